import type { Sentence } from "../../kernel/contract.ts";
import type { Policy } from "./policy.ts";

/** Why a policy was not taken: the field to blame, and one sentence that says how to mend it. */
export interface PolicyRefusal {
  readonly field: string;
  readonly message: Sentence;
}

export const mistake = (field: string, zh: string, en: string): PolicyRefusal => ({
  field,
  message: { "zh-CN": zh, en },
});

/** Looks for one kind of mistake; null when there is none. */
export type Check = (policy: Policy) => PolicyRefusal | null;

/** The first mistake of several checks, in their order. */
export function firstMistake(checks: readonly Check[], policy: Policy): PolicyRefusal | null {
  for (const check of checks) {
    const found = check(policy);
    if (found) return found;
  }
  return null;
}

/** The first element of which `look` finds a mistake. */
export function firstOf<T>(
  list: readonly T[],
  look: (each: T, at: number) => PolicyRefusal | null,
): PolicyRefusal | null {
  for (const [at, each] of list.entries()) {
    const found = look(each, at);
    if (found) return found;
  }
  return null;
}
