import { toDay, weekdayOf, type Day } from "../kernel/day.ts";
import type { WallMoment } from "./facts.ts";

/** What the clock on a wall in that IANA zone shows at an instant. */
export function wallClock(at: Date, timeZone: string): WallMoment & { readonly on: Day } {
  const clock = clockOf(timeZone);
  const ms = at.getTime();
  if (ms < WHOLE_MINUTES_FROM_MS) return readFrom(clock.format, at);
  const minute = Math.floor(ms / 60_000);
  if (clock.last?.minute === minute) return clock.last.shows;
  const shown = minute + offsetOf(clock, minute);
  const on = Math.floor(shown / DAY_MINUTES) as Day;
  const shows = { on, weekday: weekdayOf(on), minute: shown - on * DAY_MINUTES };
  clock.last = { minute, shows };
  return shows;
}

/** Minutes that the wall is ahead of UTC: the same for the whole quarter of an hour, as clocks change at its beginning only. */
function offsetOf({ format, offsets }: Clock, minute: number): number {
  const quarter = Math.floor(minute / 15);
  const known = offsets.get(quarter);
  if (known !== undefined) return known;
  const shows = readFrom(format, new Date(quarter * 15 * 60_000));
  const offset = shows.on * DAY_MINUTES + shows.minute - quarter * 15;
  if (offsets.size >= MOST_QUARTERS) offsets.clear();
  offsets.set(quarter, offset);
  return offset;
}

const DAY_MINUTES = 1440;
/** Looks go back and forth between a few hundred moments: the lines of a ledger, say. */
const MOST_QUARTERS = 2000;

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

/** 1973: no zone differs from UTC by seconds any more, and clocks change on quarters of an hour. */
const WHOLE_MINUTES_FROM_MS = Date.UTC(1973, 0, 1);

interface Clock {
  readonly format: Intl.DateTimeFormat;
  /** A round asks about one moment for every account. */
  readonly offsets: Map<number, number>;
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
  const clock = { format, offsets: new Map<number, number>(), last: null };
  clocks.set(timeZone, clock);
  return clock;
}
