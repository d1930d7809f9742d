/** Tells how far a long work is, on stderr: nothing in its first two seconds, then a line every two. */
export function telling(unit = "rows"): (what: string, count: number) => void {
  let last = performance.now();
  return (what, count) => {
    if (performance.now() - last < 2_000) return;
    last = performance.now();
    process.stderr.write(`${what}: ${count} ${unit} …\n`);
  };
}

/** Is aborted by the first Ctrl-C or SIGTERM, so that what is half done can be taken back; the second one kills. */
export function interrupted(because: string): AbortSignal {
  const stop = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"] as const)
    process.once(signal, () => stop.abort(new Error(because)));
  return stop.signal;
}

/** Ends the process with the command's exit code; a refusal or a fault is one sentence on stderr, and 1. */
export function runTransfer(main: () => Promise<string>): void {
  main().then(
    (said) => void process.stdout.write(`${said}\n`),
    (fault: unknown) => {
      process.stderr.write(`${fault instanceof Error ? fault.message : String(fault)}\n`);
      process.exitCode = 1;
    },
  );
}

/** One line on stdout, and the exit code of a command that did what it was asked. */
export function say(text: string): number {
  process.stdout.write(`${text}\n`);
  return 0;
}

/** One sentence on stderr, and the exit code of a command that did not. */
export function complain(sentence: string): number {
  process.stderr.write(`${sentence}\n`);
  return 1;
}
