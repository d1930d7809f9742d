import { later, type Day } from "../kernel/day.ts";
import type { CreditNoteEntry, InvoiceEntry, LedgerEntry, PaymentEntry } from "./entry.ts";

/** A payment or a credit note: whatever may reduce an invoice. */
export type Reduction = PaymentEntry | CreditNoteEntry;

/** One invoice on one day, with what has reduced it, in the order in which it did. */
export interface AppliedInvoice {
  readonly invoice: InvoiceEntry;
  paidMinor: number;
  creditedMinor: number;
  /** The day on which nothing was left to pay; null while something is. */
  settledOn: Day | null;
}

/** What of a payment or credit note no invoice has used. */
export interface LeftOver {
  readonly source: Reduction;
  readonly residualMinor: number;
  /** It went to an invoice that did not need all of it. */
  readonly excess: boolean;
}

export interface Applied {
  readonly invoices: readonly AppliedInvoice[];
  readonly leftOvers: readonly LeftOver[];
}

export const dayOf = (entry: LedgerEntry): Day =>
  entry.kind === "payment" ? entry.receivedOn : entry.issuedOn;

export const leftToPay = (each: AppliedInvoice): number =>
  each.invoice.amountMinor - each.paidMinor - each.creditedMinor;

/**
 * The one as-of fold: every figure about an account's money comes from here.
 * An entry counts from its day on, a reversed payment only before the day of its reversal.
 * What points to an invoice that is unknown, not issued yet, or in another currency stays with the customer as credit.
 * The order of `entries` does not matter; nothing is lost: per currency
 * Σ invoices − Σ standing payments − Σ credit notes = Σ left to pay − Σ left over.
 */
export function applyEntries(entries: readonly LedgerEntry[], asOf: Day): Applied {
  const invoices = new Map<string, AppliedInvoice>();
  const reductions: Reduction[] = [];
  for (const entry of entries) {
    if (!standsOn(entry, asOf)) continue;
    if (entry.kind === "invoice") invoices.set(entry.id, unpaid(entry));
    else reductions.push(entry);
  }
  // The earlier comes first; a credit note before a payment of its day, so that the payment is what overpays.
  reductions.sort((a, b) => dayOf(a) - dayOf(b) || order(a.kind, b.kind) || order(a.id, b.id));
  const leftOvers: LeftOver[] = [];
  for (const source of reductions) {
    const target = source.appliedTo === null ? undefined : invoices.get(source.appliedTo);
    const fits = target !== undefined && target.invoice.currency === source.currency;
    const residualMinor = source.amountMinor - (fits ? reduce(target, source) : 0);
    if (residualMinor > 0) leftOvers.push({ source, residualMinor, excess: fits });
  }
  return { invoices: [...invoices.values()], leftOvers };
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function standsOn(entry: LedgerEntry, asOf: Day): boolean {
  if (dayOf(entry) > asOf) return false;
  return entry.kind !== "payment" || entry.reversedOn === null || entry.reversedOn > asOf;
}

function unpaid(invoice: InvoiceEntry): AppliedInvoice {
  const settledOn = invoice.amountMinor === 0 ? invoice.issuedOn : null;
  return { invoice, paidMinor: 0, creditedMinor: 0, settledOn };
}

/** Takes what the invoice still needs, and answers how much that was. */
function reduce(target: AppliedInvoice, source: Reduction): number {
  const used = Math.min(source.amountMinor, leftToPay(target));
  if (source.kind === "payment") target.paidMinor += used;
  else target.creditedMinor += used;
  // Paid in advance: nothing could be settled before it was billed.
  if (used > 0 && leftToPay(target) === 0) target.settledOn = later(dayOf(source), target.invoice.issuedOn);
  return used;
}
