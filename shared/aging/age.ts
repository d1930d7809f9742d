import { daysBetween, type Day } from "../kernel/day.ts";
import type { OpenItem } from "../ledger/open-item.ts";

/** The last day past due of every bucket but the open-ended one: current, 1–30, 31–60, 61–90, then 91 and more. */
export const BUCKET_EDGES = [0, 30, 60, 90] as const;

/** Amounts by age: current, 1–30, 31–60, 61–90, 91+ days past due. */
export type Buckets = [number, number, number, number, number];

type Aged = Pick<OpenItem, "dueOn" | "residualMinor">;

/** Calendar days past due: 0 on the due day, negative before it. */
export const dpdOf = (item: Pick<OpenItem, "dueOn">, asOf: Day): number => daysBetween(item.dueOn, asOf);

/** Which of the five buckets; 30 days past due is in 1–30, 31 in 31–60. */
export function bucketOf(dpd: number): 0 | 1 | 2 | 3 | 4 {
  const bucket = BUCKET_EDGES.findIndex((last) => dpd <= last);
  return (bucket === -1 ? BUCKET_EDGES.length : bucket) as 0 | 1 | 2 | 3 | 4;
}

/** Open money of ONE currency by age; the five amounts add up to the residuals. */
export function age(items: readonly Aged[], asOf: Day): Buckets {
  const buckets: Buckets = [0, 0, 0, 0, 0];
  for (const item of items) buckets[bucketOf(dpdOf(item, asOf))] += item.residualMinor;
  return buckets;
}
