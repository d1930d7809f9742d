import { addDays, type Day, formatDay, weekdayOf } from "../../shared/kernel/day.ts";

const QUICK_DAYS = ["tomorrow", "friday", "week", "monthEnd"] as const;
/** For what takes longer than a transfer. */
export const LATER_DAYS = ["week", "fortnight", "month", "monthEnd"] as const;
export type QuickDay = (typeof QUICK_DAYS)[number] | (typeof LATER_DAYS)[number];

/** The days people say on the phone. Friday and the month's end are always ahead of today. */
export function quickDay(which: QuickDay, asOf: Day): Day {
  switch (which) {
    case "tomorrow":
      return addDays(asOf, 1);
    case "friday":
      return addDays(asOf, ((5 - weekdayOf(asOf) + 6) % 7) + 1);
    case "week":
      return addDays(asOf, 7);
    case "fortnight":
      return addDays(asOf, 14);
    case "month":
      return addDays(asOf, 30);
    case "monthEnd":
      return monthEnd(addDays(asOf, 1));
  }
}

/** Each day once, under the first of its names: on a Friday, "Friday" is also "in a week". */
export function quickDays(
  asOf: Day,
  offered: readonly QuickDay[] = QUICK_DAYS,
): readonly { readonly which: QuickDay; readonly on: Day }[] {
  const days = new Map<Day, QuickDay>();
  for (const which of offered) {
    const on = quickDay(which, asOf);
    if (!days.has(on)) days.set(on, which);
  }
  return [...days].map(([on, which]) => ({ which, on }));
}

function monthEnd(on: Day): Day {
  let last = on;
  const month = formatDay(on).slice(0, 7);
  while (formatDay(addDays(last, 1)).startsWith(month)) last = addDays(last, 1);
  return last;
}
