import { addDays, type Day } from "../kernel/day.ts";
import { assert } from "../kernel/result.ts";
import type { SendWindow } from "./policy/policy.ts";
import { wallClock } from "./wall-clock.ts";

type Hours = Pick<SendWindow, "fromMinute" | "toMinute">;

/** Minutes since 1970-01-01T00:00Z. */
type Minutes = number;
const MINUTE_MS = 60_000;
const DAY_MINUTES = 1440;
/** No clock is further from Greenwich. */
const FURTHEST = { east: 14 * 60, west: 12 * 60 };
/** A month of holidays, and the days around it on which a window may fall into a gap of the clocks. */
const FURTHEST_DAYS = 60;

/**
 * The first moment after `at` at which the hours begin on an open day of the zone. Where clocks jump over their
 * beginning, that is the moment of the jump, if it leads into them; where they go back, each beginning counts.
 */
export function opensNext(hours: Hours, isOpenDay: (on: Day) => boolean, timeZone: string, at: Date): Date {
  const after = at.getTime() / MINUTE_MS;
  const { on } = wallClock(at, timeZone);
  for (let ahead = 0; ahead <= FURTHEST_DAYS; ahead += 1) {
    const day = addDays(on, ahead);
    if (!isOpenDay(day)) continue;
    const beginnings = beginningsOn(day, hours, timeZone).filter((beginning) => beginning > after);
    if (beginnings.length > 0) return dateOf(Math.min(...beginnings));
  }
  assert(false, `no day of two months from ${at.toISOString()} on is open in ${timeZone}`);
}

/** One on most days; none in a gap; two when clocks go back over the beginning, or back into the hours. */
function beginningsOn(day: Day, hours: Hours, timeZone: string): readonly Minutes[] {
  const wall = day * DAY_MINUTES + hours.fromMinute;
  const [first, last] = [wall - FURTHEST.east - 60, wall + FURTHEST.west + 60];
  const before = offsetAt(first, timeZone);
  const then = offsetAt(last, timeZone);
  if (before === then) return [wall - before];
  const change = changeBetween(first, last, before, timeZone);
  return [wall - before, wall - then, change].filter((each) => {
    const shown = wallClock(dateOf(each), timeZone);
    return shown.on === day && shown.minute >= hours.fromMinute && shown.minute < hours.toMinute;
  });
}

/** The first minute with another offset than `before`. */
function changeBetween(first: Minutes, last: Minutes, before: number, timeZone: string): Minutes {
  let [same, other] = [first, last];
  while (other - same > 1) {
    const middle = Math.floor((same + other) / 2);
    if (offsetAt(middle, timeZone) === before) same = middle;
    else other = middle;
  }
  return other;
}

/** Minutes that the wall is ahead of UTC. */
function offsetAt(at: Minutes, timeZone: string): number {
  const { on, minute } = wallClock(dateOf(at), timeZone);
  return on * DAY_MINUTES + minute - at;
}

const dateOf = (at: Minutes): Date => new Date(at * MINUTE_MS);
