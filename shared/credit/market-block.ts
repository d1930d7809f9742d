import type { BlockPart } from "./block-part.ts";
import type { AdverseKind, MarketFacts } from "./facts.ts";

/** Where nobody rated them, somebody against whom there is a fact begins here. */
const UNRATED = 70;
const COSTS: Readonly<Record<AdverseKind, number>> = {
  insolvency: 100,
  "dishonest-debtor": 100,
  enforcement: 60,
  litigation: 25,
  penalty: 15,
  other: 10,
};

/** What is said of them: a person's rating, less what registers and courts hold against them. */
export function marketBlock(facts: MarketFacts | null): readonly BlockPart[] {
  if (facts === null || (facts.rating === null && facts.adverse.length === 0)) return [];
  const { rating, adverse } = facts;
  const cost = adverse.reduce((all, { kind }) => all + COSTS[kind], 0);
  const value = Math.max(0, (rating ?? UNRATED) - cost);
  const isFault = adverse.length > 0 || value < 50;
  const figures = { facts: adverse.length, value };
  return [{ code: "market", block: "M", weight: 100, value, reason: "M01", isFault, figures }];
}
