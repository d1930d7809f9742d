import { addBusinessDays, type BusinessCalendar, isBusinessDay } from "../calendar/business-calendar.ts";
import { addDays, type Day } from "../kernel/day.ts";

/**
 * The days whose messages are told of on that one: up to the next business day of the org, so that on a Friday somebody
 * hears of Monday. None on a day on which nobody works: the business day before has told.
 */
export function daysAhead(calendar: BusinessCalendar, today: Day): readonly Day[] {
  if (!isBusinessDay(calendar, today)) return [];
  const last = addBusinessDays(calendar, today, 1);
  return Array.from({ length: last - today }, (_, at) => addDays(today, at + 1));
}
