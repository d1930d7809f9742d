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
  /** The first day on which one of those invoices was late by more than 3 days. */
  readonly badOn: Day | null;
}

/** `known`: what is known at 00:00 of `today`, which must be ANSWERED_DAYS after `from`. null: nothing fell due. */
export function outcomeOf(known: readonly Settlement[], from: Day): Outcome | null {
  const due = known.filter(
    ({ dueOn, creditedMinor, amountMinor }) =>
      dueOn >= from && dueOn < addDays(from, AHEAD_DAYS) && creditedMinor < amountMinor,
  );
  if (due.length === 0) return null;
  const bad = isBad(due, LATE_DAYS);
  const late = due
    .filter((each) => isLate(each, LATE_DAYS))
    .map(({ dueOn }) => addDays(dueOn, LATE_DAYS + 1));
  return { bad, severe: isBad(due, SEVERE_DAYS), badOn: bad ? (Math.min(...late) as Day) : null };
}

const isLate = ({ dueOn, settledOn }: Settlement, days: number): boolean =>
  settledOn === null || settledOn > addDays(dueOn, days);

/** In any one currency: money of two is not added. */
function isBad(due: readonly Settlement[], days: number): boolean {
  const sums = new Map<Currency, { all: number; late: number }>();
  for (const each of due) {
    const sum = sums.get(each.currency) ?? { all: 0, late: 0 };
    const owed = each.amountMinor - each.creditedMinor;
    sum.all += owed;
    if (isLate(each, days)) sum.late += owed;
    sums.set(each.currency, sum);
  }
  return [...sums.values()].some(({ all, late }) => late >= all * BAD_SHARE);
}
