import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";

export interface Running {
  readonly child: ChildProcess;
  /** The whole lines said on stdout so far. */
  readonly lines: readonly string[];
  /** Resolves once a line passes `is`. @throws with what it said when it ends first. */
  until(is: (line: string) => boolean): Promise<void>;
  /** By SIGKILL; resolves when it is gone. */
  kill(): Promise<void>;
}

/** A program of the tree as a process of its own. */
export function run(
  file: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Running {
  const child = spawn(process.execPath, ["--import", "tsx", file, ...args], {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, NODE_OPTIONS: "", ...env },
  });
  const lines: string[] = [];
  let rest = "";
  let complaint = "";
  child.stdout.on("data", (part: Buffer) => {
    const parts = (rest + part.toString()).split("\n");
    rest = parts.pop() ?? "";
    lines.push(...parts);
    child.emit("line");
  });
  child.stderr.on("data", (part: Buffer) => void (complaint += part.toString()));
  child.once("close", () => child.emit("line"));
  const ended = () => child.exitCode !== null || child.signalCode !== null;
  return {
    child,
    lines,
    until: async (is) => {
      while (!lines.some(is)) {
        if (ended())
          throw new Error(
            `${file} ended too early: ${[...lines.slice(-3), complaint.slice(-2000)].join(" | ")}`,
          );
        await once(child, "line");
      }
    },
    kill: async () => {
      if (ended()) return;
      child.kill("SIGKILL");
      await once(child, "close");
    },
  };
}
