import { addDays, type Day, daysBetween, formatDay, toDay, weekdayOf } from "../../../shared/kernel/day.ts";

/** One month as it hangs on a wall: how many places are empty before its first day, and its days. */
export interface Month {
  /** 1 is January. */
  readonly month: number;
  /** Monday is the first place of a week. */
  readonly empty: number;
  readonly days: readonly Day[];
}

export function monthsOf(year: number): readonly Month[] {
  return Array.from({ length: 12 }, (_, at) => {
    const first = toDay(`${year}-${twoDigits(at + 1)}-01`);
    const next = at === 11 ? toDay(`${year + 1}-01-01`) : toDay(`${year}-${twoDigits(at + 2)}-01`);
    const days = Array.from({ length: daysBetween(first, next) }, (_, ahead) => addDays(first, ahead));
    return { month: at + 1, empty: weekdayOf(first) - 1, days };
  });
}

const twoDigits = (number: number): string => String(number).padStart(2, "0");

/** "2026-10-07" → 7 */
export const dayOfMonth = (on: Day): number => Number(formatDay(on).slice(8));

export interface Stretch {
  readonly from: Day;
  readonly to: Day;
}

/** Rising days → stretches without a gap. */
export function stretchesOf(days: readonly Day[]): readonly Stretch[] {
  const found: Stretch[] = [];
  for (const on of days) {
    const last = found.at(-1);
    if (last && daysBetween(last.to, on) === 1) found[found.length - 1] = { from: last.from, to: on };
    else found.push({ from: on, to: on });
  }
  return found;
}
