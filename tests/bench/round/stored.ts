import type { Program } from "../../support/named-program.ts";
import { openCell } from "../cell.ts";
import { brief, median } from "../figures.ts";

export interface StoredSize {
  readonly accounts: number;
  readonly invoicesEach: number;
}

export interface StoredRound {
  readonly seconds: number;
  readonly accounts: number;
  readonly planned: number;
  readonly held: number;
  readonly failed: number;
  readonly maxRssMb: number;
}

const BAR = 3;
const RSS_BAR_MB = 600;
const LINEAR_BAR = 1.3;
/** The smaller book that shows whether the cost of an invoice grows with the book. */
const TENTH = 10;

export const storedRoundBench: Program = {
  about:
    "A day's plan from the built-in database to stored decisions and messages, against a bare read of the same rows through the same driver: wall time, memory, and the cost of an invoice in a book a tenth of the size.",
  options: {
    invoices: { about: "open invoices", value: 1_000_000 },
    accounts: { about: "accounts that owe them", value: 20_000 },
    reads: { about: "bare reads, of which the middle one counts", value: 3 },
  },
  async run({ invoices = 0, accounts = 1, reads = 1 }, say) {
    const invoicesEach = Math.ceil(invoices / accounts);
    const small = { accounts: Math.max(1, Math.ceil(accounts / TENTH)), invoicesEach };
    const tenth = await measured(small, reads);
    say(
      `${small.accounts} accounts: ${brief(tenth.round.seconds)} s, ${brief(tenth.round.seconds / tenth.readSeconds)} reads`,
    );
    const whole = await measured({ accounts, invoicesEach }, reads);
    const { round, readSeconds, rows } = whole;
    say(`${accounts} accounts: ${brief(round.seconds)} s, ${brief(round.seconds / readSeconds)} reads`);
    const ratio = brief(round.seconds / readSeconds);
    const linear = brief(round.seconds / rows / (tenth.round.seconds / tenth.rows));
    const peakRssMb = Math.round(round.maxRssMb);
    return {
      invoices: rows,
      accounts: round.accounts,
      planned: round.planned,
      held: round.held,
      failed: round.failed,
      roundSeconds: brief(round.seconds),
      readSeconds: brief(readSeconds),
      ratio,
      bar: BAR,
      linear,
      linearBar: LINEAR_BAR,
      peakRssMb,
      rssBarMb: RSS_BAR_MB,
      ok: ratio <= BAR && linear <= LINEAR_BAR && peakRssMb < RSS_BAR_MB && round.failed === 0,
    };
  },
};

async function measured(size: StoredSize, reads: number) {
  const cell = openCell("round/stored-cell.ts");
  try {
    await cell.ask("fill", size);
    const bare: { seconds: number; rows: number }[] = [];
    const readOnce = async () => void bare.push(await cell.ask("read"));
    for (let read = 0; read < Math.ceil(reads / 2); read += 1) await readOnce();
    const round = await cell.ask<StoredRound>("plan");
    while (bare.length < reads) await readOnce();
    return { round, rows: bare[0]?.rows ?? 0, readSeconds: median(bare.map(({ seconds }) => seconds)) };
  } finally {
    await cell.stop();
  }
}
