import { createHash } from "node:crypto";

/** Seen so often, a statement is worth its place in every session. */
const WORTH_IT = 10;
/** What a session keeps is memory of the database: so many statements at most. */
const MOST_NAMED = 200;
/** Texts of which we remember how often they came. */
const MOST_COUNTED = 2_000;

const READS_OR_WRITES = /^\s*(?:SELECT|INSERT|UPDATE|DELETE|WITH)\b/i;

let generation = 1;
const names = new Map<string, string>();
const seen = new Map<string, number>();

/** Names statements that come again and again, so that each session of the database reads and plans them once. */
export function nameOf(text: string): string | undefined {
  const name = names.get(text);
  if (name !== undefined) return name;
  if (names.size >= MOST_NAMED) return undefined;
  const times = (seen.get(text) ?? 0) + 1;
  if (times < WORTH_IT || !READS_OR_WRITES.test(text)) {
    if (seen.size >= MOST_COUNTED) seen.clear();
    seen.set(text, times);
    return undefined;
  }
  seen.delete(text);
  // By what it says: behind a proxy, another process of ours may have prepared one of that name.
  const given = `huikuan ${generation}.${createHash("sha256").update(text).digest("hex").slice(0, 40)}`;
  names.set(text, given);
  return given;
}

/** What was prepared is outdated: from here on each statement gets another name, and is read anew. */
export function forgetNames(): void {
  generation += 1;
  names.clear();
}
