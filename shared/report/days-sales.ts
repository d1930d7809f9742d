import type { Day } from "../kernel/day.ts";
import { quotient } from "./quotient.ts";

/** One month's net credit sales, and how many of its days have passed. */
export interface MonthSales {
  readonly salesMinor: number;
  readonly days: number;
}

/** DSO, simple: receivables / credit sales × days of the window. Null without sales. */
export const dsoSimple = (openMinor: number, salesMinor: number, days: number): number | null =>
  quotient(BigInt(openMinor) * BigInt(days), BigInt(salesMinor));

/** Best possible DSO: the same of what is not due yet. */
export const bestPossibleDso = (currentMinor: number, salesMinor: number, days: number): number | null =>
  dsoSimple(currentMinor, salesMinor, days);

/** Average days delinquent, which is DSO − BPDSO and nothing else; average days late is another figure. */
export const averageDaysDelinquent = (
  openMinor: number,
  currentMinor: number,
  salesMinor: number,
  days: number,
): number | null => dsoSimple(openMinor - currentMinor, salesMinor, days);

/**
 * DSO by count-back: whole months of sales are taken off the receivables, the newest first, and the month that is
 * not used up counts in part. Null when the months given do not reach back far enough.
 */
export function dsoCountBack(openMinor: number, latestFirst: readonly MonthSales[]): number | null {
  let left = BigInt(openMinor);
  if (left <= 0n) return latestFirst.some(({ salesMinor }) => salesMinor > 0) ? 0 : null;
  let passed = 0;
  for (const { salesMinor, days } of latestFirst) {
    const sales = BigInt(salesMinor);
    if (sales > 0n && left <= sales) return quotient(BigInt(passed) * sales + left * BigInt(days), sales);
    // A month in which more was credited than sold adds its days and hands the difference on.
    left -= sales;
    passed += days;
  }
  return null;
}

/** What is open of one month's invoices, each times its age in days, and that month's net credit sales. */
export interface OpenOfMonth {
  readonly aged: bigint;
  readonly salesMinor: number;
}

/** Minor units × the days since they were billed. */
export const agedBy = (
  items: readonly { readonly issuedOn: Day; readonly residualMinor: number }[],
  asOf: Day,
): bigint =>
  items.reduce(
    (all, { issuedOn, residualMinor }) => all + BigInt(asOf - issuedOn) * BigInt(residualMinor),
    0n,
  );

/** True DSO: Σ age of each open invoice × what is open / the sales of its month. Null where a month has no sales. */
export function dsoTrue(months: readonly OpenOfMonth[]): number | null {
  let [numerator, denominator] = [0n, 1n];
  for (const { aged, salesMinor } of months) {
    if (salesMinor <= 0) return null;
    numerator = numerator * BigInt(salesMinor) + aged * denominator;
    denominator *= BigInt(salesMinor);
  }
  return months.length === 0 ? null : quotient(numerator, denominator);
}
