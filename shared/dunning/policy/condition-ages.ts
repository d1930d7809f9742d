import type { Condition } from "./condition.ts";
import type { Policy } from "./policy.ts";

/** The ages in days on which a condition of some step can change its answer by itself; null when none has one. */
export function conditionAges({ steps }: Policy): ReadonlySet<number> | null {
  if (steps.every(({ when }) => when === undefined)) return null;
  return new Set(steps.flatMap(({ when }) => (when === undefined ? [] : agesIn(when))));
}

function agesIn(condition: Condition): readonly number[] {
  if ("all" in condition) return condition.all.flatMap(agesIn);
  if ("any" in condition) return condition.any.flatMap(agesIn);
  if ("not" in condition) return agesIn(condition.not);
  if (condition.fact !== "oldestDays") return [];
  const { atLeast, atMost } = condition;
  return [...(atLeast === undefined ? [] : [atLeast]), ...(atMost === undefined ? [] : [atMost + 1])];
}
