import { addDays, daysBetween, type Day } from "../kernel/day.ts";
import type { Currency } from "../kernel/currency.ts";
import type { Settlement } from "../ledger/settlements.ts";
import { QUIET, reading, tenth, type Reading } from "./reading.ts";

const MONTH_DAYS = 30;
const MONTHS = 11;
const LEAST_MONTHS = 3;
/** A customer with whom nothing ever rolled on is compared with this: any ratio to nothing would be endless. */
const LEAST_RATE = 0.05;

interface Roll {
  readonly base: number;
  readonly rolled: number;
}

/**
 * Of the money that was 1–30 days late thirty days ago, how much is 31–60 late now, against the account's own rate of
 * the months before. Whole invoices in the currency that most of them are in: a part payment does not stop the days.
 */
export function rollReading(seen: readonly Settlement[], asOf: Day): Reading {
  const currency = commonest(seen);
  const own = seen.filter((each) => each.currency === currency && each.creditedMinor < each.amountMinor);
  const now = rollUntil(own, asOf);
  if (now.base === 0) return QUIET;
  const before = Array.from({ length: MONTHS }, (_, at) =>
    rollUntil(own, addDays(asOf, -MONTH_DAYS * (at + 1))),
  ).filter(({ base }) => base > 0);
  if (before.length < LEAST_MONTHS) return QUIET;
  const usual = Math.max(LEAST_RATE, rateOf(sum(before)));
  const rate = rateOf(now);
  return reading(tenth((rate / usual) * 100), { now: tenth(rate * 100), usual: tenth(usual * 100) });
}

function rollUntil(own: readonly Settlement[], until: Day): Roll {
  const from = addDays(until, -MONTH_DAYS);
  let [base, rolled] = [0, 0];
  for (const each of own) {
    const late = daysBetween(each.dueOn, from);
    if (late < 1 || late > MONTH_DAYS || (each.settledOn !== null && each.settledOn < from)) continue;
    const owed = each.amountMinor - each.creditedMinor;
    base += owed;
    if (each.settledOn === null || each.settledOn >= until) rolled += owed;
  }
  return { base, rolled };
}

const sum = (rolls: readonly Roll[]): Roll =>
  rolls.reduce((all, each) => ({ base: all.base + each.base, rolled: all.rolled + each.rolled }));

const rateOf = ({ base, rolled }: Roll): number => rolled / base;

function commonest(seen: readonly Settlement[]): Currency | undefined {
  const counts = new Map<Currency, number>();
  for (const { currency } of seen) counts.set(currency, (counts.get(currency) ?? 0) + 1);
  return [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))[0]?.[0];
}
