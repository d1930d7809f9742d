import { randomOf } from "../../sandbox/books/random.ts";
import type { Scope } from "./draw.ts";
import { backlog, clocks, type Figures, fences, mishaps, stops, type Tally, year } from "./figures.ts";

/** A kind of story: what is laid down before the seed draws the rest. */
interface Kind {
  readonly says: string;
  /** How many make the catalogue's figure. */
  readonly seeds: number;
  scope(seed: string): Partial<Scope>;
  /** What is worth printing of it. */
  figures(all: Tally): Figures;
  /** Each story is told twice, and must be the same, byte for byte. */
  readonly twice?: true;
  /** Each telling is over by then. */
  readonly withinSeconds?: number;
}

/** C-06: twelve months of two hundred debtors, in a house that is not always well. */
export const YEAR: Partial<Scope> = {
  processes: 2,
  debtors: 200,
  days: 365,
  bills: 24,
  bustle: 15,
  deaths: 0.05,
  naps: 0.05,
  inTurns: true,
};

export const KINDS: Readonly<Record<string, Kind>> = {
  stories: {
    says: "R-01: one to three processes that die, sleep and overtake, mail and CRM that fail, people",
    seeds: 10_000,
    scope: () => ({}),
    figures: mishaps,
  },
  said: {
    says: "R-10: people pay, credit, void, promise, agree, contest, exempt and put off while messages leave",
    seeds: 10_000,
    scope: (seed) => ({ days: 7, debtors: 1 + (Number(seed) % 3), bustle: 950, caps: null, rush: true }),
    figures: stops,
  },
  naps: {
    says: "R-20: two to five processes that sleep longer than their leases, without the org's turn",
    seeds: 2_000,
    scope: (seed) => ({
      processes: randomOf(`naps ${seed}`).whole(2, 5),
      debtors: 2,
      days: 6,
      deaths: 0,
      naps: 3,
      inTurns: false,
    }),
    figures: fences,
  },
  clocks: {
    says: "C-03: a server's clock steps by up to 25 hours either way while it works",
    seeds: 1_000,
    scope: () => ({ clockSteps: true, processes: 1, debtors: 3, days: 12, deaths: 0, naps: 0 }),
    figures: clocks,
  },
  outage: {
    says: "R-16: seven days on which nobody is there, of a thousand debtors",
    seeds: 1,
    scope: () => ({ processes: 2, debtors: 1_000, days: 14, bustle: 5, deaths: 0, naps: 0, outageOn: 4 }),
    figures: backlog,
  },
  year: {
    says: "C-06: twelve months of two hundred debtors, told twice in 180 s each: the same, byte for byte",
    seeds: 1,
    scope: () => YEAR,
    figures: year,
    twice: true,
    withinSeconds: 180,
  },
};
