import { addDays, daysBetween, type Day, weekdayOf } from "../kernel/day.ts";

/** The days of the month on which a customer pays, whatever is due: its payment runs. */
export interface PayRun {
  /** 1 … 31, in order; 31 is the last day of every month. */
  readonly days: readonly number[];
  /** When a run that falls on a weekend is paid: the Friday before or the Monday after. */
  readonly weekend: "before" | "after";
  /** Of so many days on which something was paid, so many were days of a run. */
  readonly hits: number;
  readonly of: number;
}

/** Fewer days with a payment, or of fewer months, say nothing. */
const LEAST_DAYS = 4;
const LEAST_MONTHS = 3;
const MOST_RUNS = 4;
/** Among the working days of a month there are so many places where a run might as well not be. */
const PLACES = 17;
const DAYS_OF_MONTH = 31;
/** How much likelier than payments on any working day the runs must make what was paid. */
const LEAST_ODDS = Math.log(20);

/** Detects the runs by likelihood against payments on any working day; null where they do not stand out. */
export function payRunOf(paidOn: readonly Day[]): PayRun | null {
  const months = new Set(paidOn.map((on) => monthOf(on)));
  if (paidOn.length < LEAST_DAYS || months.size < LEAST_MONTHS) return null;
  const hitBy = paidOn.map((on) => new Set(meantBy(on).flatMap(daysNamed)));
  let best: { readonly days: readonly number[]; readonly hits: number; readonly odds: number } | null = null;
  for (let days: readonly number[] = []; days.length < MOST_RUNS; ) {
    days = [...days, nextDay(hitBy, days)];
    const hits = hitBy.filter((named) => days.some((day) => named.has(day))).length;
    const odds = oddsOf(hits, paidOn.length, days.length);
    if (odds > (best?.odds ?? LEAST_ODDS)) best = { days, hits, odds };
  }
  if (best === null) return null;
  const days = [...best.days].sort((a, b) => a - b);
  return { days, weekend: weekendOf(paidOn, days), hits: best.hits, of: paidOn.length };
}

/** The day of the month that explains most of what the days before it do not; of two the earlier one. */
function nextDay(hitBy: readonly ReadonlySet<number>[], days: readonly number[]): number {
  const counts = Array.from({ length: DAYS_OF_MONTH }, () => 0);
  for (const named of hitBy)
    if (!days.some((day) => named.has(day)))
      for (const day of named) counts[day - 1] = (counts[day - 1] as number) + 1;
  return counts.indexOf(Math.max(...counts)) + 1;
}

/** Log odds of runs against none, less what looking for the best of many costs. */
function oddsOf(hits: number, all: number, runs: number): number {
  const share = onRun({ hits, of: all });
  const likelihood =
    hits * Math.log((PLACES / runs) * share + (1 - share)) + (all - hits) * Math.log(1 - share);
  return likelihood - runs * Math.log(DAYS_OF_MONTH) - Math.log(MOST_RUNS);
}

/** How likely the next payment is to come with a run. */
export const onRun = ({ hits, of }: Pick<PayRun, "hits" | "of">): number => (hits + 1) / (of + 2);

/** The run days that a payment may have been meant for: its own, and those of the weekend beside it. */
function meantBy(paidOn: Day): readonly Day[] {
  const weekday = weekdayOf(paidOn);
  if (weekday === 5) return [paidOn, addDays(paidOn, 1), addDays(paidOn, 2)];
  return weekday === 1 ? [paidOn, addDays(paidOn, -1), addDays(paidOn, -2)] : [paidOn];
}

/** 30 April is named 30 and, as the last of its month, 31. */
function daysNamed(on: Day): readonly number[] {
  const day = dayOfMonth(on);
  if (monthOf(addDays(on, 1)) === monthOf(on)) return [day];
  return Array.from({ length: DAYS_OF_MONTH - day + 1 }, (_, at) => day + at);
}

function weekendOf(paidOn: readonly Day[], days: readonly number[]): PayRun["weekend"] {
  const meant = paidOn.flatMap((on) =>
    meantBy(on)
      .filter((each) => each !== on && daysNamed(each).some((day) => days.includes(day)))
      .map((each) => daysBetween(each, on)),
  );
  const before = meant.filter((apart) => apart < 0).length;
  return before > meant.length - before ? "before" : "after";
}

/** Whether a run is paid on that day. */
export function isRunDay({ days, weekend }: Pick<PayRun, "days" | "weekend">, on: Day): boolean {
  const weekday = weekdayOf(on);
  if (weekday > 5) return false;
  const beside = weekend === "before" ? (weekday === 5 ? 1 : 0) : weekday === 1 ? -1 : 0;
  const meant = beside === 0 ? [on] : [on, addDays(on, beside), addDays(on, 2 * beside)];
  return meant.some((each) => daysNamed(each).some((day) => days.includes(day)));
}

const DAY_MS = 86_400_000;
const dayOfMonth = (on: Day): number => new Date(on * DAY_MS).getUTCDate();
const monthOf = (on: Day): number => {
  const date = new Date(on * DAY_MS);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
};
