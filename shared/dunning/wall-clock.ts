import { toDay, weekdayOf, type Day } from "../kernel/day.ts";
import type { WallMoment } from "./facts.ts";

/** What the clock on a wall in that IANA zone shows at an instant. */
export function wallClock(at: Date, timeZone: string): WallMoment & { readonly on: Day } {
  const clock = clockOf(timeZone);
  const ms = at.getTime();
  const minute = ms < WHOLE_MINUTES_FROM_MS ? ms : Math.floor(ms / 60_000);
  if (clock.last?.minute === minute) return clock.last.shows;
  const shows = readFrom(clock.format, at);
  clock.last = { minute, shows };
  return shows;
}

function readFrom(format: Intl.DateTimeFormat, at: Date): WallMoment & { readonly on: Day } {
  const shown = format.format(at);
  // "2026-11-22, 06:05"
  const on = toDay(shown.slice(0, 10));
  const minute = Number(shown.slice(-5, -3)) * 60 + Number(shown.slice(-2));
  return { on, weekday: weekdayOf(on), minute };
}

/** Whether clocks know an IANA zone of that name. */
export function isTimeZone(text: string): boolean {
  if (unknown.has(text)) return false;
  try {
    clockOf(text);
    return true;
  } catch {
    if (unknown.size >= MOST_CLOCKS) unknown.clear();
    unknown.add(text);
    return false;
  }
}

/** 1973: no zone differs from UTC by seconds any more. */
const WHOLE_MINUTES_FROM_MS = Date.UTC(1973, 0, 1);

interface Clock {
  readonly format: Intl.DateTimeFormat;
  /** A round asks about one moment for every account. */
  last: { readonly minute: number; readonly shows: WallMoment & { readonly on: Day } } | null;
}

/** A clock takes a hundred times longer to make than to read, and every claim reads one. */
const clocks = new Map<string, Clock>();
/** Names that are of no zone: to be told so takes as long as to make a clock. */
const unknown = new Set<string>();
/** There are fewer zones than that; names come from outside, and one zone may be written in many cases. */
const MOST_CLOCKS = 1000;

function clockOf(timeZone: string): Clock {
  const known = clocks.get(timeZone);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat("en-CA", {
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  if (clocks.size >= MOST_CLOCKS) clocks.clear();
  const clock = { format, last: null };
  clocks.set(timeZone, clock);
  return clock;
}
