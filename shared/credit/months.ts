import { formatDay, type Day } from "../kernel/day.ts";

/** Whole months from one day to a later one: a month is over on the same day of the next. 0 when it is not later. */
export function monthsBetween(from: Day, to: Day): number {
  const [fromYear, fromMonth, fromDay] = partsOf(from);
  const [toYear, toMonth, toDay] = partsOf(to);
  const months = (toYear - fromYear) * 12 + toMonth - fromMonth - (toDay < fromDay ? 1 : 0);
  return Math.max(0, months);
}

const partsOf = (day: Day): [number, number, number] => {
  const [year = 0, month = 0, date = 0] = formatDay(day).split("-").map(Number);
  return [year, month, date];
};
