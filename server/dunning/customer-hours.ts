import type { BusinessCalendar } from "../../shared/calendar/business-calendar.ts";
import { opensNext } from "../../shared/dunning/opens-next.ts";
import type { Policy } from "../../shared/dunning/policy/policy.ts";
import { isOpenDay } from "../../shared/dunning/send-window.ts";
import { isTimeZone } from "../../shared/dunning/wall-clock.ts";
import type { Day } from "../../shared/kernel/day.ts";
import type { AccountSheet, OrgProfile } from "./ports.ts";

/** A zone that no clock knows, typed into the CRM, must not silence the account. */
export const zoneOf = (
  { timeZone }: Pick<AccountSheet, "timeZone">,
  org: Pick<OrgProfile, "timeZone">,
): string => (timeZone !== null && isTimeZone(timeZone) ? timeZone : org.timeZone);

/** The first moment after `at` at which mail may leave for a customer there. */
export function nextOpening(
  { sendWindow }: Pick<Policy, "sendWindow">,
  calendar: BusinessCalendar,
  timeZone: string,
  at: Date,
): Date {
  const isOpen = (on: Day): boolean => isOpenDay(sendWindow, calendar, on);
  return opensNext(sendWindow, isOpen, timeZone, at);
}
