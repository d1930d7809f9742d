import type { Buckets } from "../aging/age.ts";
import { daysBetween } from "../kernel/day.ts";
import type { PaidPart, SettledInvoice } from "./position.ts";
import { quotient, weighDays, type WeighedDays } from "./quotient.ts";

/** Average days late of settled invoices, by money: early counts as 0. Never called ADD. */
export const averageDaysLate = (settled: readonly SettledInvoice[]): WeighedDays =>
  weighDays(
    settled.map(({ dueOn, settledOn, paidMinor }) => ({
      amountMinor: paidMinor,
      days: Math.max(0, daysBetween(dueOn, settledOn)),
    })),
  );

/** Days beyond terms of payments, by money: early is negative. */
export const dbtOfPayments = (parts: readonly PaidPart[]): WeighedDays =>
  weighDays(
    parts.map(({ invoice, paidOn, amountMinor }) => ({
      amountMinor,
      days: daysBetween(invoice.dueOn, paidOn),
    })),
  );

/** Days from the invoice to its money, by money. */
export const daysToPay = (parts: readonly PaidPart[]): WeighedDays =>
  weighDays(
    parts.map(({ invoice, paidOn, amountMinor }) => ({
      amountMinor,
      days: daysBetween(invoice.issuedOn, paidOn),
    })),
  );

const MIDDLES = [0n, 15n, 45n, 75n, 105n] as const;

/** Days beyond terms of what is open, by the middle of each bucket (Experian): 15, 45, 75 and 105 days. */
export function dbtOfBuckets(buckets: Buckets): number | null {
  let [weighed, all] = [0n, 0n];
  for (const [at, middle] of MIDDLES.entries()) {
    weighed += BigInt(buckets[at] ?? 0) * middle;
    all += BigInt(buckets[at] ?? 0);
  }
  return quotient(weighed, all);
}
