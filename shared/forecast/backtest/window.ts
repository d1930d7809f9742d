import { addDays, formatDay, weekdayOf, type Day } from "../../kernel/day.ts";
import type { KnownInvoice } from "../seen-invoice.ts";

/** The days that are asked about, both included, and the first day of which nothing is known. */
export interface Window {
  readonly from: Day;
  readonly to: Day;
  readonly cut: Day;
}

/** The day after the last that the ledger tells of; null for an empty one. */
export function cutOf(known: readonly KnownInvoice[]): Day | null {
  let last: Day | null = null;
  for (const { issuedOn, settledOn } of known) {
    for (const on of [issuedOn, settledOn]) if (on !== null && (last === null || on > last)) last = on;
  }
  return last === null ? null : addDays(last, 1);
}

export function* daysOf({ from, to }: Window): Generator<Day> {
  for (let on = from; on <= to; on = addDays(on, 1)) yield on;
}

export const mondaysOf = (window: Window): Day[] => [...daysOf(window)].filter((on) => weekdayOf(on) === 1);
export const isFirstOfMonth = (on: Day): boolean => formatDay(on).endsWith("-01");
export const monthsOf = (window: Window): Day[] => [...daysOf(window)].filter(isFirstOfMonth);

/** The invoices of everybody but the customer with the most of them. */
export function withoutLargest<T>(rows: readonly T[], accountOf: (row: T) => string): T[] {
  const counts = new Map<string, number>();
  for (const row of rows) counts.set(accountOf(row), (counts.get(accountOf(row)) ?? 0) + 1);
  const [largest] = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))[0] ?? [null];
  return rows.filter((row) => accountOf(row) !== largest);
}
