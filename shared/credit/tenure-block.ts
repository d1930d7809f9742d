import type { BlockPart } from "./block-part.ts";
import { type Card, STANDARD_SCORECARD } from "./scorecard.ts";

/** How long they have been a customer. */
export function tenureBlock(
  months: number | null,
  { counted: { tenureMonths: enough } }: Pick<Card, "counted"> = STANDARD_SCORECARD,
): readonly BlockPart[] {
  if (months === null) return [];
  const value = 100 * Math.min(1, months / enough);
  const figures = { months, enough, left: Math.max(0, enough - months) };
  return [
    {
      code: "tenure",
      block: "T",
      weight: 100,
      value,
      reason: "T01",
      isFault: months < enough,
      figures,
    },
  ];
}
