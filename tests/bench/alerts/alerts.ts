import type { Program } from "../../support/named-program.ts";
import { openCell } from "../cell.ts";
import { brief, median } from "../figures.ts";
import type { ScoreSize } from "../score/score.ts";

/** One morning's look over every account. */
export interface Watched {
  readonly seconds: number;
  readonly raised: number;
  readonly ended: number;
  readonly maxRssMb: number;
}

/** One look back over all past days. */
export interface LookedBack {
  readonly seconds: number;
  /** Triggers that were raised in the past. */
  readonly triggers: number;
  readonly maxRssMb: number;
}

/** Every account's entries, read alone. */
export interface Read {
  readonly seconds: number;
  readonly accounts: number;
  readonly entries: number;
}

const BAR = 4;
const RSS_BAR_MB = 600;

export const alertsBench: Program = {
  about:
    "A morning's early warnings of every account from the built-in database to stored rows, against reading the same entries and making nothing of them: wall time and memory.",
  options: {
    invoices: { about: "invoices, nine of ten of them paid", value: 1_000_000 },
    accounts: { about: "accounts that were billed", value: 20_000 },
    rounds: { about: "rounds of reading and looking, interleaved; the middle ones count", value: 3 },
  },
  async run({ invoices = 1, accounts = 1, rounds = 1 }, say) {
    const size: ScoreSize = { accounts, invoicesEach: Math.ceil(invoices / accounts) };
    const cell = openCell("alerts/alerts-cell.ts");
    try {
      await cell.ask("fill", size);
      const first = await cell.ask<Watched>("watch", 0);
      say(`first morning: ${first.raised} raised in ${brief(first.seconds)} s`);
      const again = await cell.ask<Watched>("watch", 0);
      const [mornings, reads]: [Watched[], Read[]] = [[], []];
      for (let round = 1; round <= rounds; round += 1) {
        const read = await cell.ask<Read>("read", null);
        const morning = await cell.ask<Watched>("watch", round);
        reads.push(read);
        mornings.push(morning);
        say(`round ${round}: warnings ${brief(morning.seconds)} s, reading ${brief(read.seconds)} s`);
      }
      const back = await cell.ask<LookedBack>("measure", null);
      say(`looking back: ${back.triggers} triggers in ${brief(back.seconds)} s`);
      return figures(first, again, mornings, reads, back);
    } finally {
      await cell.stop();
    }
  },
};

function figures(
  first: Watched,
  again: Watched,
  mornings: readonly Watched[],
  reads: readonly Read[],
  back: LookedBack,
) {
  const watchSeconds = median(mornings.map(({ seconds }) => seconds));
  const readSeconds = median(reads.map(({ seconds }) => seconds));
  const ratio = brief(watchSeconds / readSeconds);
  const peakRssMb = Math.round(Math.max(back.maxRssMb, ...mornings.map(({ maxRssMb }) => maxRssMb)));
  const changedTwice = again.raised + again.ended;
  return {
    ...{ accounts: reads[0]?.accounts ?? 0, entries: reads[0]?.entries ?? 0, raised: first.raised },
    ...{
      firstSeconds: brief(first.seconds),
      watchSeconds: brief(watchSeconds),
      readSeconds: brief(readSeconds),
    },
    ...{ lookBackSeconds: brief(back.seconds), triggers: back.triggers },
    ...{ ratio, bar: BAR, peakRssMb, rssBarMb: RSS_BAR_MB, changedTwice },
    ok: ratio <= BAR && peakRssMb < RSS_BAR_MB && first.raised > 0 && back.triggers > 0 && changedTwice === 0,
  };
}
