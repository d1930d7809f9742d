import { addMonthsClamped } from "../calendar/months.ts";
import { addDays, type Day } from "../kernel/day.ts";
import { allocate, type Money } from "../kernel/money.ts";

/** One row of a schedule. */
export interface ScheduleRow {
  readonly dueOn: Day;
  readonly amountMinor: number;
}

/** When instalments fall due: a number of them, a month or a week apart, from the first day on. */
export interface Rhythm {
  readonly every: "month" | "week";
  readonly count: number;
  readonly firstOn: Day;
}

/**
 * Splits a debt into instalments as equal as whole minor units allow: they sum to it exactly, none differs from
 * another by more than one, and the larger come first. Monthly days are the first one's day of the month, or the
 * last of a shorter month.
 */
export function scheduleOf(total: Money, { every, count, firstOn }: Rhythm): readonly ScheduleRow[] {
  const amounts = allocate(total, new Array<number>(count).fill(1));
  return amounts.map(({ amountMinor }, at) => ({
    amountMinor,
    dueOn: every === "month" ? addMonthsClamped(firstOn, at) : addDays(firstOn, at * 7),
  }));
}
