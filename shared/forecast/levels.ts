import { BINS, EARLIEST, binOf } from "./lateness.ts";
import type { Counted, Tally } from "./tally.ts";

/** A customer's level is filled up with this part of one invoice of everybody's. */
const USUAL_INVOICES = 0.3;

/** Customers differ in how late they pay on average; around its own average one is much like another. */
export interface Levels {
  /** Everybody's mean days past due. */
  readonly usual: number;
  /** How far from their customer's level invoices are settled, from −(BINS − 1) to BINS − 1 days. */
  readonly around: Float64Array;
}

/** The days past due that a customer's invoices are settled around, whole. */
export function levelOf(own: Counted, usual: number): number {
  let sum = 0;
  own.bins.forEach((weight, bin) => (sum += weight * (bin + EARLIEST)));
  return Math.round((sum + USUAL_INVOICES * usual) / (own.total + USUAL_INVOICES));
}

/** Null while nothing was settled. */
export function levelsOf(accounts: ReadonlyMap<string, Tally>, everybody: Counted): Levels | null {
  if (everybody.total === 0) return null;
  const usual = levelOf(everybody, 0);
  const around = new Float64Array(2 * BINS - 1);
  let all = 0;
  for (const tally of accounts.values()) {
    const own = tally.counted();
    const level = levelOf(own, usual);
    own.bins.forEach((weight, bin) => {
      const at = bin + EARLIEST - level + BINS - 1;
      around[at] = (around[at] as number) + weight;
    });
    all += own.total;
  }
  return { usual, around: around.map((weight) => weight / all) };
}

/** The chances of days past due for a customer of that level. */
export function chancesAround({ around }: Levels, level: number): Float64Array {
  const chances = new Float64Array(BINS);
  around.forEach((chance, at) => {
    const bin = binOf(level + at - BINS + 1);
    chances[bin] = (chances[bin] as number) + chance;
  });
  return chances;
}
