import type { Day } from "../kernel/day.ts";
import { dayOf, type Reduction } from "./applications.ts";
import type { InvoiceEntry, LedgerEntry } from "./entry.ts";

/** Entries that belong together, on the days on which anything of them is open or left over. */
export interface Chapter {
  readonly entries: readonly LedgerEntry[];
  readonly from: Day;
  /** From this day on nothing of it is open or left over; null: for ever. */
  readonly until: Day | null;
}

/**
 * One account's entries of ONE currency, cut into what the fold of a day may look at by itself: an invoice with all that
 * points to it, or a payment or credit note that points to none. Most invoices are long paid, so that a fold over the
 * chapters of a day costs a small part of a fold over all.
 */
export function chaptersOf(entries: readonly LedgerEntry[]): readonly Chapter[] {
  const invoices = new Map<string, InvoiceEntry>();
  for (const entry of entries) if (entry.kind === "invoice") invoices.set(entry.id, entry);
  const pointing = new Map<string, Reduction[]>();
  const chapters: Chapter[] = [];
  for (const entry of entries) {
    if (entry.kind === "invoice") continue;
    if (entry.appliedTo === null || !invoices.has(entry.appliedTo)) chapters.push(alone(entry));
    else pointing.set(entry.appliedTo, [...(pointing.get(entry.appliedTo) ?? []), entry]);
  }
  for (const invoice of invoices.values()) chapters.push(chapterOf(invoice, pointing.get(invoice.id) ?? []));
  return chapters;
}

const alone = (entry: Reduction): Chapter => ({
  entries: [entry],
  from: dayOf(entry),
  until: entry.kind === "payment" ? entry.reversedOn : null,
});

function chapterOf(invoice: InvoiceEntry, reductions: readonly Reduction[]): Chapter {
  let [from, last, left, stands] = [invoice.issuedOn, invoice.issuedOn, invoice.amountMinor, true];
  for (const each of reductions) {
    const on = dayOf(each);
    if (on < from) from = on;
    if (on > last) last = on;
    left -= each.amountMinor;
    if (each.kind === "payment" && each.reversedOn !== null) stands = false;
  }
  return { entries: [invoice, ...reductions], from, until: left === 0 && stands ? last : null };
}

/** What is open or left over within days, or came to its end in them. */
export const aliveWithin = (chapters: readonly Chapter[], first: Day, last: Day): LedgerEntry[] =>
  chapters.flatMap(({ entries, from, until }) =>
    from <= last && (until === null || first <= until) ? entries : [],
  );

/** What of the chapters matters on a day: the fold of it leaves open and left over what the fold of all does. */
export const aliveOn = (chapters: readonly Chapter[], on: Day): LedgerEntry[] =>
  chapters.flatMap(({ entries, from, until }) =>
    from <= on && (until === null || on < until) ? entries : [],
  );
