import type { Program } from "../../support/named-program.ts";
import type { Aged } from "../aging-query.ts";
import { openCell } from "../cell.ts";
import { brief, median } from "../figures.ts";

export interface ScoreSize {
  readonly accounts: number;
  readonly invoicesEach: number;
}

/** One run over every account: from the database to stored snapshots. */
export interface Scored {
  readonly seconds: number;
  readonly accounts: number;
  readonly scored: number;
  /** Past month-ends that the first run scores as well. */
  readonly backfilled: number;
  readonly maxRssMb: number;
}

/** One account scored again after a payment: CPU of the server's process and of the database's for one of them. */
export interface Rescored {
  readonly cpuMs: number;
  readonly storeCpuMs: number;
  readonly rescored: number;
  /** Accounts whose snapshot is not what a whole run then says. */
  readonly differ: number;
}

const BAR = 6;
const RSS_BAR_MB = 600;
const RESCORE_BAR_MS = 50;

export const scoreBench: Program = {
  about:
    "A day's scores of every account from the built-in database to stored snapshots, against one SELECT … GROUP BY account of the same rows' aging: wall time, memory, and the CPU of one account scored again after a payment.",
  options: {
    invoices: { about: "invoices, nine of ten of them paid", value: 1_000_000 },
    accounts: { about: "accounts that were billed", value: 20_000 },
    rounds: { about: "rounds of aging query and scores, interleaved; the middle ones count", value: 3 },
    payments: { about: "payments after each of which one account is scored again", value: 50 },
  },
  async run({ invoices = 1, accounts = 1, rounds = 1, payments = 1 }, say) {
    const size: ScoreSize = { accounts, invoicesEach: Math.ceil(invoices / accounts) };
    const cell = openCell("score/score-cell.ts");
    try {
      await cell.ask("fill", size);
      const first = await cell.ask<Scored>("score", 0);
      say(`first run, with ${first.backfilled} months of past: ${brief(first.seconds)} s`);
      const [runs, queries]: [Scored[], Aged[]] = [[], []];
      for (let round = 1; round <= rounds; round += 1) {
        const query = await cell.ask<Aged>("age", round);
        const run = await cell.ask<Scored>("score", round);
        queries.push(query);
        runs.push(run);
        say(`round ${round}: scores ${brief(run.seconds)} s, aging query ${brief(query.seconds)} s`);
      }
      const again = await cell.ask<Rescored>("rescore", { day: rounds, payments });
      return { ...figures(first, runs, queries, again), invoices: accounts * size.invoicesEach };
    } finally {
      await cell.stop();
    }
  },
};

function figures(first: Scored, runs: readonly Scored[], queries: readonly Aged[], again: Rescored) {
  const scoreSeconds = median(runs.map(({ seconds }) => seconds));
  const agingSeconds = median(queries.map(({ seconds }) => seconds));
  const ratio = brief(scoreSeconds / agingSeconds);
  const peakRssMb = Math.round(Math.max(...runs.map(({ maxRssMb }) => maxRssMb)));
  const { rescored, differ } = again;
  const [rescoreCpuMs, rescoreStoreCpuMs] = [brief(again.cpuMs), brief(again.storeCpuMs)];
  const fast = rescoreCpuMs + rescoreStoreCpuMs < RESCORE_BAR_MS;
  return {
    rows: queries[0]?.rows ?? 0,
    accounts: runs[0]?.accounts ?? 0,
    scored: runs[0]?.scored ?? 0,
    firstRunSeconds: brief(first.seconds),
    scoreSeconds: brief(scoreSeconds),
    agingSeconds: brief(agingSeconds),
    ratio,
    bar: BAR,
    peakRssMb,
    rssBarMb: RSS_BAR_MB,
    rescoreCpuMs,
    rescoreStoreCpuMs,
    rescoreBarMs: RESCORE_BAR_MS,
    rescored,
    differ,
    ok: ratio <= BAR && peakRssMb < RSS_BAR_MB && fast && rescored > 0 && differ === 0,
  };
}
