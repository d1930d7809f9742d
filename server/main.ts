import { readConfig } from "./config.ts";

/** `npm run serve`: the server alone. Ends with one sentence per mistake when it cannot start. */
async function main(): Promise<void> {
  const config = readConfig(process.env);
  if (!config.ok) return stop(config.because);
  // Loaded only now: a mistake in the environment is answered at once.
  const { serve } = await import("./serve.ts");
  const serving = await serve(config.value);
  // A terminal sends its signal to the whole group, so the same end may be asked for twice.
  let ending: Promise<void> | undefined;
  const end = () => void (ending ??= serving.close().then(() => process.exit(0)));
  process.on("SIGTERM", end);
  process.on("SIGINT", end);
  process.stdout.write(`Huikuan is ready at ${serving.url}\n`);
}

function stop(sentences: readonly string[]): void {
  process.stderr.write(`${sentences.join("\n")}\n`);
  process.exit(1);
}

main().catch((fault: unknown) => stop([fault instanceof Error ? fault.message : String(fault)]));
