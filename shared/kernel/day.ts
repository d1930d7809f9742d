import { assert, ok, refuse, type Result } from "./result.ts";

declare const day: unique symbol;
/** A calendar day as whole days since 1970-01-01. It has no time and no zone. */
export type Day = number & { readonly [day]: true };

/** Monday = 1 … Sunday = 7 (ISO 8601). */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

const MS_PER_DAY = 86_400_000;
const ISO_DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

/** "2024-02-29" → Day; a day that no calendar has ("2019-02-30") is refused. */
export function parseDay(text: string): Result<Day, "not-a-day"> {
  const parts = ISO_DAY.exec(text);
  if (!parts) return refuse("not-a-day");
  const [year, month, dom] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  const at = new Date(Date.UTC(year, month - 1, dom));
  const exists = at.getUTCFullYear() === year && at.getUTCMonth() === month - 1 && at.getUTCDate() === dom;
  return exists ? ok((at.getTime() / MS_PER_DAY) as Day) : refuse("not-a-day");
}

/** For days the program itself wrote; anything else is a bug. */
export function toDay(text: string): Day {
  const parsed = parseDay(text);
  assert(parsed.ok, `"${text}" is not a day (YYYY-MM-DD)`);
  return parsed.value;
}

/** Day → "2024-02-29". */
export function formatDay(on: Day): string {
  const at = new Date(on * MS_PER_DAY);
  const [year, month, dom] = [at.getUTCFullYear(), at.getUTCMonth() + 1, at.getUTCDate()];
  return `${String(year).padStart(4, "0")}-${twoDigits(month)}-${twoDigits(dom)}`;
}

const twoDigits = (number: number): string => (number < 10 ? `0${number}` : String(number));

export function addDays(on: Day, days: number): Day {
  assert(Number.isInteger(days), "days are whole");
  return (on + days) as Day;
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return to - from;
}

export function weekdayOf(on: Day): Weekday {
  return (((((on + 3) % 7) + 7) % 7) + 1) as Weekday;
}

export const earlier = (a: Day, b: Day): Day => (a < b ? a : b);
export const later = (a: Day, b: Day): Day => (a > b ? a : b);
