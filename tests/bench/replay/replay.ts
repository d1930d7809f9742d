import type { Program } from "../../support/named-program.ts";
import { inFreshCell } from "../cell.ts";
import { brief, median } from "../figures.ts";

export interface ReplaySize {
  /** A ledger as CSV; null: the sandbox's generated book. */
  readonly file: string | null;
  readonly customers: number;
  readonly days: number;
}

export interface Measured {
  readonly accounts: number;
  readonly entries: number;
  readonly messages: number;
  readonly days: number;
  readonly replaySeconds: number;
  /** CPU of one day's plan, the mean over plans of days all over the period. */
  readonly planSeconds: number;
  readonly maxRssMb: number;
}

const BAR = 0.5;

export const replayBench: Program = {
  about:
    "A year of a book replayed in memory, against as many plans of single days of the same book: CPU of the one by that of the others.",
  options: {
    customers: { about: "customers of the sandbox's generated book", value: 60 },
    days: { about: "days replayed, up to the last one of the book", value: 365 },
    rounds: { about: "rounds, each in a process of its own", value: 5 },
  },
  texts: { file: "a ledger as CSV instead of the generated book" },
  async run({ customers = 60, days = 365, rounds = 1 }, say, { file = null } = {}) {
    const measured: Measured[] = [];
    const ratios: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const each = await inFreshCell<Measured>("replay/replay-cell.ts", "measure", { file, customers, days });
      const ratio = each.replaySeconds / (each.days * each.planSeconds);
      measured.push(each);
      ratios.push(ratio);
      say(
        `round ${round + 1}: ${brief(each.replaySeconds)} s for ${each.days} days, a plan ${brief(each.planSeconds * 1000)} ms: ${brief(ratio)}`,
      );
    }
    const [one] = measured;
    const ratio = brief(median(ratios));
    return {
      book: file === null ? "generated" : "file",
      accounts: one?.accounts ?? 0,
      entries: one?.entries ?? 0,
      messages: one?.messages ?? 0,
      days: one?.days ?? 0,
      replayCpuSeconds: brief(median(measured.map((each) => each.replaySeconds))),
      planCpuMs: brief(median(measured.map((each) => each.planSeconds * 1000))),
      peakRssMb: Math.round(Math.max(...measured.map((each) => each.maxRssMb))),
      ratio,
      bar: BAR,
      ok: ratio <= BAR,
    };
  },
};
