import type { Currency } from "../kernel/currency.ts";
import { addDays, type Day } from "../kernel/day.ts";
import type { Settlement } from "../ledger/settlements.ts";

const AHEAD_DAYS = 60;
const BAD_SHARE = 0.25;
const LATE_DAYS = 3;
const SEVERE_DAYS = 30;

/** After so many days both questions about a day are answered for every invoice. */
export const ANSWERED_DAYS = AHEAD_DAYS + SEVERE_DAYS + 1;

/** What came of an account in the 60 days after a day on which it was looked at. */
export interface Outcome {
  /** A quarter of the money that fell due, or more, came more than 3 days late. */
  readonly bad: boolean;
  /** The same by more than 30 days. */
  readonly severe: boolean;
  /** The day on which so much of it was late by more than 3 days. */
  readonly badOn: Day | null;
}

/** What fell due in the 60 days after a day, by currency, as money of two is not added. */
export type Fate = Map<Currency, Due>;
interface Due {
  allMinor: number;
  severeMinor: number;
  /** By the day on which it was more than 3 days late. */
  readonly lateMinor: Map<Day, number>;
}

/** `known`: what is known at 00:00 of `today`, which must be ANSWERED_DAYS after `from`. null: nothing fell due. */
export const outcomeOf = (known: readonly Settlement[], from: Day): Outcome | null =>
  cameOf(fateOf(known, from));

export function fateOf(known: readonly Settlement[], from: Day): Fate {
  const fate: Fate = new Map();
  const until = addDays(from, AHEAD_DAYS);
  for (const each of known) {
    const { dueOn, creditedMinor, amountMinor, currency } = each;
    if (dueOn < from || dueOn >= until || creditedMinor >= amountMinor) continue;
    const owed = amountMinor - creditedMinor;
    const due = dueIn(fate, currency);
    due.allMinor += owed;
    if (isLate(each, SEVERE_DAYS)) due.severeMinor += owed;
    if (isLate(each, LATE_DAYS)) addLate(due, addDays(dueOn, LATE_DAYS + 1), owed);
  }
  return fate;
}

const isLate = ({ dueOn, settledOn }: Settlement, days: number): boolean =>
  settledOn === null || settledOn > addDays(dueOn, days);

/** Adds what came of one account to what came of others. */
export function joinFate(all: Fate, one: Fate): void {
  for (const [currency, { allMinor, severeMinor, lateMinor }] of one) {
    const due = dueIn(all, currency);
    due.allMinor += allMinor;
    due.severeMinor += severeMinor;
    for (const [on, minor] of lateMinor) addLate(due, on, minor);
  }
}

function dueIn(fate: Fate, currency: Currency): Due {
  const found = fate.get(currency);
  if (found !== undefined) return found;
  const due: Due = { allMinor: 0, severeMinor: 0, lateMinor: new Map() };
  fate.set(currency, due);
  return due;
}

const addLate = ({ lateMinor }: Due, on: Day, minor: number): void =>
  void lateMinor.set(on, (lateMinor.get(on) ?? 0) + minor);

/** Bad in any one currency is bad. null: nothing fell due. */
export function cameOf(fate: Fate): Outcome | null {
  if (fate.size === 0) return null;
  const turned = [...fate.values()].flatMap((due) => turnedOn(due) ?? []);
  return {
    bad: turned.length > 0,
    severe: [...fate.values()].some(({ allMinor, severeMinor }) => severeMinor >= allMinor * BAD_SHARE),
    badOn: turned.length > 0 ? (Math.min(...turned) as Day) : null,
  };
}

function turnedOn({ allMinor, lateMinor }: Due): Day | null {
  let late = 0;
  for (const [on, minor] of [...lateMinor].sort(([a], [b]) => a - b)) {
    late += minor;
    if (late >= allMinor * BAD_SHARE) return on;
  }
  return null;
}
