import { expect } from "@jest/globals";
import { readdir, readFile } from "node:fs/promises";
import type { Ran } from "./run-command.ts";

export function expectOneSentence(ran: Ran, ...words: readonly (string | RegExp)[]): void {
  expect(ran.complaints).toHaveLength(1);
  for (const word of words) expect(ran.complaints[0]).toMatch(word);
  expect(ran.complaints[0]).toMatch(/\.$/);
  expect(ran.complaints[0]).not.toMatch(/Error:| at .*:\d+/);
  expect(ran.code).not.toBe(0);
}

/** Command lines of everything that still works on a data directory. */
export async function processesOf(dataDir: string): Promise<readonly string[]> {
  const ids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name));
  const lines = await Promise.all(ids.map((id) => readFile(`/proc/${id}/cmdline`, "utf8").catch(() => "")));
  return lines.filter((line) => line.includes(dataDir));
}
