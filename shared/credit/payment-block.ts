import type { Habits } from "./habits.ts";
import { clipDays, type AccountHistory } from "./history.ts";
import { PAYMENT_PARTS } from "./kinds.ts";
import { paydexPoints } from "./paydex.ts";
import { type Card, STANDARD_SCORECARD } from "./scorecard.ts";

/** A slow on average, B often late, S severely late, D overdue now. */
export type PartCode = (typeof PAYMENT_PARTS)[number];
export const PART_CODES: readonly PartCode[] = PAYMENT_PARTS;

export interface PaymentBlock {
  /** 0–100 each, higher is better. */
  readonly values: Readonly<Record<PartCode, number>>;
  /** All parts by their weights, in tenths of a point, rounded half up. */
  readonly tenths: number;
  /** Average days beyond terms, open late invoices included as lower bounds. */
  readonly dbt: number;
  readonly late: number;
  readonly severe: number;
}

export function paymentBlock(
  history: AccountHistory,
  habits: Habits,
  { payment, counted }: Pick<Card, "payment" | "counted"> = STANDARD_SCORECARD,
): PaymentBlock {
  const dbt = averageDays(history, habits, counted.priorInvoices);
  const { late, severe } = lateShares(history, habits, counted);
  const values = {
    A: paydexPoints(dbt),
    B: 100 * (1 - late),
    S: 100 * (1 - severe),
    D: 100 * (1 - Math.min(1, 2 * history.open.overdueLoad)),
  };
  let hundredths = 0;
  for (const code of PART_CODES) hundredths += payment[code] * values[code];
  return { values, tenths: Math.floor(hundredths / 10 + 0.5), dbt, late, severe };
}

/**
 * Settled days shrunk to the portfolio; then the open late invoices at their days so far, the longest overdue first, as
 * far as they make it longer: days so far are a lower bound, so none of them is evidence of paying sooner.
 */
function averageDays({ v, vDays, open }: AccountHistory, habits: Habits, prior: number): number {
  let [weight, days] = [v + prior, vDays + prior * habits.dbt];
  for (const each of [...open.lateAlready].sort((a, b) => b.days - a.days)) {
    const late = clipDays(each.days);
    if (late * weight <= days) break;
    weight += each.size;
    days += each.size * late;
  }
  return weight === 0 ? habits.dbt : days / weight;
}

/** An open late invoice is late; it is severe, or not yet to be judged. */
function lateShares(
  { u, uLate, uSevere, open }: AccountHistory,
  habits: Habits,
  { priorInvoices: prior, severeDays }: Card["counted"],
): Pick<Habits, "late" | "severe"> {
  const openLate = open.lateAlready.length;
  const openSevere = open.lateAlready.filter((each) => each.days > severeDays).length;
  const share = (bad: number, all: number, usual: number): number =>
    all + prior === 0 ? usual : (bad + prior * usual) / (all + prior);
  return {
    late: share(uLate + openLate, u + openLate, habits.late),
    severe: share(uSevere + openSevere, u + openSevere, habits.severe),
  };
}
