import type { Day } from "../kernel/day.ts";
import type { LedgerEntry } from "../ledger/entry.ts";
import { monthsBetween } from "./months.ts";

/** Whole months since the first invoice before `asOf`; null when there was none. */
export function tenureOf(entries: readonly LedgerEntry[], asOf: Day): number | null {
  let first: Day | null = null;
  for (const entry of entries)
    if (entry.kind === "invoice" && entry.issuedOn < asOf && (first === null || entry.issuedOn < first))
      first = entry.issuedOn;
  return first === null ? null : monthsBetween(first, asOf);
}
