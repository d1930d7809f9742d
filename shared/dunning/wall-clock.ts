import { toDay, weekdayOf, type Day } from "../kernel/day.ts";
import type { WallMoment } from "./facts.ts";
import type { SendWindow } from "./policy/policy.ts";

/** What the clock on a wall in that IANA zone shows at an instant. */
export function wallClock(at: Date, timeZone: string): WallMoment & { readonly on: Day } {
  const format = new Intl.DateTimeFormat("en-CA", {
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  const part = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
  const on = toDay(`${part["year"]}-${part["month"]}-${part["day"]}`);
  return { on, weekday: weekdayOf(on), minute: Number(part["hour"]) * 60 + Number(part["minute"]) };
}

/** Whether clocks know an IANA zone of that name. */
export function isTimeZone(text: string): boolean {
  try {
    return new Intl.DateTimeFormat("en-CA", { timeZone: text }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}

const MINUTE_MS = 60_000;
const DAY_MINUTES = 1440;

/**
 * When the window opens next, from a moment outside it. Across a change of clocks it may be an hour off,
 * which is harmless: whoever comes at that time looks at the clock again.
 */
export function opensNext(window: SendWindow, moment: WallMoment, at: Date): Date {
  for (let ahead = 0; ahead <= 7; ahead += 1) {
    const weekday = ((moment.weekday - 1 + ahead) % 7) + 1;
    const minutes = ahead * DAY_MINUTES + window.fromMinute - moment.minute;
    if (minutes > 0 && window.weekdays.some((open) => open === weekday))
      return new Date(at.getTime() + minutes * MINUTE_MS);
  }
  return new Date(at.getTime() + DAY_MINUTES * MINUTE_MS);
}
