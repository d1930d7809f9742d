import type { Fading } from "../kernel/fading.ts";
import { recencyOf } from "./recency.ts";
import { type Card, STANDARD_SCORECARD } from "./scorecard.ts";

/** How settled invoices are counted. Made once for a scorecard: the weights of a half-life are a table. */
export interface Counting {
  readonly recency: Fading;
  readonly graceDays: number;
  readonly severeDays: number;
}

export const countingOf = ({ counted: { halfLifeDays, graceDays, severeDays } }: Card): Counting => ({
  recency: recencyOf(halfLifeDays),
  graceDays,
  severeDays,
});

export const STANDARD_COUNTING = countingOf(STANDARD_SCORECARD);
