import { assert } from "../kernel/result.ts";

/** A share in parts per million: 10.8 % is 108 000. Whole, so that no product of shares depends on an order. */
export type Ppm = number;
export const WHOLE: Ppm = 1_000_000;

/**
 * numerator / denominator with two decimals, half away from zero, by whole numbers throughout.
 * Null where the denominator is not positive: such a figure says nothing, and 0 would say something.
 */
export function quotient(numerator: bigint, denominator: bigint): number | null {
  return denominator <= 0n ? null : Number(roundedShare(numerator * 100n, denominator)) / 100;
}

/** numerator / denominator, half away from zero. */
export function roundedShare(numerator: bigint, denominator: bigint): bigint {
  assert(denominator > 0n, "a share is of something");
  const size = numerator < 0n ? -numerator : numerator;
  const whole = (2n * size + denominator) / (2n * denominator);
  return numerator < 0n ? -whole : whole;
}

/** An amount or a number of days that weighs by money. */
export interface Weighted {
  readonly amountMinor: number;
  readonly days: number;
}

/** Σ amount × days / Σ amount; null without an amount. */
export function weightedDays(parts: readonly Weighted[]): number | null {
  let [all, weighed] = [0n, 0n];
  for (const { amountMinor, days } of parts) {
    all += BigInt(amountMinor);
    weighed += BigInt(amountMinor) * BigInt(days);
  }
  return quotient(weighed, all);
}
