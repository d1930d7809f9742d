import type { Day } from "../kernel/day.ts";
import { type LossRates, type LossTerms, suggestedRates } from "./loss-rates.ts";
import { wholeMonths } from "./period.ts";
import type { Ppm } from "./quotient.ts";
import type { Rolls } from "./roll-rates.ts";

/** So many whole months of the org's own ledger make a history. */
export const MONTHS_OF_HISTORY = 24;

/** What loss rates stand on: the org's own roll rates over two years, fewer months of them, or somebody's word. */
export type EvidenceStage = "own-history" | "short-history" | "by-hand";

/** What was known when a matrix was proposed, kept with it. */
export interface RateEvidence {
  readonly stage: EvidenceStage;
  /** Whole months that the ledger covers, at most 24. */
  readonly months: number;
  /** What the org's history suggests; null where nothing is known. */
  readonly suggested: readonly (Ppm | null)[];
}

/** Rates stand on history only when they are, bucket by bucket, what that history suggests. */
export function evidenceFor(rates: LossRates, rolls: Rolls, terms: LossTerms, months: number): RateEvidence {
  const suggested = suggestedRates(rolls, terms);
  const isOwn = rates.every((rate, at) => rate === suggested[at]);
  const stage = !isOwn ? "by-hand" : months >= MONTHS_OF_HISTORY ? "own-history" : "short-history";
  return { stage, months, suggested };
}

/** How many of the last 24 whole months began after the first entry. */
export const monthsCovered = (firstEntryOn: Day | null, asOf: Day): number =>
  wholeMonths(asOf, MONTHS_OF_HISTORY).filter(({ from }) => firstEntryOn !== null && firstEntryOn <= from)
    .length;
