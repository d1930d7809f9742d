import * as z from "zod";
import type { Currency } from "../../../shared/kernel/currency.ts";
import { ok, refuse, type Result } from "../../../shared/kernel/result.ts";
import type {
  CreditNoteEntry,
  InvoiceEntry,
  LedgerEntry,
  PaymentEntry,
} from "../../../shared/ledger/entry.ts";
import type { MoneyRecord, OrgFacts } from "../../sync/ports.ts";
import { INVOICE as F } from "./field-names.ts";
import {
  amount,
  amountOrNull,
  currencyOf,
  day,
  dayOrNull,
  flag,
  id,
  lookup,
  lookupOrNull,
  minorOf,
  moment,
  oneOf,
  parseRecord,
  textOrNull,
} from "./record-fields.ts";

const Invoice = z.object({
  id,
  [F.subject]: textOrNull,
  [F.number]: textOrNull,
  [F.account]: lookup,
  [F.contact]: lookupOrNull,
  [F.issuedOn]: day,
  [F.dueOn]: dayOrNull,
  [F.status]: textOrNull,
  [F.total]: amount,
  // An org with one currency has no such field at all.
  [F.currency]: textOrNull.optional(),
  [F.modified]: moment,
  [F.kind]: oneOf("Invoice", "Credit Note"),
  [F.appliedTo]: lookupOrNull,
  [F.disputed]: amountOrNull,
  [F.disputeReason]: textOrNull,
  [F.paid]: amountOrNull,
  [F.paidOn]: dayOrNull,
  [F.noReminders]: flag,
  // An org that sells without orders may have taken these fields away.
  [F.order]: lookupOrNull.optional(),
  [F.deal]: lookupOrNull.optional(),
});
type Invoice = z.output<typeof Invoice>;

export const INVOICE_FIELDS: readonly string[] = Object.values(F);

/** The entry that an invoice's own paid amount stands for, when payments are read from invoice fields. */
const paidEntryId = (invoiceId: string): string => `${invoiceId}.paid`;

/** A Zoho invoice (or credit note) → its ledger entries, or the sentence that says why not. */
export function readInvoice(record: unknown, org: OrgFacts): Result<MoneyRecord, string> {
  const seen = parseRecord(Invoice, record);
  if (!seen.ok) return seen;
  const invoice = seen.value;
  const made = invoice[F.status] === "Cancelled" ? ok([]) : entriesOf(invoice, org);
  if (!made.ok) return made;
  const bills = [invoice[F.order], invoice[F.deal]].flatMap((each) => each ?? []);
  return ok({ recordId: invoice.id, entries: made.value, bills, modifiedAt: invoice[F.modified] });
}

function entriesOf(invoice: Invoice, org: OrgFacts): Result<readonly LedgerEntry[], string> {
  const currency = currencyOf(invoice[F.currency], org.baseCurrency);
  if (!currency.ok) return currency;
  const total = minorOf(F.total, invoice[F.total], currency.value);
  if (!total.ok) return total;
  if (invoice[F.kind] === "Credit Note") {
    return ok([creditNoteEntry(invoice, currency.value, total.value)]);
  }
  const entry = invoiceEntry(invoice, currency.value, total.value);
  if (!entry.ok) return entry;
  if (org.paymentsFrom === "payments-module") return ok([entry.value]);
  const paid = paidEntry(invoice, entry.value);
  return paid.ok ? ok(paid.value ? [entry.value, paid.value] : [entry.value]) : paid;
}

const numberOf = (invoice: Invoice): string => invoice[F.number] ?? invoice[F.subject] ?? invoice.id;

function invoiceEntry(
  invoice: Invoice,
  currency: Currency,
  amountMinor: number,
): Result<InvoiceEntry, string> {
  const dueOn = invoice[F.dueOn];
  if (dueOn === null) return refuse(`${F.dueOn} is empty; give the invoice a due date.`);
  const disputed = minorOf(F.disputed, invoice[F.disputed] ?? 0, currency);
  if (!disputed.ok) return disputed;
  return ok({
    kind: "invoice",
    id: invoice.id,
    accountId: invoice[F.account],
    currency,
    amountMinor,
    number: numberOf(invoice),
    issuedOn: invoice[F.issuedOn],
    dueOn,
    disputedMinor: disputed.value,
    disputeReason: invoice[F.disputeReason],
    noReminders: invoice[F.noReminders],
    contactId: invoice[F.contact],
  });
}

const creditNoteEntry = (invoice: Invoice, currency: Currency, amountMinor: number): CreditNoteEntry => ({
  kind: "credit-note",
  id: invoice.id,
  accountId: invoice[F.account],
  currency,
  amountMinor,
  number: numberOf(invoice),
  issuedOn: invoice[F.issuedOn],
  appliedTo: invoice[F.appliedTo],
});

/** Status "Paid" without an amount means all of it; null means nothing was paid. */
function paidEntry(invoice: Invoice, entry: InvoiceEntry): Result<PaymentEntry | null, string> {
  const allPaid = invoice[F.status] === "Paid";
  const given = invoice[F.paid];
  const paid = given === null ? ok(allPaid ? entry.amountMinor : 0) : minorOf(F.paid, given, entry.currency);
  if (!paid.ok) return paid;
  if (paid.value === 0) return ok(null);
  const receivedOn = invoice[F.paidOn];
  if (receivedOn === null) return refuse(`${F.paidOn} is empty although money was paid; give the day.`);
  return ok({
    kind: "payment",
    id: paidEntryId(invoice.id),
    accountId: entry.accountId,
    currency: entry.currency,
    amountMinor: paid.value,
    reference: entry.number,
    receivedOn,
    reversedOn: null,
    appliedTo: invoice.id,
  });
}
