import { addDays, formatDay, later, weekdayOf, type Day } from "../../shared/kernel/day.ts";
import type { Random } from "./random.ts";

/** How a customer pays; "bulk" is the one with hundreds of small invoices, "insolvent" the one that stopped. */
export type Habit =
  | "prompt"
  | "pay-run"
  | "slow"
  | "seasonal"
  | "deteriorating"
  | "improving"
  | "new"
  | "insolvent"
  | "bulk";

export interface Due {
  readonly on: Day;
  readonly dueOn: Day;
}

/** The insolvent customer pays nothing that fell due in its last days before today. */
const SILENT_DAYS = 130;

/** The working day on which an invoice is settled, or never. */
export function settlementOf(random: Random, habit: Habit, invoice: Due, today: Day): Day | undefined {
  if (habit === "insolvent" && invoice.dueOn > today - SILENT_DAYS) return undefined;
  if (habit === "pay-run") return later(nextPayRun(invoice.dueOn), invoice.on);
  const late = addDays(invoice.dueOn, daysLate(random, habit, invoice.dueOn, today));
  return workingDay(later(late, addDays(invoice.on, 1)));
}

function daysLate(random: Random, habit: Exclude<Habit, "pay-run">, dueOn: Day, today: Day): number {
  switch (habit) {
    case "prompt":
    case "new":
      return random.whole(-4, 1);
    case "slow":
      return random.whole(12, 35);
    case "bulk":
      return random.whole(5, 24);
    case "seasonal":
      return isTightSeason(dueOn) ? random.whole(20, 38) : random.whole(1, 6);
    case "deteriorating":
      return Math.round(42 * progress(dueOn, today)) + random.whole(-3, 6);
    case "improving":
      return Math.round(36 * (1 - progress(dueOn, today))) + random.whole(-3, 4);
    case "insolvent":
      return Math.round(60 * progress(dueOn, today)) + random.whole(5, 20);
  }
}

/** 0 two years before today, 1 today and after. */
const progress = (on: Day, today: Day): number => Math.min(1, Math.max(0, 1 - (today - on) / 730));

/** Cash is short around the Spring Festival and in August. */
const isTightSeason = (on: Day): boolean => ["01", "02", "08"].includes(formatDay(on).slice(5, 7));

/** The 10th or the 25th, whichever comes first on or after a day; the Monday after when it is a weekend. */
function nextPayRun(from: Day): Day {
  let on = from;
  while (!["10", "25"].includes(formatDay(on).slice(8))) on = addDays(on, 1);
  return workingDay(on);
}

/** The day itself, or the Monday after a weekend. */
export function workingDay(on: Day): Day {
  const weekday = weekdayOf(on);
  return weekday > 5 ? addDays(on, 8 - weekday) : on;
}
