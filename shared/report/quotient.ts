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

/** A number of days that weighs by money. */
export interface Weighted {
  readonly amountMinor: number;
  readonly days: number;
}

/** Σ amount and Σ amount × days: what is counted of one account adds to what is counted of another. */
export interface WeighedDays {
  readonly all: bigint;
  readonly weighed: bigint;
}
export const NO_DAYS: WeighedDays = { all: 0n, weighed: 0n };

export function weighDays(parts: readonly Weighted[]): WeighedDays {
  let { all, weighed } = NO_DAYS;
  for (const { amountMinor, days } of parts) {
    all += BigInt(amountMinor);
    weighed += BigInt(amountMinor) * BigInt(days);
  }
  return { all, weighed };
}

export const bothDays = (a: WeighedDays, b: WeighedDays): WeighedDays => ({
  all: a.all + b.all,
  weighed: a.weighed + b.weighed,
});

/** Σ amount × days / Σ amount; null without an amount. */
export const meanDays = ({ all, weighed }: WeighedDays): number | null => quotient(weighed, all);
