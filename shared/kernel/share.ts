/**
 * The smallest whole number of minor units that is at least that share of an amount. A share is a decimal number, and
 * 0.07 × 100 is a hair more than 7 to a computer: what is off by no more than the computer's own error is whole.
 */
export function leastShare(amountMinor: number, share: number): number {
  const product = amountMinor * share;
  const whole = Math.round(product);
  return Math.abs(product - whole) <= product * RELATIVE_ERROR ? whole : Math.ceil(product);
}

/** Of a decimal fraction as a double, and of one multiplication. */
const RELATIVE_ERROR = 2 * Number.EPSILON;
