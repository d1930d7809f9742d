import type { Sentence } from "../kernel/contract.ts";
import { addDays, weekdayOf, type Day, type Weekday } from "../kernel/day.ts";
import { assert } from "../kernel/result.ts";

/** The days on which people of one place work, as dated data: what is closed and what is worked against the week. */
export interface BusinessCalendar {
  /** ISO 3166-1 country code, or "WEEK" for the bare week. */
  readonly id: string;
  /** Where the dates come from, with the version. */
  readonly source: Sentence;
  readonly weekend: readonly Weekday[];
  /** Holidays. They are only asked for, one by one: a table may work out a year when its first day is. */
  readonly closed: Days;
  /** Days of a weekend that are worked all the same: Chinese make-up days. */
  readonly worked: Days;
  /** Holidays are known from the first to the last of these days; outside them only the weekend is. */
  readonly knownFrom: Day;
  readonly knownTo: Day;
}

type Days = Pick<ReadonlySet<Day>, "has">;

/** No holidays are known, Saturday and Sunday are free: what is left where a country is unknown. */
export const bareWeek: BusinessCalendar = {
  id: "WEEK",
  source: { "zh-CN": "仅按星期计算", en: "the week itself" },
  weekend: [6, 7],
  closed: new Set(),
  worked: new Set(),
  // No day lies between these two.
  knownFrom: 1 as Day,
  knownTo: 0 as Day,
};

/** Whether the holidays of all days from `from` to `to` are known; where they are not, only the weekend is. */
export const knowsHolidays = ({ knownFrom, knownTo }: BusinessCalendar, from: Day, to: Day): boolean =>
  knownFrom <= from && to <= knownTo;

export function isBusinessDay({ weekend, closed, worked }: BusinessCalendar, on: Day): boolean {
  if (worked.has(on)) return true;
  return !closed.has(on) && !weekend.includes(weekdayOf(on));
}

/** No place closes for longer: the longest Chinese holiday with its weekends is nine days. */
const LONGEST_CLOSURE = 31;

/** That day, or the first business day after it. */
export function businessDayFrom(calendar: BusinessCalendar, on: Day): Day {
  for (let ahead = 0; ahead <= LONGEST_CLOSURE; ahead += 1)
    if (isBusinessDay(calendar, addDays(on, ahead))) return addDays(on, ahead);
  assert(false, `the calendar ${calendar.id} is closed for a month from day ${on}`);
}

/** The `count`-th business day after `on`; `on` itself for 0, whatever day it is. */
export function addBusinessDays(calendar: BusinessCalendar, on: Day, count: number): Day {
  assert(Number.isInteger(count) && count >= 0, "business days are counted forward, whole");
  let at = on;
  for (let left = count; left > 0; left -= 1) at = businessDayFrom(calendar, addDays(at, 1));
  return at;
}
