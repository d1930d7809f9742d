import { type ChildProcess, spawn } from "node:child_process";
import { programWords } from "../../sandbox/build-programs.ts";

export interface Ran {
  readonly code: number | null;
  readonly out: string;
  /** Lines on stderr that complain: npm's and node's warnings and how far a long work is are left out. */
  readonly complaints: readonly string[];
}

type Program = Parameters<typeof programWords>[0];

const NOISE = /^(npm warn|\(node:|\(Use `node)|: \d+ rows …$/;

/** Runs one of the house's programs as a person would, and waits for its end. */
export async function runCommand(
  file: Program,
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>> = {},
): Promise<Ran> {
  const { child, said } = await startCommand(file, args, env);
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) =>
      resolve({
        code,
        out: said.out,
        complaints: said.err.split("\n").filter((line) => line !== "" && !NOISE.test(line)),
      }),
    );
  });
}

export interface Started {
  readonly child: ChildProcess;
  readonly said: { out: string; err: string };
}

/** `words` for node, where it matters how the program is read: it is bundled otherwise, which starts much faster. */
export async function startCommand(
  file: Program,
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>> = {},
  words?: readonly string[],
): Promise<Started> {
  const child = spawn(process.execPath, [...(words ?? (await programWords(file))), ...args], {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, NODE_OPTIONS: "", ...env },
  });
  const said = { out: "", err: "" };
  child.stdout.on("data", (part: Buffer) => void (said.out += part.toString()));
  child.stderr.on("data", (part: Buffer) => void (said.err += part.toString()));
  return { child, said };
}
