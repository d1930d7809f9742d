import { spawn } from "node:child_process";

/**
 * Runs a node program without a terminal, so that it can ask nothing; returns what it said.
 * @throws with what it said when it does not end with 0.
 */
export function runTool(
  what: string,
  file: string,
  args: readonly string[],
  cwd = process.cwd(),
): Promise<string> {
  const child = spawn(process.execPath, [file, ...args], {
    cwd,
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, NO_UPDATE_NOTIFIER: "1", FORCE_COLOR: "0", NODE_OPTIONS: "" },
  });
  const parts: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (part: Buffer) => void parts.push(part));
  return new Promise((done, fail) => {
    child.once("error", fail);
    child.once("close", (code) => {
      const said = Buffer.concat(parts).toString().trim();
      if (code === 0) done(said);
      else fail(new Error(`${what} failed: ${said || `it ended with ${code} and said nothing.`}`));
    });
  });
}
