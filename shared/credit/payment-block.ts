import type { Habits } from "./habits.ts";
import { clipDays, type AccountHistory } from "./history.ts";
import { PAYMENT, PART_CODES, type PartCode } from "./payment-parts.ts";
import { type Card, STANDARD_SCORECARD } from "./scorecard.ts";

export interface PaymentBlock extends Habits {
  /** 0–100 each, higher is better. */
  readonly values: Readonly<Record<PartCode, number>>;
  /** All parts by their weights, in tenths of a point, rounded half up. */
  readonly tenths: number;
}

/** An account's own habits, open late invoices included as lower bounds, and what they are worth. */
export function paymentBlock(
  history: AccountHistory,
  habits: Habits,
  { payment, counted }: Pick<Card, "payment" | "counted"> = STANDARD_SCORECARD,
): PaymentBlock {
  const own = {
    dbt: averageDays(history, habits, counted.priorInvoices),
    ...lateShares(history, habits, counted),
  };
  const valueOf = (code: PartCode) => [code, PAYMENT[code].value(own, history)] as const;
  const values = Object.fromEntries(PART_CODES.map(valueOf)) as Record<PartCode, number>;
  let hundredths = 0;
  for (const code of PART_CODES) hundredths += payment[code] * values[code];
  return { values, tenths: Math.floor(hundredths / 10 + 0.5), ...own };
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
