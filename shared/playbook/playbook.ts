import type { Trigger } from "../alert/kinds.ts";
import type { Sentence } from "../kernel/contract.ts";
import type { StepDoes, StepOwner } from "./kinds.ts";

/** One thing to do when a warning is raised. */
export interface PlaybookStep {
  /** What an administrator wrote says the same in both languages. */
  readonly says: Sentence;
  readonly does: StepDoes;
  readonly owner: StepOwner;
  /** Of owner "user" alone. */
  readonly userId: string | null;
  /** Business days of the org's calendar after the day on which it was opened. */
  readonly days: number;
}

/** What is done when one trigger warns of an account, in this order. */
export interface Playbook {
  readonly on: boolean;
  readonly steps: readonly PlaybookStep[];
}

/** A warning about all receivables has no account, and so nobody whose task it would be. */
export const takesPlaybook = (trigger: Trigger): boolean => trigger !== "top-five";
