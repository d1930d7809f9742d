import { addDays, later, type Day } from "../kernel/day.ts";
import { dayOf } from "../ledger/applications.ts";
import type { LedgerEntry } from "../ledger/entry.ts";
import { daysIn, type Period } from "./period.ts";
import { roundedShare, WHOLE, type Ppm } from "./quotient.ts";
import { shareOut } from "./share-out.ts";

/** What the money of one account cost in a period, in minor units. */
export interface AccountCost {
  readonly accountId: string;
  /** Balance at the end of each day, averaged: open invoices less unapplied credits. Negative where they paid ahead. */
  readonly averageMinor: number;
  /** What that balance cost at the org's rate; negative where their money worked for us. */
  readonly carryingMinor: number;
}

/** Σ of the accounts' carrying = the total's, to the minor unit. */
export interface CarryingCost {
  readonly averageMinor: number;
  readonly carryingMinor: number;
  /** The dearest first, then by id; accounts that never owed anything in the period are left out. */
  readonly accounts: readonly AccountCost[];
}

/** A year of days, as a rate of a year counts it (Actual/365). */
const YEAR = 365n;

/**
 * What it cost to wait for the money of one currency, by what each account's `moneyDays` of the period are: the balance of each day × the yearly rate / 365. A balance is a
 * sum of entries, each on the days on which it stood, so accounts add up to the ledger by themselves; the cost is
 * rounded once and shared among them.
 */
export function carryingCost(
  byAccount: Iterable<readonly [accountId: string, moneyDays: bigint]>,
  period: Period,
  yearlyPpm: Ppm,
): CarryingCost {
  const known = [...byAccount].filter(([, weighed]) => weighed !== 0n).sort(([a], [b]) => (a < b ? -1 : 1));
  const whole = YEAR * BigInt(WHOLE);
  const shares = shareOut(
    known.map(([, weighed]) => weighed * BigInt(yearlyPpm)),
    whole,
  );
  const averageOf = (weighed: bigint): number => Number(roundedShare(weighed, BigInt(daysIn(period))));
  const all = known.reduce((sum, [, weighed]) => sum + weighed, 0n);
  return {
    averageMinor: averageOf(all),
    carryingMinor: Number(roundedShare(all * BigInt(yearlyPpm), whole)),
    accounts: known
      .map(([accountId, weighed], at) => {
        const carryingMinor = shares[at] ?? 0;
        return { accountId, averageMinor: averageOf(weighed), carryingMinor };
      })
      .sort((a, b) => b.carryingMinor - a.carryingMinor || (a.accountId < b.accountId ? -1 : 1)),
  };
}

/** Of entries of one currency: minor units × the days of the period at whose ends each stood. */
export const moneyDays = (entries: readonly LedgerEntry[], period: Period): bigint =>
  entries.reduce((all, entry) => all + moneyDaysOf(entry, period), 0n);

/** What reduces a balance is negative. */
function moneyDaysOf(entry: LedgerEntry, period: Period): bigint {
  const until = entry.kind === "payment" && entry.reversedOn !== null ? entry.reversedOn : null;
  const days = daysStanding(dayOf(entry), until, period);
  return BigInt(entry.kind === "invoice" ? entry.amountMinor : -entry.amountMinor) * BigInt(days);
}

/** From `on` until the day before `until`, as far as that lies in the period. */
function daysStanding(on: Day, until: Day | null, { from, to }: Period): number {
  const end = until === null || until > to ? addDays(to, 1) : until;
  return Math.max(0, end - later(on, from));
}
