import { assert } from "../kernel/result.ts";
import type { BlockPart } from "./block-part.ts";
import type { ConductFacts } from "./facts.ts";

/** A rate that begins at a quarter: one kept word is better than none, and one broken is not the end. */
const kept = (bad: number, of: number): number => 100 * (1 - (bad + 1) / (of + 4));

/** Whether their word holds: promises, disputes, payments that the bank took back. */
export function conductBlock(facts: ConductFacts | null): readonly BlockPart[] {
  if (facts === null) return [];
  const { duePromises, broken, judgedDisputes, invalidDisputes, payments, bouncedPayments } = facts;
  assert(
    broken <= duePromises && invalidDisputes <= judgedDisputes && bouncedPayments <= payments,
    "what went wrong is a part of what there was",
  );
  return [
    {
      code: "promises",
      block: "C",
      weight: 60,
      value: kept(broken, duePromises),
      reason: "C01",
      isFault: broken > 0,
      figures: { broken, of: duePromises },
    },
    {
      code: "disputes",
      block: "C",
      weight: 25,
      value: kept(invalidDisputes, judgedDisputes),
      reason: "C02",
      isFault: invalidDisputes > 0,
      figures: { invalid: invalidDisputes, of: judgedDisputes },
    },
    {
      code: "bounces",
      block: "C",
      weight: 15,
      value: kept(bouncedPayments, payments),
      reason: "C03",
      isFault: bouncedPayments > 0,
      figures: { bounced: bouncedPayments, of: payments },
    },
  ];
}
