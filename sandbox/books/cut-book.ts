import { later, type Day } from "../../shared/kernel/day.ts";
import type { Book, BookEvent, BookPayment, Ledger } from "./book.ts";
import { openAmounts } from "./open-amounts.ts";

/**
 * Looks at a ledger from the end of `today`: what happened by then is the book, the rest is its future.
 * A payment in advance enters with its invoice; a dispute stands only while its invoice is open.
 */
export function cutBook(ledger: Ledger, today: Day): Book {
  const invoices = ledger.invoices.filter((invoice) => invoice.on <= today);
  const creditNotes = ledger.creditNotes.filter((note) => note.on <= today);
  const { payments, events } = cutPayments(ledger, today);
  const open = openAmounts({ invoices, creditNotes, payments });
  const future: BookEvent[] = [
    ...ledger.invoices
      .filter((invoice) => invoice.on > today)
      .map((invoice) => ({ kind: "invoice" as const, on: invoice.on, invoice })),
    ...ledger.creditNotes
      .filter((note) => note.on > today)
      .map((creditNote) => ({ kind: "credit-note" as const, on: creditNote.on, creditNote })),
    ...ledger.disputes
      .filter((dispute) => dispute.on > today)
      .map((dispute) => ({ kind: "dispute" as const, on: dispute.on, dispute })),
    ...events,
  ];
  return {
    today,
    customers: ledger.customers,
    contacts: ledger.contacts,
    invoices,
    creditNotes,
    payments,
    disputes: ledger.disputes.filter((each) => each.on <= today && (open.get(each.invoiceId) ?? 0) > 0),
    promises: [],
    future: future.sort((a, b) => a.on - b.on || ORDER[a.kind] - ORDER[b.kind]),
  };
}

/** Within one day a document comes before what is applied to it, and a reversal before the next payment. */
const ORDER = { invoice: 0, "credit-note": 1, dispute: 2, reversal: 3, payment: 4 } as const;

function cutPayments(ledger: Ledger, today: Day): { payments: BookPayment[]; events: BookEvent[] } {
  const billedOn = new Map(ledger.invoices.map((invoice) => [invoice.id, invoice.on]));
  const payments: BookPayment[] = [];
  const events: BookEvent[] = [];
  for (const payment of ledger.payments) {
    const { reversedOn, ...received } = payment;
    const on = later(payment.on, billedOn.get(payment.invoiceId ?? "") ?? payment.on);
    const stillReversed = reversedOn !== undefined && reversedOn <= today;
    if (on <= today) payments.push(stillReversed ? payment : received);
    else events.push({ kind: "payment", on, payment: received });
    if (reversedOn !== undefined && !stillReversed) events.push(reversal(payment, later(reversedOn, on)));
  }
  return { payments, events };
}

function reversal(payment: BookPayment, on: Day): BookEvent {
  const of = payment.invoiceId === undefined ? {} : { invoiceId: payment.invoiceId };
  return { kind: "reversal", on, paymentId: payment.id, ...of };
}
