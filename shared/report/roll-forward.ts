import type { Buckets } from "../aging/age.ts";
import type { Currency } from "../kernel/currency.ts";
import { assert } from "../kernel/result.ts";
import type { LedgerEntry } from "../ledger/entry.ts";
import { isIn, type Period } from "./period.ts";
import { total, type Position } from "./position.ts";

/** What moved the receivables in a period, in minor units of one currency. */
export interface Moved {
  readonly invoicedMinor: number;
  readonly creditedMinor: number;
  readonly receivedMinor: number;
  /** Payments that the bank took back in the period, whenever they came. */
  readonly reversedMinor: number;
}
export const NOT_MOVED: Moved = { invoicedMinor: 0, creditedMinor: 0, receivedMinor: 0, reversedMinor: 0 };

/** Σ buckets − unapplied = balance. */
export interface Standing {
  readonly buckets: Buckets;
  readonly unappliedMinor: number;
  readonly balanceMinor: number;
}
export const NOTHING_STANDS: Standing = { buckets: [0, 0, 0, 0, 0], unappliedMinor: 0, balanceMinor: 0 };

/** opening + invoiced − credited − received + reversed = closing, in one currency. */
export interface RollForward extends Moved {
  readonly period: Period;
  readonly currency: Currency;
  readonly opening: Standing;
  readonly closing: Standing;
}

/** What moved is counted from the entries, the ends come from the fold, and both must agree. */
export function rollForward(
  moved: Moved,
  [opening, closing]: readonly [Standing, Standing],
  currency: Currency,
  period: Period,
): RollForward {
  const { invoicedMinor, creditedMinor, receivedMinor, reversedMinor } = moved;
  const flow = invoicedMinor - creditedMinor - receivedMinor + reversedMinor;
  assert(opening.balanceMinor + flow === closing.balanceMinor, "the roll-forward reconciles");
  return { period, currency, opening, ...moved, closing };
}

/** Of entries of one currency. */
export function movedIn(entries: readonly LedgerEntry[], period: Period): Moved {
  let { invoicedMinor, creditedMinor, receivedMinor, reversedMinor } = NOT_MOVED;
  for (const entry of entries) {
    const { amountMinor } = entry;
    if (entry.kind === "payment") {
      if (!everStood(entry)) continue;
      if (isIn(entry.receivedOn, period)) receivedMinor += amountMinor;
      if (entry.reversedOn !== null && isIn(entry.reversedOn, period)) reversedMinor += amountMinor;
    } else if (isIn(entry.issuedOn, period)) {
      if (entry.kind === "invoice") invoicedMinor += amountMinor;
      else creditedMinor += amountMinor;
    }
  }
  return { invoicedMinor, creditedMinor, receivedMinor, reversedMinor };
}

/** Taken back on the day it came, it was never money. */
const everStood = (entry: Extract<LedgerEntry, { kind: "payment" }>): boolean =>
  entry.reversedOn === null || entry.reversedOn > entry.receivedOn;

export const bothMoved = (a: Moved, b: Moved): Moved => ({
  invoicedMinor: total([a.invoicedMinor, b.invoicedMinor]),
  creditedMinor: total([a.creditedMinor, b.creditedMinor]),
  receivedMinor: total([a.receivedMinor, b.receivedMinor]),
  reversedMinor: total([a.reversedMinor, b.reversedMinor]),
});

export const standing = ({ buckets, unappliedMinor, balanceMinor }: Position): Standing => ({
  buckets,
  unappliedMinor,
  balanceMinor,
});

export const bothStanding = (a: Standing, b: Standing): Standing => ({
  buckets: bothBuckets(a.buckets, b.buckets),
  unappliedMinor: total([a.unappliedMinor, b.unappliedMinor]),
  balanceMinor: total([a.balanceMinor, b.balanceMinor]),
});

export const bothBuckets = (a: Buckets, b: Buckets): Buckets =>
  a.map((amount, at) => total([amount, b[at] ?? 0])) as Buckets;
