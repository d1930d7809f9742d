import { assert } from "../kernel/result.ts";

/** Days from due to settled are read within these: what lies beyond counts at the edge. */
export const EARLIEST = -60;
export const LATEST = 150;
export const BINS = LATEST - EARLIEST + 1;

/** Days past due, no further out than they are read. */
export const clipLate = (daysLate: number): number => Math.min(LATEST, Math.max(EARLIEST, daysLate));

/** Days past due → the bin that counts them, 0 … BINS − 1. */
export const binOf = (daysLate: number): number => clipLate(daysLate) - EARLIEST;

/** How likely each number of days past due is: `chances[i]` belongs to `first + i`, and they add up to 1. */
export interface Lateness {
  readonly first: number;
  readonly chances: Float64Array;
}

// Sums of a few hundred doubles: an exact .9 must not be missed by their last bits.
const LAST_BITS = 1e-12;

/** The chance of more than `days` past due. */
export function chanceOver(lateness: Lateness, days: number): number {
  const { first, chances } = lateness;
  let over = 0;
  for (let at = Math.max(0, days + 1 - first); at < chances.length; at += 1) over += chances[at] as number;
  return Math.min(1, over);
}

/** The smallest number of days past due that is not exceeded with chance `share`. */
export function quantile(lateness: Lateness, share: number): number {
  assert(share > 0 && share < 1, `a quantile lies between 0 and 1, got ${share}`);
  const { first, chances } = lateness;
  let below = 0;
  for (let at = 0; at < chances.length; at += 1) {
    below += chances[at] as number;
    if (below >= share - LAST_BITS) return first + at;
  }
  return first + chances.length - 1;
}

/** The chance of being settled from `from` to before `until`, both in days past due. */
export function chanceWithin(lateness: Lateness, from: number, until: number): number {
  const { first, chances } = lateness;
  let within = 0;
  const end = Math.min(chances.length, until - first);
  for (let at = Math.max(0, from - first); at < end; at += 1) within += chances[at] as number;
  return within;
}
