import { addDays, formatDay, toDay, type Day } from "../kernel/day.ts";

/** The last days of the `count` months before the month of `asOf`, oldest first. */
export function monthEndsBefore(asOf: Day, count: number): Day[] {
  const ends: Day[] = [];
  let on = asOf;
  while (ends.length < count) {
    on = addDays(toDay(`${formatDay(on).slice(0, 7)}-01`), -1);
    ends.unshift(on);
  }
  return ends;
}
