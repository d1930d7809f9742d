import { assert } from "../kernel/result.ts";

export interface AnnualCost {
  /** A year's rate without compounding, in parts per million: d ÷ (1 − d) × 365 ÷ days. */
  readonly simplePpm: number;
  /** The same compounded. For people to compare; never reckoned with. */
  readonly effectivePpm: number;
}

/** What a discount for paying some days earlier costs as a year's rate: 2 % for 20 days is 37.24 %. */
export function annualCost(discountPpm: number, daysEarlier: number): AnnualCost {
  assert(
    discountPpm >= 0 && discountPpm < 1_000_000 && daysEarlier > 0,
    "a discount leaves something, and days",
  );
  const share = discountPpm / (1_000_000 - discountPpm);
  return {
    simplePpm: Math.round(((share * 365) / daysEarlier) * 1_000_000),
    effectivePpm: Math.round(((1 + share) ** (365 / daysEarlier) - 1) * 1_000_000),
  };
}
