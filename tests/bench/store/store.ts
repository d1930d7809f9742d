import type { Program } from "../../support/named-program.ts";
import { openCell } from "../cell.ts";
import { brief, median, quantile } from "../figures.ts";

export interface StoreSize {
  readonly accounts: number;
  readonly invoicesEach: number;
  readonly queriesPerSecond: number;
  readonly seconds: number;
}

/** One point query: how long after its due moment it was answered, and whether it showed every open item. */
export interface Wait {
  readonly ms: number;
  readonly isWhole: boolean;
}

export interface Upserted {
  readonly written: number;
  readonly seconds: number;
}

interface Busy {
  readonly waits: readonly Wait[];
  readonly upserted: Upserted;
}

/** Milliseconds. A page that waits this long for its data while a CRM is being read is still a page at once. */
const BAR_P99_MS = 150;

export const storeBench: Program = {
  about:
    "The point query of one account's open items in the built-in database, idle and while every invoice is upserted by the same process; COPY rows a second.",
  options: {
    invoices: { about: "invoices that are loaded, then changed", value: 200_000 },
    accounts: { about: "accounts that owe them", value: 20_000 },
    queries: { about: "point queries a second", value: 100 },
    seconds: { about: "seconds of asking the idle store, a round", value: 10 },
    rounds: { about: "rounds of idle and busy, interleaved", value: 3 },
  },
  async run(given, say) {
    const { invoices = 1, accounts = 1, queries = 1, seconds = 1, rounds = 1 } = given;
    const invoicesEach = Math.ceil(invoices / accounts);
    const size: StoreSize = { accounts, invoicesEach, queriesPerSecond: queries, seconds };
    const cell = openCell("store/store-cell.ts");
    try {
      const loaded = await cell.ask<Upserted>("load", size);
      say(`loaded ${loaded.written} invoices in ${brief(loaded.seconds)} s`);
      const copied = await cell.ask<Upserted>("copy");
      // The first answers of a process come from code that is not compiled yet.
      await cell.ask<Wait[]>("idle", { ...size, seconds: Math.min(seconds, 3) });
      const [idle, busy]: [Wait[][], Busy[]] = [[], []];
      for (let round = 0; round < rounds; round += 1) {
        idle.push(await cell.ask<Wait[]>("idle", size));
        busy.push(await cell.ask<Busy>("busy", { size, version: round + 1 }));
        const p99 = [idle[round] ?? [], busy[round]?.waits ?? []].map((waits) => brief(waitAt(waits, 0.99)));
        say(
          `round ${round + 1}: p99 idle ${p99[0]} ms, busy ${p99[1]} ms; ${brief(rateOf(busy[round]?.upserted))} upserts a second`,
        );
      }
      return { invoices: accounts * invoicesEach, accounts, ...figures(loaded, copied, idle, busy) };
    } finally {
      await cell.stop();
    }
  },
};

const waitAt = (waits: readonly Wait[], share: number): number =>
  quantile(
    waits.map(({ ms }) => ms),
    share,
  );
const rateOf = (done: Upserted | undefined): number => (done ? done.written / done.seconds : Number.NaN);

function figures(
  loaded: Upserted,
  copied: Upserted,
  idle: readonly (readonly Wait[])[],
  busy: readonly Busy[],
) {
  const of = (rounds: readonly (readonly Wait[])[], share: number) =>
    brief(median(rounds.map((waits) => waitAt(waits, share))));
  const asked = busy.map(({ waits }) => waits);
  const wrong = [...idle, ...asked].flat().filter(({ isWhole }) => !isWhole).length;
  const complete = busy.every(({ upserted }) => upserted.written === 2 * loaded.written);
  const p99 = of(asked, 0.99);
  return {
    loadedPerSecond: Math.round(rateOf(loaded)),
    copiedPerSecond: Math.round(rateOf(copied)),
    // Each change closes one row and writes another.
    upsertedPerSecond: Math.round(median(busy.map(({ upserted }) => rateOf(upserted) / 2))),
    idleP50Ms: of(idle, 0.5),
    idleP99Ms: of(idle, 0.99),
    busyP50Ms: of(asked, 0.5),
    busyP99Ms: p99,
    wrongAnswers: wrong,
    complete,
    ratio: brief(p99 / of(idle, 0.99)),
    bar: { busyP99Ms: BAR_P99_MS },
    ok: p99 <= BAR_P99_MS && wrong === 0 && complete,
  };
}
