import { assert } from "../../kernel/result.ts";
import type { Policy, Step } from "../policy/policy.ts";
import type { LetterText } from "./letter-text.ts";
import { letters } from "./letters.ts";

/** The org's own wording of a step's letter, or ours. A policy that was read names no other. */
export function letterFor(policy: Policy, step: Step): LetterText {
  const own = Object.hasOwn(policy.templates, step.template) ? policy.templates[step.template] : undefined;
  const letter = own ?? letters[step.template];
  assert(letter, `the policy was read, so the letter ${step.template} exists`);
  return letter;
}
