import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";

export type Line = Readonly<Record<string, unknown>>;
export interface OtherProcess {
  readonly child: ChildProcess;
  /** Every line said so far. */
  readonly lines: readonly Line[];
  /** The first line, past or coming, that has `key`. Throws when the process ends without one. */
  says(key: string): Promise<Line>;
  /** Kills it and waits until it is gone. */
  kill(by: NodeJS.Signals): Promise<void>;
}

const SCRIPT = join(__dirname, "store-process.ts");

/** Runs tests/support/store-process.ts as a process of its own; `before` are words to run it under. */
export function otherProcess(
  task: "hold" | "attach" | "commit",
  dataDir: string,
  { before = [], env = {} }: { before?: readonly string[]; env?: Record<string, string> } = {},
): OtherProcess {
  const [command = "", ...words] = [...before, process.execPath, "--import", "tsx", SCRIPT, task, dataDir];
  const child = spawn(command, words, {
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, ...env },
  });
  const lines: Line[] = [];
  let rest = "";
  child.stdout.on("data", (part: Buffer) => {
    const parts = (rest + part.toString()).split("\n");
    rest = parts.pop() ?? "";
    lines.push(...parts.map((line) => JSON.parse(line) as Line));
    child.emit("line");
  });
  child.once("close", () => child.emit("line"));
  const ended = (): boolean => child.exitCode !== null || child.signalCode !== null;
  const says = async (key: string): Promise<Line> => {
    for (;;) {
      const found = lines.find((line) => key in line);
      if (found !== undefined) return found;
      if (ended()) throw new Error(`It ended without "${key}": ${JSON.stringify(lines)}`);
      await once(child, "line");
    }
  };
  const kill = async (by: NodeJS.Signals): Promise<void> => {
    if (ended()) return;
    child.kill(by);
    await once(child, "close");
  };
  return { child, lines, says, kill };
}
