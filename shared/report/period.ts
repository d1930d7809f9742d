import { addMonthsClamped } from "../calendar/months.ts";
import { addDays, daysBetween, earlier, type Day } from "../kernel/day.ts";
import { assert } from "../kernel/result.ts";

/** Days from `from` to `to`, both counted. */
export interface Period {
  readonly from: Day;
  readonly to: Day;
}

export const daysIn = ({ from, to }: Period): number => daysBetween(from, to) + 1;
export const isIn = (on: Day, { from, to }: Period): boolean => on >= from && on <= to;

/** The calendar month of a day, whole. */
export function monthOf(on: Day): Period {
  const from = addMonthsClamped(on, 0, 1);
  return { from, to: addDays(addMonthsClamped(from, 1, 1), -1) };
}

/** `count` months, the month of `asOf` up to `asOf` first, then the whole months before it. */
export function monthsBack(asOf: Day, count: number): Period[] {
  return Array.from({ length: count }, (_, ago) => {
    const { from, to } = monthOf(addMonthsClamped(asOf, -ago, 1));
    return { from, to: earlier(to, asOf) };
  });
}

/** The last `count` calendar months that were over at the end of `asOf`, oldest first. */
export function wholeMonths(asOf: Day, count: number): Period[] {
  const isOver = monthOf(asOf).to === asOf;
  const months = monthsBack(asOf, count + 1);
  return (isOver ? months.slice(0, count) : months.slice(1)).reverse();
}

/** The `days` days that end with `asOf`. */
export function lastDays(asOf: Day, days: number): Period {
  assert(Number.isInteger(days) && days > 0, "a window has whole days");
  return { from: addDays(asOf, 1 - days), to: asOf };
}
