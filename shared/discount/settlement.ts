import type { Day } from "../kernel/day.ts";
import { daysBetween } from "../kernel/day.ts";
import { shareOf } from "./share-of.ts";

export interface SettlementWorth {
  /** What comes in if they take it. */
  readonly offeredMinor: number;
  /** What would come in without it, by the share that is expected. */
  readonly expectedMinor: number;
  /** Offered − expected: below zero it costs more than it brings. */
  readonly gainMinor: number;
}

const AGES = [0, 30, 60, 90] as const;

/** What of some invoices is expected without a settlement, by the age of each: the share of its bucket, rounded down. */
export const expectedMinor = (
  parts: readonly { readonly owedMinor: number; readonly dueOn: Day }[],
  expectedPpm: readonly number[],
  asOf: Day,
): number =>
  parts.reduce((all, { owedMinor, dueOn }) => {
    const dpd = daysBetween(dueOn, asOf);
    const bucket = AGES.filter((most) => dpd > most).length;
    return all + shareOf(owedMinor, expectedPpm[bucket] ?? 0);
  }, 0);

/** What a settlement brings beside what is expected without one. */
export const settlementWorth = (askedMinor: number, expected: number): SettlementWorth => ({
  offeredMinor: askedMinor,
  expectedMinor: expected,
  gainMinor: askedMinor - expected,
});
