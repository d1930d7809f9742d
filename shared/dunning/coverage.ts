import { addDays, type Day } from "../kernel/day.ts";
import type { OpenItem } from "../ledger/open-item.ts";
import type { OpenPromise } from "./facts.ts";

/** One invoice's residual, divided: disputed + promised + chaseable = residual, each ≥ 0. */
export interface Coverage {
  readonly item: OpenItem;
  readonly disputedMinor: number;
  readonly promisedMinor: number;
  /** The last day on which a promise holds; null when none does. */
  readonly promisedUntil: Day | null;
  readonly chaseableMinor: number;
}

/** Oldest due first, then by id: the order of every letter, whatever order the rows came in. */
export const oldestFirst = (a: OpenItem, b: OpenItem): number =>
  a.dueOn - b.dueOn || (a.invoiceId < b.invoiceId ? -1 : a.invoiceId > b.invoiceId ? 1 : 0);

/** The last day on which this promise holds reminders back. */
export const holdsUntil = (promise: OpenPromise, graceDays: number): Day =>
  addDays(promise.promisedOn, graceDays);

/**
 * Divides every open item on a day. A promise covers the invoices it names, oldest first, or else the oldest
 * that existed when it was made; what a promise covers is not covered twice.
 */
export function coverageOf(
  items: readonly OpenItem[],
  promises: readonly OpenPromise[],
  graceDays: number,
  asOf: Day,
): readonly Coverage[] {
  const rows = [...items].sort(oldestFirst).map(uncovered);
  const live = promises.filter((promise) => asOf <= holdsUntil(promise, graceDays));
  for (const promise of live.sort(byPromise)) cover(rows, promise, holdsUntil(promise, graceDays));
  return rows;
}

/** A coverage that promises still take from. */
type Row = { -readonly [Part in keyof Coverage]: Coverage[Part] };

function uncovered(item: OpenItem): Row {
  const disputedMinor = Math.min(item.disputedMinor, item.residualMinor);
  const chaseableMinor = item.residualMinor - disputedMinor;
  return { item, disputedMinor, promisedMinor: 0, promisedUntil: null, chaseableMinor };
}

const byPromise = (a: OpenPromise, b: OpenPromise): number =>
  a.promisedOn - b.promisedOn ||
  a.madeOn - b.madeOn ||
  a.amountMinor - b.amountMinor ||
  (a.invoiceIds.join() < b.invoiceIds.join() ? -1 : 1);

function cover(rows: readonly Row[], promise: OpenPromise, until: Day): void {
  const named = new Set(promise.invoiceIds);
  let left = promise.amountMinor;
  for (const row of rows) {
    if (left <= 0) return;
    if (named.size > 0 ? !named.has(row.item.invoiceId) : row.item.issuedOn > promise.madeOn) continue;
    const taken = Math.min(left, row.chaseableMinor);
    if (taken <= 0) continue;
    row.promisedMinor += taken;
    row.chaseableMinor -= taken;
    // Two promises on one invoice: the rest is free again when the first of them ends.
    row.promisedUntil = row.promisedUntil === null || until < row.promisedUntil ? until : row.promisedUntil;
    left -= taken;
  }
}
