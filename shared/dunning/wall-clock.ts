import { toDay, weekdayOf, type Day } from "../kernel/day.ts";
import type { WallMoment } from "./facts.ts";

/** What the clock on a wall in that IANA zone shows at an instant. */
export function wallClock(at: Date, timeZone: string): WallMoment & { readonly on: Day } {
  const shown = clockOf(timeZone).format(at);
  // "2026-11-22, 06:05"
  const on = toDay(shown.slice(0, 10));
  const minute = Number(shown.slice(-5, -3)) * 60 + Number(shown.slice(-2));
  return { on, weekday: weekdayOf(on), minute };
}

/** Whether clocks know an IANA zone of that name. */
export function isTimeZone(text: string): boolean {
  try {
    return clockOf(text).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}

/** A clock takes a hundred times longer to make than to read, and every claim reads one. */
const clocks = new Map<string, Intl.DateTimeFormat>();
/** There are fewer zones than that; names come from outside, and one zone may be written in many cases. */
const MOST_CLOCKS = 1000;

function clockOf(timeZone: string): Intl.DateTimeFormat {
  const known = clocks.get(timeZone);
  if (known !== undefined) return known;
  const clock = new Intl.DateTimeFormat("en-CA", {
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  if (clocks.size >= MOST_CLOCKS) clocks.clear();
  clocks.set(timeZone, clock);
  return clock;
}
