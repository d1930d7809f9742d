import { DateTime } from "luxon";
import { toDay, type Day } from "../../shared/kernel/day.ts";

/** The calendar day and minute it is in a zone, at a moment. Throws when clocks know no such zone. */
export function localTime(at: Date, zone: string): { readonly day: Day; readonly minute: number } {
  const local = DateTime.fromJSDate(at, { zone });
  if (!local.isValid) throw new RangeError(`no clock knows the time zone "${zone}"`);
  return { day: toDay(local.toISODate()), minute: local.hour * 60 + local.minute };
}
