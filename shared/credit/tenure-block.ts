import type { BlockPart } from "./block-part.ts";

const ENOUGH_MONTHS = 24;

/** How long they have been a customer. */
export function tenureBlock(months: number | null): readonly BlockPart[] {
  if (months === null) return [];
  const value = 100 * Math.min(1, months / ENOUGH_MONTHS);
  const figures = { months, enough: ENOUGH_MONTHS };
  return [
    {
      code: "tenure",
      block: "T",
      weight: 100,
      value,
      reason: "T01",
      isFault: months < ENOUGH_MONTHS,
      figures,
    },
  ];
}
