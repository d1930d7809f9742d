import type { Program } from "../../support/named-program.ts";
import type { Aged } from "../aging-query.ts";
import { openCell } from "../cell.ts";
import { brief, median } from "../figures.ts";
import type { ScoreSize } from "../score/score.ts";

/** One question of the reports' page, answered. */
export interface Told {
  readonly seconds: number;
  readonly ok: boolean;
  /** The longest time in which the process answered nobody. */
  readonly blockMs: number;
  readonly bytes: number;
  readonly maxRssMb: number;
}

const BAR = 6;
const RSS_BAR_MB = 600;
const BLOCK_BAR_MS = 100;
const QUESTIONS = ["report", "bucket", "csv", "two"] as const;

export const reportsBench: Program = {
  about:
    "The reports' page of a large org: every figure, who is behind a bucket, the aging as a file, and two who ask at once, against one SELECT … GROUP BY account of the same rows' aging: wall time, memory, and how long others wait.",
  options: {
    invoices: { about: "invoices, nine of ten of them paid", value: 1_000_000 },
    accounts: { about: "accounts that were billed", value: 20_000 },
    rounds: { about: "rounds of aging query and questions; the middle ones count", value: 3 },
  },
  async run({ invoices = 1, accounts = 1, rounds = 1 }, say) {
    const size: ScoreSize = { accounts, invoicesEach: Math.ceil(invoices / accounts) };
    const cell = openCell("reports/reports-cell.ts");
    try {
      await cell.ask("fill", size);
      const queries: Aged[] = [];
      const told: Record<(typeof QUESTIONS)[number], Told[]> = { report: [], bucket: [], csv: [], two: [] };
      for (let round = 1; round <= rounds; round += 1) {
        queries.push(await cell.ask<Aged>("age"));
        for (const question of QUESTIONS) told[question].push(await cell.ask<Told>("tell", question));
        const seconds = QUESTIONS.map((question) => brief(told[question].at(-1)?.seconds ?? 0));
        say(`round ${round}: ${seconds.join(", ")} s, aging query ${brief(queries.at(-1)?.seconds ?? 0)} s`);
      }
      return { ...figures(told, queries), accounts, invoices: accounts * size.invoicesEach };
    } finally {
      await cell.stop();
    }
  },
};

function figures(told: Record<(typeof QUESTIONS)[number], readonly Told[]>, queries: readonly Aged[]) {
  const middle = (all: readonly { readonly seconds: number }[]): number =>
    brief(median(all.map(({ seconds }) => seconds)));
  const all = Object.values(told).flat();
  const [reportSeconds, agingSeconds] = [middle(told.report), middle(queries)];
  const ratio = brief(reportSeconds / agingSeconds);
  const peakRssMb = Math.round(Math.max(...all.map(({ maxRssMb }) => maxRssMb)));
  const blockMs = Math.round(Math.max(...all.map((each) => each.blockMs)));
  const answered = all.every(({ ok }) => ok);
  return {
    rows: queries[0]?.rows ?? 0,
    ...{ reportSeconds, bucketSeconds: middle(told.bucket), csvSeconds: middle(told.csv) },
    ...{ twoAtOnceSeconds: middle(told.two), agingSeconds },
    ...{ csvBytes: told.csv[0]?.bytes ?? 0, answered, ratio, bar: BAR },
    ...{ peakRssMb, rssBarMb: RSS_BAR_MB, blockMs, blockBarMs: BLOCK_BAR_MS },
    ok: answered && ratio <= BAR && peakRssMb < RSS_BAR_MB && blockMs <= BLOCK_BAR_MS,
  };
}
