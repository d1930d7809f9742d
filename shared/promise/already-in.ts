import type { Day } from "../kernel/day.ts";
import type { LedgerEntry } from "../ledger/entry.ts";
import type { PromisePart } from "./promise-part.ts";

/** Payments and credit notes by id, with what of each had made an agreement smaller before it was given. */
export type AlreadyIn = Readonly<Record<string, number>>;

/**
 * What our books had of an agreement's invoices, and what nobody had applied yet, when it was given: it was spoken of
 * as paid, so it cannot keep the agreement, although its day may be the same one. What we learn of later can.
 */
export function alreadyIn(
  entries: readonly LedgerEntry[],
  invoiceIds: readonly string[],
  givenOn: Day,
): AlreadyIn {
  const seen: Record<string, number> = {};
  for (const entry of entries) {
    if (entry.kind === "invoice") continue;
    const on = entry.kind === "payment" ? entry.receivedOn : entry.issuedOn;
    const concerns = entry.appliedTo === null || invoiceIds.includes(entry.appliedTo);
    if (concerns && on <= givenOn) seen[entry.id] = entry.amountMinor;
  }
  return seen;
}

/**
 * The parts, each no larger than what there was to pay of its invoice since the agreement was given: a credit note
 * that takes from it takes from what was promised, once the rest of the invoice is used up.
 */
export function payableParts(
  parts: readonly PromisePart[],
  entries: readonly LedgerEntry[],
  { givenOn, before = {} }: { readonly givenOn: Day; readonly before: AlreadyIn | undefined },
  asOf: Day,
): readonly PromisePart[] {
  const owed = new Map<string, number>();
  for (const entry of entries) if (entry.kind === "invoice") owed.set(entry.id, entry.amountMinor);
  for (const entry of entries) {
    if (entry.kind === "invoice" || entry.appliedTo === null) continue;
    const left = owed.get(entry.appliedTo);
    if (left !== undefined) owed.set(entry.appliedTo, left - gone(entry, givenOn, before, asOf));
  }
  return parts.map((part) => {
    const most = owed.get(part.invoiceId);
    return most === undefined || most >= part.amountMinor
      ? part
      : { ...part, amountMinor: Math.max(0, most) };
  });
}

/** What of an entry nobody had to pay under the agreement. */
function gone(
  entry: Exclude<LedgerEntry, { kind: "invoice" }>,
  givenOn: Day,
  before: AlreadyIn,
  asOf: Day,
): number {
  if (entry.kind === "credit-note") return entry.issuedOn <= asOf ? entry.amountMinor : 0;
  if (entry.receivedOn > asOf || (entry.reversedOn !== null && entry.reversedOn <= asOf)) return 0;
  return entry.receivedOn < givenOn ? entry.amountMinor : (before[entry.id] ?? 0);
}
