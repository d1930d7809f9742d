import { assert, ok, refuse, type Result } from "../kernel/result.ts";
import { roundedShare, WHOLE, type Ppm } from "./quotient.ts";
import type { Rolls } from "./roll-rates.ts";

/** Loss rates of the five buckets: current, 1–30, 31–60, 61–90, 91 and more. */
export type LossRates = readonly [Ppm, Ppm, Ppm, Ppm, Ppm];

/** What an org says about its losses; nothing here has a value of its own. */
export interface LossTerms {
  /** Of money 91 and more days late, how much ends as a write-off. */
  readonly writeOffPpm: Ppm;
  /** Of what is written off, how much comes in afterwards. */
  readonly recoveryPpm: Ppm;
  /** What is ahead against what was: 1 000 000 changes nothing. Why is said with it. */
  readonly forwardPpm: Ppm;
}

/**
 * What the org's own history suggests: Π of the rolls from a bucket to the last × write-off × (1 − recovery) × the
 * forward factor, at most all. Null from the first bucket on that leads through one of which nothing is known.
 * Never falls from a bucket to an older one.
 */
export function suggestedRates(rolls: Rolls, terms: LossTerms): readonly (Ppm | null)[] {
  assert(
    isShare(terms.writeOffPpm) && isShare(terms.recoveryPpm) && isRate(terms.forwardPpm),
    "terms of loss",
  );
  const whole = BigInt(WHOLE);
  let numerator: bigint | null =
    BigInt(terms.writeOffPpm) * (whole - BigInt(terms.recoveryPpm)) * BigInt(terms.forwardPpm);
  let denominator = whole * whole;
  const rates: (Ppm | null)[] = [];
  for (const roll of [null, ...[...rolls].reverse()]) {
    if (roll !== null) {
      numerator = roll.ratePpm === null || numerator === null ? null : numerator * BigInt(roll.ratePpm);
      denominator *= whole;
    }
    rates.unshift(numerator === null ? null : Math.min(WHOLE, Number(roundedShare(numerator, denominator))));
  }
  return rates;
}

/** Rates that an org sets by hand: five shares that do not fall as money gets older. */
export function checkRates(
  rates: readonly Ppm[],
): Result<LossRates, "five-rates" | "not-a-share" | "rates-fall"> {
  const [a, b, c, d, e] = rates;
  if (rates.length !== 5 || a === undefined || b === undefined) return refuse("five-rates");
  if (c === undefined || d === undefined || e === undefined) return refuse("five-rates");
  if (!rates.every(isShare)) return refuse("not-a-share");
  return a <= b && b <= c && c <= d && d <= e ? ok([a, b, c, d, e]) : refuse("rates-fall");
}

const isRate = (ppm: number): boolean => Number.isInteger(ppm) && ppm >= 0;
const isShare = (ppm: number): boolean => isRate(ppm) && ppm <= WHOLE;
