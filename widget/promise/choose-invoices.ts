import type { OpenItemView } from "../../shared/account/contract.ts";

/** What can still be promised on an invoice: its residual less what is disputed. */
export const promisable = (item: OpenItemView): number =>
  Math.max(0, item.residualMinor - item.disputedMinor);

/** Open invoices of one currency with something to promise, the oldest due first. */
export function candidates(items: readonly OpenItemView[], currency: string): readonly OpenItemView[] {
  return items
    .filter((item) => item.currency === currency && promisable(item) > 0)
    .sort((a, b) => a.dueOn - b.dueOn || (a.invoiceId < b.invoiceId ? -1 : 1));
}

/** The oldest invoices until the amount is covered; without an amount, the oldest overdue one. */
export function coverOldest(
  sorted: readonly OpenItemView[],
  amountMinor: number | undefined,
): readonly string[] {
  if (amountMinor === undefined)
    return sorted
      .filter((item) => item.dpd > 0)
      .slice(0, 1)
      .map(({ invoiceId }) => invoiceId);
  const chosen: string[] = [];
  let left = amountMinor;
  for (const item of sorted) {
    if (left <= 0) break;
    chosen.push(item.invoiceId);
    left -= promisable(item);
  }
  return chosen;
}

export function sumOf(items: readonly OpenItemView[], chosen: readonly string[]): number {
  const wanted = new Set(chosen);
  return items.reduce((all, item) => all + (wanted.has(item.invoiceId) ? promisable(item) : 0), 0);
}
