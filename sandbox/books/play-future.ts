import { formatDay, type Day } from "../../shared/kernel/day.ts";
import { insertRecord, updateRecord } from "../world/index.ts";
import type { User } from "../world/types.ts";
import type { BookEvent, BookPayment } from "./book.ts";
import { bookkeeperOf } from "./fill-org.ts";
import { creditNoteFields, invoiceFields, paymentFields, type FilledBook } from "./filled-book.ts";
import { standingFields, type InvoiceStanding } from "./invoice-standing.ts";

/**
 * Lets happen what the book holds for the days after `from` up to and including `to`, in order of day.
 * The records are written now, by the org's clock, so move it first. Returns how many events happened.
 * A day is played once: the caller goes on from the `to` of its last call (at first from `book.today`).
 */
export function playFuture(
  filled: FilledBook,
  from: Day,
  to: Day,
  by: User = bookkeeperOf(filled.org),
): number {
  const happening = filled.book.future.filter((event) => event.on > from && event.on <= to);
  for (const event of happening) happen(filled, event, by);
  return happening.length;
}

function happen(filled: FilledBook, event: BookEvent, by: User): void {
  switch (event.kind) {
    case "invoice": {
      const record = insertRecord(filled.org, "Invoices", invoiceFields(filled, event.invoice), by);
      filled.invoiceIds.set(event.invoice.id, record.id);
      return;
    }
    case "credit-note": {
      const { creditNote } = event;
      const record = insertRecord(filled.org, "Invoices", creditNoteFields(filled, creditNote), by);
      filled.invoiceIds.set(creditNote.id, record.id);
      return change(filled, creditNote.appliedTo, by, (standing) => {
        standing.creditedMinor += creditNote.amountMinor;
      });
    }
    case "dispute":
      return change(filled, event.dispute.invoiceId, by, (standing) => {
        standing.dispute = event.dispute;
      });
    case "payment":
      return receive(filled, event.payment, by);
    case "reversal":
      return reverse(filled, event, by);
  }
}

function receive(filled: FilledBook, payment: BookPayment, by: User): void {
  const module = `${filled.namespace}Payments`;
  const record = insertRecord(filled.org, module, paymentFields(filled, payment), by);
  filled.paymentIds.set(payment.id, record.id);
  change(filled, payment.invoiceId, by, (standing) => {
    standing.payments = [...standing.payments, payment];
  });
}

function reverse(filled: FilledBook, event: BookEvent & { kind: "reversal" }, by: User): void {
  const id = filled.paymentIds.get(event.paymentId);
  if (id === undefined) return;
  const reversed = { [`${filled.namespace}Reversed_On`]: formatDay(event.on) };
  updateRecord(filled.org, `${filled.namespace}Payments`, id, reversed, by);
  change(filled, event.invoiceId, by, (standing) => {
    standing.payments = standing.payments.filter((payment) => payment.id !== event.paymentId);
  });
}

/** Changes an invoice's standing and writes the fields that follow from it. */
function change(
  filled: FilledBook,
  invoiceId: string | undefined,
  by: User,
  alter: (standing: InvoiceStanding) => void,
): void {
  const standing = filled.standings.get(invoiceId ?? "");
  const recordId = filled.invoiceIds.get(invoiceId ?? "");
  if (!standing || recordId === undefined) return;
  alter(standing);
  updateRecord(filled.org, "Invoices", recordId, standingFields(standing, filled.namespace), by);
}
