import { bareWeek, type BusinessCalendar } from "../calendar/business-calendar.ts";
import { addDays, weekdayOf, type Day } from "../kernel/day.ts";
import { assert } from "../kernel/result.ts";
import type { Channel } from "./contract.ts";
import type { WallMoment } from "./facts.ts";
import type { SendWindow } from "./policy/policy.ts";
import { reachesCustomer } from "./reaches-customer.ts";

/** Mail, text messages and calls reach the customer, so they keep the customer's business days; a proposal is our own paper. */
export const landsOnBusinessDays = (channel: Channel): boolean =>
  reachesCustomer(channel) || channel === "call-task";

/**
 * Whether anybody there may be written to on that day: a weekday of the policy's window that the customer's
 * calendar neither closes nor keeps as its weekend, or a day of the weekend that is worked.
 */
export function isOpenDay(window: SendWindow, calendar: BusinessCalendar, on: Day): boolean {
  if (calendar.worked.has(on)) return true;
  const weekday = weekdayOf(on);
  if (calendar.closed.has(on) || !window.weekdays.includes(weekday)) return false;
  return !calendar.weekend.includes(weekday) || !keepsWeekend(window, calendar);
}

/** Where the country is unknown the policy knows better; and a window of weekend days only is meant so. */
const keepsWeekend = (window: SendWindow, calendar: BusinessCalendar): boolean =>
  calendar.id !== bareWeek.id && window.weekdays.some((weekday) => !calendar.weekend.includes(weekday));

/** The moment is the customer's, and there it may be the day before or after. */
export function isOpenAt(
  window: SendWindow,
  calendar: BusinessCalendar,
  asOf: Day,
  { weekday, minute }: WallMoment,
): boolean {
  const away = ((weekday - weekdayOf(asOf) + 10) % 7) - 3;
  const isOpen = isOpenDay(window, calendar, addDays(asOf, away));
  return isOpen && minute >= window.fromMinute && minute < window.toMinute;
}

/** No place closes for longer than a month, and a window has a day in every week. */
const LONGEST_CLOSURE = 45;

/** That day, or the first open one after it. A policy without an open weekday is refused when it is read. */
export function openDayFrom(window: SendWindow, calendar: BusinessCalendar, on: Day): Day {
  for (let ahead = 0; ahead <= LONGEST_CLOSURE; ahead += 1)
    if (isOpenDay(window, calendar, addDays(on, ahead))) return addDays(on, ahead);
  assert(false, `the window is closed for weeks from day ${on} in the calendar ${calendar.id}`);
}
