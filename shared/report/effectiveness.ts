import { quotient } from "./quotient.ts";

/** What could be collected in one period and what is left of it, in minor units. */
export interface CollectionPeriod {
  readonly beginMinor: number;
  readonly salesMinor: number;
  readonly endTotalMinor: number;
  readonly endCurrentMinor: number;
}

/**
 * Collection effectiveness index in percent: (begin + sales / N − end) / (begin + sales / N − end not due) × 100.
 * Sources disagree on N, and the answers differ by tens of points: ours is of one calendar month, N = 1. Another N is
 * here only to read other people's figures. Null where nothing could be collected.
 */
export const cei = (period: CollectionPeriod, n = 1): number | null => {
  const { collected, collectable } = parts(period, n);
  return quotient(collected * 100n, collectable);
};

/** Several months chained: what was collected in all of them, of what could be in each, by money. */
export function ceiChained(months: readonly CollectionPeriod[]): number | null {
  let [all, of] = [0n, 0n];
  for (const month of months) {
    const { collected, collectable } = parts(month, 1);
    all += collected;
    of += collectable;
  }
  return quotient(all * 100n, of);
}

function parts({ beginMinor, salesMinor, endTotalMinor, endCurrentMinor }: CollectionPeriod, n: number) {
  const parts = BigInt(n);
  const due = BigInt(beginMinor) * parts + BigInt(salesMinor);
  return {
    collected: due - BigInt(endTotalMinor) * parts,
    collectable: due - BigInt(endCurrentMinor) * parts,
  };
}
