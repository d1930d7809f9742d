import type { Buckets } from "../aging/age.ts";
import type { Currency } from "../kernel/currency.ts";
import { addDays } from "../kernel/day.ts";
import { assert } from "../kernel/result.ts";
import type { LedgerEntry } from "../ledger/entry.ts";
import { isIn, type Period } from "./period.ts";
import { positionOf, total, type Position } from "./position.ts";

/** opening + invoiced − credited − received + reversed = closing, in one currency. */
export interface RollForward {
  readonly period: Period;
  readonly currency: Currency;
  readonly opening: Standing;
  readonly invoicedMinor: number;
  readonly creditedMinor: number;
  readonly receivedMinor: number;
  /** Payments that the bank took back in the period, whenever they came. */
  readonly reversedMinor: number;
  readonly closing: Standing;
}

/** Σ buckets − unapplied = balance. */
export interface Standing {
  readonly buckets: Buckets;
  readonly unappliedMinor: number;
  readonly balanceMinor: number;
}

/** What moved the receivables in a period. It is counted from the entries, the ends from the fold, and both must agree. */
export function rollForward(
  entries: readonly LedgerEntry[],
  currency: Currency,
  period: Period,
): RollForward {
  const own = entries.filter((entry) => entry.currency === currency);
  const sum = (amountOf: (entry: LedgerEntry) => number) => total(own.map(amountOf));
  const made = {
    period,
    currency,
    opening: standing(positionOf(own, currency, addDays(period.from, -1))),
    invoicedMinor: sum((each) => issued(each, "invoice", period)),
    creditedMinor: sum((each) => issued(each, "credit-note", period)),
    receivedMinor: sum((each) => received(each, period)),
    reversedMinor: sum((each) => reversed(each, period)),
    closing: standing(positionOf(own, currency, period.to)),
  };
  const moved = made.invoicedMinor - made.creditedMinor - made.receivedMinor + made.reversedMinor;
  assert(made.opening.balanceMinor + moved === made.closing.balanceMinor, "the roll-forward reconciles");
  return made;
}

const standing = ({ buckets, unappliedMinor, balanceMinor }: Position): Standing => ({
  buckets,
  unappliedMinor,
  balanceMinor,
});

const issued = (entry: LedgerEntry, kind: "invoice" | "credit-note", period: Period): number =>
  entry.kind === kind && isIn(entry.issuedOn, period) ? entry.amountMinor : 0;

const received = (entry: LedgerEntry, period: Period): number =>
  entry.kind === "payment" && everStood(entry) && isIn(entry.receivedOn, period) ? entry.amountMinor : 0;

function reversed(entry: LedgerEntry, period: Period): number {
  if (entry.kind !== "payment" || entry.reversedOn === null || !everStood(entry)) return 0;
  return isIn(entry.reversedOn, period) ? entry.amountMinor : 0;
}

/** Taken back on the day it came, it was never money. */
const everStood = (entry: Extract<LedgerEntry, { kind: "payment" }>): boolean =>
  entry.reversedOn === null || entry.reversedOn > entry.receivedOn;
