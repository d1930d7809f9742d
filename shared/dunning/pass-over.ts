import type { Day } from "../kernel/day.ts";
import { askedMinor } from "./demand.ts";
import type { AccountFacts } from "./facts.ts";
import { requiredRung } from "./ladder.ts";
import { holds, type StepFacts } from "./policy/condition.ts";
import { ladderSteps, type LadderStep } from "./policy/ladder-steps.ts";
import type { Policy } from "./policy/policy.ts";
import type { Standing } from "./standing.ts";

/**
 * Moves invoices past the steps that do not admit the account, the lowest step first, to the next one whose days
 * have come. Where there is none the invoice stays where it is, barred. Nothing of it is remembered: the condition
 * is asked again every day, until a later step is taken.
 */
export function passOver(
  standings: readonly Standing[],
  facts: AccountFacts,
  policy: Policy,
  asOf: Day,
): readonly Standing[] {
  let moved = standings;
  for (const [at, step] of ladderSteps(policy).entries()) {
    if (step.when === undefined) continue;
    const members = moved.filter((each) => isAt(each, at) && each.coverage.chaseableMinor > 0);
    if (members.length === 0) continue;
    if (holds(step.when, stepFacts(members, moved, facts, step))) continue;
    moved = moved.map((each) => (isAt(each, at) ? raised(each, step, asOf) : each));
  }
  return moved;
}

const isAt = ({ atStep, barred, rung }: Standing, at: number): boolean =>
  atStep && !barred && rung?.at === at;

/** The step that is missed first decides what the next one keeps its distance from. */
function raised(standing: Standing, { key }: LadderStep, asOf: Day): Standing {
  const { ladder, rung, stepDpd } = standing;
  const passedOver = [...standing.passedOver, key];
  const at = rung?.at ?? 0;
  const next = requiredRung(ladder, asOf, at + 1, at - passedOver.length);
  if (next === null || next.step.days > stepDpd) return { ...standing, passedOver, barred: true };
  return { ...standing, rung: next, passedOver };
}

function stepFacts(
  members: readonly Standing[],
  all: readonly Standing[],
  { creditsMinor, brokenPromises, currency, traits }: AccountFacts,
  step: LadderStep,
): StepFacts {
  const asked = askedMinor(all, creditsMinor, step);
  const open = all.reduce((sum, { coverage }) => sum + coverage.item.residualMinor, 0);
  return {
    oldestDays: Math.max(...members.map(({ stepDpd }) => stepDpd)),
    invoices: members.length,
    asked,
    share: open === 0 ? 0 : asked / open,
    brokenPromises,
    currency,
    grade: traits.grade,
    country: traits.country,
  };
}
