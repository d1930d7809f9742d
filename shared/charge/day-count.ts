import { formatDay, toDay, type Day } from "../kernel/day.ts";

export const DAY_COUNTS = ["ACT/360", "ACT/365", "ACT/ACT", "30/360"] as const;
export type DayCount = (typeof DAY_COUNTS)[number];

/** A year in ticks: every share of a year that a day count knows is a whole number of them. */
export const YEAR_TICKS = 360n * 365n * 366n;

const A360 = YEAR_TICKS / 360n;
const A365 = YEAR_TICKS / 365n;
const A366 = YEAR_TICKS / 366n;

/**
 * The share of a year that the days after `from`, up to and including `to`, are. Splitting a period changes nothing:
 * ACT/ACT takes each day with its own year, 30/360 is the European one (30E/360), where each month ends on its 30th.
 */
export function ticksBetween(from: Day, to: Day, count: DayCount): bigint {
  if (to <= from) return 0n;
  switch (count) {
    case "ACT/360":
      return BigInt(to - from) * A360;
    case "ACT/365":
      return BigInt(to - from) * A365;
    case "ACT/ACT":
      return actual(from, to);
    case "30/360":
      return BigInt(thirties(to) - thirties(from)) * A360;
  }
}

/** Days as the count counts them, for people. */
export const daysIn = (from: Day, to: Day, count: DayCount): number =>
  count === "30/360" ? thirties(to) - thirties(from) : to - from;

export const yearOf = (on: Day): number => Number(formatDay(on).slice(0, 4));
const lastOf = (year: number): Day => toDay(`${String(year).padStart(4, "0")}-12-31`);
const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

function actual(from: Day, to: Day): bigint {
  let ticks = 0n;
  for (let at = from; at < to; ) {
    const year = yearOf((at + 1) as Day);
    const end = Math.min(to, lastOf(year)) as Day;
    ticks += BigInt(end - at) * (isLeap(year) ? A366 : A365);
    at = end;
  }
  return ticks;
}

function thirties(on: Day): number {
  const [year = "", month = "", dom = ""] = formatDay(on).split("-");
  return Number(year) * 360 + Number(month) * 30 + Math.min(Number(dom), 30);
}
