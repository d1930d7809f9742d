import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { describe, expect, it } from "@jest/globals";
import { build } from "esbuild";
import type { ShareTold } from "./tell-share.ts";

/** Stories of one of the three files that tell a thousand; `npm run simulate` tells ten thousand of the same. */
const STORIES = 334;

/** Where a process dies and falls asleep, each at least so often. */
const MISHAPS: Readonly<Record<string, number>> = {
  dunning: 314,
  rounds: 69,
  sync: 24,
  pull: 10,
  reread: 54,
  seal: 10,
  deliver: 9,
  outbox: 30,
  writeMany: 1,
  promise: 10,
  planVerdicts: 5,
  followup: 3,
  plan: 6,
  dispute: 1,
  hold: 13,
  standstill: 1,
  activation: 4,
};

/** What people, the world and the machines do, each at least so often. */
const DEEDS: Readonly<Record<string, number>> = {
  paid: 69,
  "paid in part": 37,
  "payment reversed": 4,
  "dispute in the CRM": 49,
  "no dispute in the CRM": 15,
  "invoice excluded in the CRM": 21,
  "account excluded in the CRM": 17,
  "address moved": 19,
  "address is dead": 23,
  said: 67,
  promised: 51,
  planned: 65,
  contested: 32,
  exempted: 52,
  vetoed: 69,
  "pressed withdrawal": 5,
  "pressed resolution": 2,
  "pressed lift": 3,
  "pressed veto-end": 23,
  "pressed release": 7,
  settled: 21,
  "stopped org": 33,
  "stopped house": 31,
  "asked under a segment": 132,
  "account is another's now": 20,
  "policy edited": 58,
  "nobody there for a week": 13,
  "clock is a little wrong": 52,
  "the CRM is down": 60,
  "no answer from the CRM, pulled": 176,
  "no answer from the CRM, asked again": 13,
  "no answer from the CRM, before it has it": 5,
  "no answer from the CRM, after it has it": 10,
  "the CRM says 429": 3,
  "mail: 421 too busy": 5,
  "mail: 451 greylisted": 2,
  "mail: 452 later": 2,
  "mail: 554 not this": 1,
  "mail: 550 5.1.1 no such user": 9,
  "mail: the line was lost": 6,
  "mail: it has it, and the line was lost": 4,
  "mail: overslept": 5,
  "by CRM: sent": 120,
  "by CRM: deferred": 4,
  "by CRM: in_doubt": 1,
  "by text: sent": 100,
  "by text: deferred": 1,
  "by text: in_doubt": 1,
  "refused: startSending": 1,
};

const WANTED = Object.entries({
  ...DEEDS,
  ...Object.fromEntries(
    Object.entries(MISHAPS).flatMap(([where, least]) =>
      ["dies", "sleeps"].map((what) => [`${what} at ${where}`, least] as const),
    ),
  ),
});

/** In a process of its own, from one file: as a test file is read, a story takes two and a half times as long. */
async function told(first: number, last: number): Promise<ShareTold> {
  const folder = await mkdtemp(resolve(".cache/share-"));
  try {
    const outfile = join(folder, "tell-share.mjs");
    const entryPoints = ["tests/simulation/tell-share.ts"];
    await build({
      entryPoints,
      outfile,
      bundle: true,
      format: "esm",
      platform: "node",
      packages: "external",
    });
    const words = [outfile, String(first), String(last)];
    const { stdout } = await promisify(execFile)(process.execPath, words, { maxBuffer: 1 << 26 });
    return JSON.parse(stdout) as ShareTold;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The share of one test file: `part` is 0, 1 or 2. */
export function tellsShare(part: number): void {
  const [first, last] = [part * STORIES + 1, (part + 1) * STORIES];
  let share: ShareTold;

  describe(`stories ${first} to ${last}`, () => {
    it("R-01: nobody hears twice, too early, of paid or promised money, or never; and everything has one reason", async () => {
      share = await told(first, last);
      expect(share.sizes).toHaveLength(STORIES);
      expect(share.failed).toEqual([]);
    }, 300_000);

    it("they are of every size", () => {
      const range = (pick: (size: ShareTold["sizes"][number]) => number): readonly number[] => {
        const found = share.sizes.map(pick);
        return [Math.min(...found), Math.max(...found)];
      };
      expect(range(({ processes }) => processes)).toEqual([1, 3]);
      expect(range(({ steps }) => steps)).toEqual([1, 5]);
      const [fewest = 0, most = 0] = range(({ debtors }) => debtors);
      expect(fewest).toBe(1);
      expect(most).toBeGreaterThanOrEqual(20);
      expect(share.letters).toBeGreaterThan(1_000);
      expect(share.tasks).toBeGreaterThan(300);
    });

    it("nothing that may go wrong is left out", () => {
      const rare = WANTED.filter(([what, least]) => (share.happened[what] ?? 0) < least);
      expect(rare.map(([what]) => `${what}: ${share.happened[what] ?? 0}`)).toEqual([]);
    });
  });
}
