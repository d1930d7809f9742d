import type { BookCreditNote, BookInvoice, BookPayment } from "./book.ts";

/** Invoice id → what is still owed, in minor units: the amount less live payments and applied credit notes. */
export function openAmounts(ledger: {
  readonly invoices: readonly BookInvoice[];
  readonly creditNotes: readonly BookCreditNote[];
  readonly payments: readonly BookPayment[];
}): Map<string, number> {
  const open = new Map(ledger.invoices.map((invoice) => [invoice.id, invoice.amountMinor]));
  const lower = (invoiceId: string | undefined, byMinor: number): void => {
    const before = invoiceId === undefined ? undefined : open.get(invoiceId);
    if (invoiceId !== undefined && before !== undefined) open.set(invoiceId, before - byMinor);
  };
  for (const note of ledger.creditNotes) lower(note.appliedTo, note.amountMinor);
  for (const payment of ledger.payments) {
    if (payment.reversedOn === undefined) lower(payment.invoiceId, payment.amountMinor);
  }
  return open;
}
