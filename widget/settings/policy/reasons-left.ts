import { reasonsOf } from "../../../shared/dunning/policy/ready-made/ready-made.ts";
import type { Sentence } from "../../../shared/kernel/contract.ts";
import type { PoliciesAnswer, PolicyBody } from "../../../shared/settings/contract.ts";
import { type Change, diffPolicies } from "./diff-policies.ts";

export interface ReasonsLeft {
  /** By the key of the step. */
  readonly steps: ReadonlyMap<string, Sentence>;
  readonly rules: readonly Sentence[];
}

/** Of a draft's numbers, why those are what they are that still are a ready-made policy's: a changed one has no source of ours. */
export function reasonsLeft(policy: PolicyBody, readyMade: PoliciesAnswer["readyMade"]): ReasonsLeft {
  const made = readyMade.find(({ id }) => id === policy.id);
  if (!made) return { steps: new Map(), rules: [] };
  const reasons = reasonsOf(made.id);
  const changed = new Set(diffPolicies(made as PolicyBody, policy).map(nameOf));
  const kept = (name: string): [string, Sentence][] => {
    const reason = reasons[name];
    return reason === undefined || changed.has(name) ? [] : [[name, reason]];
  };
  const stepKeys = new Set(policy.steps.map(({ key }) => key));
  const rules = Object.keys(reasons).filter((name) => name in policy && !stepKeys.has(name));
  return {
    steps: new Map([...stepKeys].flatMap(kept)),
    rules: rules.flatMap(kept).map(([, reason]) => reason),
  };
}

const nameOf = (change: Change): string =>
  change.kind === "policy" ? change.field : change.kind === "step" ? change.before.key : change.step.key;
