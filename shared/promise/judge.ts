import type { Day } from "../kernel/day.ts";
import type { LedgerEntry } from "../ledger/entry.ts";
import { holdsUntil, type PromiseState, type PromiseToPay } from "./promise.ts";

export interface Verdict {
  readonly state: PromiseState;
  readonly receivedMinor: number;
}

/**
 * Judged by money, never by a tick: kept once the promised amount has arrived, partly kept or broken when the
 * day and its grace are over. Asked again every day, so a reversal breaks a kept promise and late evidence
 * of a payment in time mends a broken one. What a person withdrew or superseded stays so.
 */
export function judge(promise: PromiseToPay, entries: readonly LedgerEntry[], asOf: Day): Verdict {
  const receivedMinor = receivedFor(promise, entries, asOf);
  if (promise.state === "withdrawn" || promise.state === "superseded")
    return { state: promise.state, receivedMinor };
  if (receivedMinor >= promise.amountMinor) return { state: "kept", receivedMinor };
  if (asOf <= holdsUntil(promise.promisedOn)) return { state: "open", receivedMinor };
  return { state: receivedMinor > 0 ? "partly-kept" : "broken", receivedMinor };
}

/**
 * Money that arrived between the day of the promise and the end of its grace, and stands on `asOf`: what was
 * applied to the covered invoices, and cash nobody has applied yet, which may well be theirs.
 */
function receivedFor(promise: PromiseToPay, entries: readonly LedgerEntry[], asOf: Day): number {
  const covered = new Set(promise.invoiceIds);
  const last = holdsUntil(promise.promisedOn);
  let received = 0;
  for (const entry of entries) {
    if (entry.kind !== "payment" || entry.currency !== promise.currency) continue;
    if (entry.receivedOn < promise.madeOn || entry.receivedOn > last || entry.receivedOn > asOf) continue;
    if (entry.reversedOn !== null && entry.reversedOn <= asOf) continue;
    if (entry.appliedTo === null || covered.has(entry.appliedTo)) received += entry.amountMinor;
  }
  return received;
}
