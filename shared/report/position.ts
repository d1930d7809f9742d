import { age, type Buckets } from "../aging/age.ts";
import type { Currency } from "../kernel/currency.ts";
import { later, type Day } from "../kernel/day.ts";
import { assert } from "../kernel/result.ts";
import { applyEntries, leftToPay, type Reduction } from "../ledger/applications.ts";
import type { InvoiceEntry, LedgerEntry } from "../ledger/entry.ts";
import { isIn, type Period } from "./period.ts";

/** An invoice with something left to pay. */
export interface OpenInvoice {
  readonly invoiceId: string;
  readonly accountId: string;
  readonly number: string;
  readonly issuedOn: Day;
  readonly dueOn: Day;
  readonly residualMinor: number;
}

/** What a payment did to the invoice that it pays. */
export interface PaidPart {
  readonly invoice: InvoiceEntry;
  /** When it was received, or when its invoice was issued if that is later. */
  readonly paidOn: Day;
  readonly amountMinor: number;
}

export interface SettledInvoice {
  readonly dueOn: Day;
  readonly settledOn: Day;
  /** Without what credit notes took: nobody had to pay that. */
  readonly paidMinor: number;
}

/** Everybody's money of one currency at the end of a day. Σ buckets = open; balance = open − unapplied. */
export interface Position {
  readonly asOf: Day;
  readonly currency: Currency;
  /** Oldest due first, then by id. */
  readonly open: readonly OpenInvoice[];
  readonly buckets: Buckets;
  readonly openMinor: number;
  /** Cash and credit notes that no invoice has used; never taken off the buckets. */
  readonly unappliedMinor: number;
  readonly balanceMinor: number;
  readonly paid: readonly PaidPart[];
  readonly settled: readonly SettledInvoice[];
}

/** One currency's position, by the one as-of fold. Neither the order of rows nor what comes after `asOf` matters. */
export function positionOf(entries: readonly LedgerEntry[], currency: Currency, asOf: Day): Position {
  const own = entries.filter((entry) => entry.currency === currency);
  const { invoices, leftOvers } = applyEntries(own, asOf);
  const open: OpenInvoice[] = [];
  const settled: SettledInvoice[] = [];
  for (const each of invoices) {
    const { id: invoiceId, accountId, number, issuedOn, dueOn } = each.invoice;
    const residualMinor = leftToPay(each);
    if (residualMinor > 0) open.push({ invoiceId, accountId, number, issuedOn, dueOn, residualMinor });
    else if (each.settledOn !== null)
      settled.push({ dueOn, settledOn: each.settledOn, paidMinor: each.paidMinor });
  }
  open.sort((a, b) => a.dueOn - b.dueOn || (a.invoiceId < b.invoiceId ? -1 : 1));
  const openMinor = total(open.map((each) => each.residualMinor));
  const unappliedMinor = total(leftOvers.map((each) => each.residualMinor));
  const unused = new Map(leftOvers.map((each) => [each.source, each.residualMinor]));
  return {
    asOf,
    currency,
    open,
    buckets: age(open, asOf),
    openMinor,
    unappliedMinor,
    balanceMinor: openMinor - unappliedMinor,
    paid: paidParts(own, new Map(invoices.map(({ invoice }) => [invoice.id, invoice])), unused, asOf),
    settled,
  };
}

function paidParts(
  entries: readonly LedgerEntry[],
  invoices: ReadonlyMap<string, InvoiceEntry>,
  unused: ReadonlyMap<Reduction, number>,
  asOf: Day,
): PaidPart[] {
  const parts: PaidPart[] = [];
  for (const entry of entries) {
    if (entry.kind !== "payment" || entry.appliedTo === null || !stoodOn(entry, asOf)) continue;
    const invoice = invoices.get(entry.appliedTo);
    const amountMinor = entry.amountMinor - (unused.get(entry) ?? 0);
    if (invoice === undefined || amountMinor === 0) continue;
    parts.push({ invoice, paidOn: later(entry.receivedOn, invoice.issuedOn), amountMinor });
  }
  return parts;
}

type Payment = Extract<LedgerEntry, { kind: "payment" }>;
const stoodOn = ({ receivedOn, reversedOn }: Payment, asOf: Day): boolean =>
  receivedOn <= asOf && (reversedOn === null || reversedOn > asOf);

/** Net credit sales: invoices issued in the period less the credit notes issued in it. */
export function salesIn(entries: readonly LedgerEntry[], currency: Currency, period: Period): number {
  const parts = entries.filter(
    (entry) => entry.currency === currency && entry.kind !== "payment" && isIn(entry.issuedOn, period),
  );
  return total(parts.map((entry) => (entry.kind === "invoice" ? entry.amountMinor : -entry.amountMinor)));
}

/** Adds minor units of one currency; beyond what they can hold is a bug, never a rounded sum. */
export function total(amounts: readonly number[]): number {
  const sum = amounts.reduce((all, amount) => all + amount, 0);
  assert(Number.isSafeInteger(sum), "money is beyond what minor units can hold");
  return sum;
}
