import { formatDay, type Day } from "../kernel/day.ts";
import { assert } from "../kernel/result.ts";

const MS_PER_DAY = 86_400_000;

/**
 * The same day of the month `months` later (earlier when negative), or that month's last day when it is shorter:
 * 31 January + 1 is 28 or 29 February. With `dayOfMonth` that day instead, so that "the 10th of next month" is
 * `addMonthsClamped(on, 1, 10)` and a series of instalments that passes through February returns to its 31st.
 */
export function addMonthsClamped(on: Day, months: number, dayOfMonth = dayOfMonthOf(on)): Day {
  assert(Number.isInteger(months), "months are whole");
  assert(Number.isInteger(dayOfMonth) && dayOfMonth >= 1 && dayOfMonth <= 31, "a month has days 1 to 31");
  const [year, month] = formatDay(on).split("-").map(Number) as [number, number];
  const first = (ahead: number): number => Date.UTC(year, month - 1 + ahead, 1) / MS_PER_DAY;
  const days = first(months + 1) - first(months);
  return (first(months) + Math.min(dayOfMonth, days) - 1) as Day;
}

const dayOfMonthOf = (on: Day): number => Number(formatDay(on).slice(8));
