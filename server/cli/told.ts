/** Tells how far a long work is, on stderr: nothing in its first two seconds, then a line every two. */
export function telling(): (what: string, rows: number) => void {
  let last = performance.now();
  return (what, rows) => {
    if (performance.now() - last < 2_000) return;
    last = performance.now();
    process.stderr.write(`${what}: ${rows} rows …\n`);
  };
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
