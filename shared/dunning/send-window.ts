import { addDays, weekdayOf, type Day, type Weekday } from "../kernel/day.ts";
import { assert } from "../kernel/result.ts";
import type { WallMoment } from "./facts.ts";
import type { SendWindow } from "./policy/policy.ts";

export const isOpen = (window: SendWindow, weekday: Weekday): boolean => window.weekdays.includes(weekday);

export const isOpenAt = (window: SendWindow, at: WallMoment): boolean =>
  isOpen(window, at.weekday) && at.minute >= window.fromMinute && at.minute < window.toMinute;

/** That day, or the first open one after it. A policy without an open weekday is refused when it is read. */
export function openDayFrom(window: SendWindow, on: Day): Day {
  for (let ahead = 0; ahead < 7; ahead += 1) {
    if (isOpen(window, weekdayOf(addDays(on, ahead)))) return addDays(on, ahead);
  }
  assert(false, "a policy is open on some weekday");
}
