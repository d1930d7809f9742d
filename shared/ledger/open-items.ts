import type { Currency } from "../kernel/currency.ts";
import type { Day } from "../kernel/day.ts";
import { applyEntries, dayOf, leftToPay, type AppliedInvoice, type LeftOver } from "./applications.ts";
import type { LedgerEntry } from "./entry.ts";
import type { OpenBook, OpenCredit, OpenItem } from "./open-item.ts";

/**
 * What is open between us and one account at the end of `asOf`: one book per currency, sorted by currency.
 * A currency with nothing open has no book. Per currency, every day:
 * Σ invoices − Σ standing payments − Σ credit notes = Σ residual of items − Σ residual of credits.
 */
export function openBooks(entries: readonly LedgerEntry[], asOf: Day): OpenBook[] {
  const { invoices, leftOvers } = applyEntries(entries, asOf);
  const drafts = new Map<Currency, Draft>();
  for (const each of invoices) {
    if (leftToPay(each) > 0) draftFor(drafts, each.invoice).items.push(openItem(each));
  }
  for (const each of leftOvers) draftFor(drafts, each.source).credits.push(openCredit(each));
  return [...drafts.values()]
    .map((draft) => ({
      ...draft,
      items: draft.items.sort((a, b) => a.dueOn - b.dueOn || compare(a.invoiceId, b.invoiceId)),
      credits: draft.credits.sort((a, b) => a.on - b.on || compare(a.id, b.id)),
    }))
    .sort((a, b) => compare(a.currency, b.currency));
}

interface Draft {
  readonly accountId: string;
  readonly currency: Currency;
  readonly items: OpenItem[];
  readonly credits: OpenCredit[];
}

function draftFor(drafts: Map<Currency, Draft>, entry: LedgerEntry): Draft {
  const found = drafts.get(entry.currency);
  if (found) return found;
  const draft: Draft = { accountId: entry.accountId, currency: entry.currency, items: [], credits: [] };
  drafts.set(entry.currency, draft);
  return draft;
}

function openItem(each: AppliedInvoice): OpenItem {
  const { invoice, paidMinor, creditedMinor } = each;
  const residualMinor = leftToPay(each);
  return {
    invoiceId: invoice.id,
    accountId: invoice.accountId,
    number: invoice.number,
    issuedOn: invoice.issuedOn,
    dueOn: invoice.dueOn,
    currency: invoice.currency,
    amountMinor: invoice.amountMinor,
    paidMinor,
    creditedMinor,
    residualMinor,
    disputedMinor: Math.min(invoice.disputedMinor, residualMinor),
    disputeReason: invoice.disputeReason,
    noReminders: invoice.noReminders,
    contactId: invoice.contactId,
  };
}

function openCredit({ source, residualMinor, excess }: LeftOver): OpenCredit {
  const isNote = source.kind === "credit-note";
  return {
    id: source.id,
    kind: isNote ? "credit-note" : excess ? "overpayment" : "unapplied-cash",
    number: isNote ? source.number : source.reference,
    on: dayOf(source),
    currency: source.currency,
    residualMinor,
  };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
