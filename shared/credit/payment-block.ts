import type { Habits } from "./habits.ts";
import { clipDays, SEVERE_DAYS, type AccountHistory } from "./history.ts";
import { paydexPoints } from "./paydex.ts";

/** A slow on average, B often late, S severely late, D overdue now. */
export type PartCode = "A" | "B" | "S" | "D";

/** What each part weighs of the 100 while the payment block stands alone. */
export const PART_WEIGHTS: Readonly<Record<PartCode, number>> = { A: 40, B: 30, S: 15, D: 15 };
export const PART_CODES: readonly PartCode[] = ["A", "B", "S", "D"];

/** As much evidence as this many invoices comes from the portfolio. */
const PRIOR_INVOICES = 3;

export interface PaymentBlock {
  /** 0–100 each, higher is better. */
  readonly values: Readonly<Record<PartCode, number>>;
  /** .40A + .30B + .15S + .15D in tenths of a point, rounded half up. */
  readonly tenths: number;
  /** Average days beyond terms, open late invoices included as lower bounds. */
  readonly dbt: number;
  readonly late: number;
  readonly severe: number;
}

export function paymentBlock(history: AccountHistory, habits: Habits): PaymentBlock {
  const dbt = averageDays(history, habits);
  const { late, severe } = lateShares(history, habits);
  const values = {
    A: paydexPoints(dbt),
    B: 100 * (1 - late),
    S: 100 * (1 - severe),
    D: 100 * (1 - Math.min(1, 2 * history.open.overdueLoad)),
  };
  let hundredths = 0;
  for (const code of PART_CODES) hundredths += PART_WEIGHTS[code] * values[code];
  return { values, tenths: Math.floor(hundredths / 10 + 0.5), dbt, late, severe };
}

/**
 * Settled days shrunk to the portfolio; then the open late invoices at their days so far, the longest overdue first, as
 * far as they make it longer: days so far are a lower bound, so none of them is evidence of paying sooner.
 */
function averageDays({ v, vDays, open }: AccountHistory, habits: Habits): number {
  let [weight, days] = [v + PRIOR_INVOICES, vDays + PRIOR_INVOICES * habits.dbt];
  for (const each of [...open.lateAlready].sort((a, b) => b.days - a.days)) {
    const late = clipDays(each.days);
    if (late * weight <= days) break;
    weight += each.size;
    days += each.size * late;
  }
  return days / weight;
}

/** An open late invoice is late; it is severe, or not yet to be judged. */
function lateShares(
  { u, uLate, uSevere, open }: AccountHistory,
  habits: Habits,
): Pick<Habits, "late" | "severe"> {
  const openLate = open.lateAlready.length;
  const openSevere = open.lateAlready.filter((each) => each.days > SEVERE_DAYS).length;
  return {
    late: (uLate + openLate + PRIOR_INVOICES * habits.late) / (u + openLate + PRIOR_INVOICES),
    severe: (uSevere + openSevere + PRIOR_INVOICES * habits.severe) / (u + openSevere + PRIOR_INVOICES),
  };
}
