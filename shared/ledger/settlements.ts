import type { Currency } from "../kernel/currency.ts";
import { addDays, type Day } from "../kernel/day.ts";
import { applyEntries, leftToPay } from "./applications.ts";
import type { LedgerEntry } from "./entry.ts";

/** How one invoice has fared, as seen at 00:00 of a day. */
export interface Settlement {
  readonly invoiceId: string;
  readonly issuedOn: Day;
  readonly dueOn: Day;
  readonly amountMinor: number;
  /** The part that credit notes took: nobody had to pay it. */
  readonly creditedMinor: number;
  readonly currency: Currency;
  /** The day on which nothing was left to pay; null while something is. */
  readonly settledOn: Day | null;
  readonly openMinor: number;
}

/**
 * One account's invoices as known strictly before `before`: what was issued, paid or reversed on that day itself
 * is not seen, so that a score or forecast of the day never looks ahead. Sorted by due day, then id.
 */
export function settlements(entries: readonly LedgerEntry[], before: Day): Settlement[] {
  const { invoices } = applyEntries(entries, addDays(before, -1));
  const seen = invoices.map((each): Settlement => {
    const { id, issuedOn, dueOn, amountMinor, currency } = each.invoice;
    const { creditedMinor, settledOn } = each;
    return {
      invoiceId: id,
      issuedOn,
      dueOn,
      amountMinor,
      creditedMinor,
      currency,
      settledOn,
      openMinor: leftToPay(each),
    };
  });
  return seen.sort((a, b) => a.dueOn - b.dueOn || (a.invoiceId < b.invoiceId ? -1 : 1));
}
