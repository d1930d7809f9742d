import { weekdayOf, type Weekday } from "../kernel/day.ts";
import { chanceOver, EARLIEST } from "./lateness.ts";
import type { PayingHabits } from "./learn.ts";
import type { PayRun } from "./pay-run.ts";
import { levelOf } from "./levels.ts";
import type { Asked } from "./predict.ts";
import type { Counted } from "./tally.ts";

/** How many weighted invoices there are, and how many of them were settled after their due day. */
export interface LateOf {
  readonly late: number;
  readonly of: number;
}

/** What a forecast stands on, in figures that its sentences need. Weighted: a half-year-old invoice counts half. */
export interface Evidence {
  readonly own: LateOf;
  /** Those due on the same weekday; null where the weekday is not looked at. */
  readonly sameWeekday: (LateOf & { readonly weekday: Weekday }) | null;
  /** Everybody's share of late invoices, of that weekday where it is looked at. */
  readonly everybody: number;
  /** The days past due around which this customer pays; null where that layer is left out. */
  readonly level: number | null;
  /** The days of the month on which it pays; null where none stand out or that layer is left out. */
  readonly runs: Pick<PayRun, "days" | "hits" | "of"> | null;
}

export function evidenceFor({ accountId, dueOn }: Asked, habits: PayingHabits): Evidence {
  const tally = habits.accounts.get(accountId);
  const counted = tally?.counted();
  const weekday = weekdayOf(dueOn);
  const { layers, levels, everybody, runs } = habits;
  const chances = everybody[weekday - 1] as Float64Array;
  return {
    own: lateOf(counted),
    sameWeekday: layers.weekday ? { ...lateOf(tally?.counted(weekday)), weekday } : null,
    everybody: chanceOver({ first: EARLIEST, chances }, 0),
    runs: runs.get(accountId) ?? null,
    level: levels === null || counted === undefined ? null : levelOf(counted, levels.usual),
  };
}

function lateOf(counted: Counted | undefined): LateOf {
  if (counted === undefined) return { late: 0, of: 0 };
  const late = counted.bins.subarray(1 - EARLIEST).reduce((all, weight) => all + weight, 0);
  return { late, of: counted.total };
}
