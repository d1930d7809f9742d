import type { AccountHistory } from "./history.ts";

/** How the org's customers pay on the whole: what a thin history is shrunk to. */
export interface Habits {
  /** Average days beyond terms. */
  readonly dbt: number;
  /** Share settled more than 3 and more than 30 days late. */
  readonly late: number;
  readonly severe: number;
}

/**
 * What customers are taken for before the org has history, and for how many invoices. Expert-set: 58 % pay by the
 * due day, falling off by e^(x/6) before it; the others after it, falling off by e^(-x/9).
 */
const FIRST_GUESS = { dbt: 0.8, late: 0.3, severe: 0.015, invoices: 20 } as const;
const LEAST_SEVERE = 0.01;

/** Only settled invoices: an open one is late by at least its days, which is a bound, not a habit. */
export function habitsOf(histories: readonly AccountHistory[]): Habits {
  const { invoices } = FIRST_GUESS;
  let [u, v] = [invoices as number, invoices as number];
  let vDays = FIRST_GUESS.dbt * invoices;
  let uLate = FIRST_GUESS.late * invoices;
  let uSevere = FIRST_GUESS.severe * invoices;
  for (const each of byAccount(histories)) {
    u += each.u;
    v += each.v;
    vDays += each.vDays;
    uLate += each.uLate;
    uSevere += each.uSevere;
  }
  return { dbt: vDays / v, late: uLate / u, severe: Math.max(LEAST_SEVERE, uSevere / u) };
}

/** Sums of doubles depend on their order, so there is one. */
export const byAccount = (histories: readonly AccountHistory[]): AccountHistory[] =>
  [...histories].sort((a, b) => (a.accountId < b.accountId ? -1 : 1));
