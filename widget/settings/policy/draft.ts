import type { Channel, RecipientRole, Tone } from "../../../shared/dunning/contract.ts";
import type { Condition, ListFact } from "../../../shared/dunning/policy/condition.ts";

/** What stands in a number's field: the number, or the text that is none yet. */
export type Entered = number | string;

/** An amount in a currency, as it is written. */
export interface AmountRow {
  readonly currency: string;
  readonly amount: string;
}

export type NumberFactDraft = "oldestDays" | "share" | "invoices" | "brokenPromises";
export type Bound = "atLeast" | "atMost";

/** One clause of the sentence "only when …". A share is written in percent. */
export type TestDraft =
  | { readonly fact: NumberFactDraft; readonly bound: Bound; readonly value: Entered }
  | { readonly fact: "asked"; readonly bound: Bound; readonly amounts: readonly AmountRow[] }
  | { readonly fact: ListFact; readonly words: string };

/** Clauses joined by "and" or by "or"; a tree that is more than that is kept as it was written. */
export type ConditionDraft =
  | { readonly join: "all" | "any"; readonly tests: readonly TestDraft[] }
  | { readonly join: "as-written"; readonly condition: Condition };

export interface StepDraft {
  readonly key: string;
  readonly days: Entered;
  readonly channel: Channel;
  readonly template: string;
  readonly when: ConditionDraft | null;
  readonly minimum: { readonly amounts: readonly AmountRow[]; readonly share: Entered } | null;
  readonly to: readonly RecipientRole[];
  readonly tone: Tone | null;
  /** Empty: no deadline. */
  readonly deadlineDays: Entered;
  readonly repeat: { readonly everyDays: Entered; readonly times: Entered } | null;
}

/** A policy while it is being edited: every field as it is written, nothing of it judged. */
export interface PolicyDraft {
  readonly id: string;
  /** The version that it began as. */
  readonly from: { readonly id: string; readonly version: number };
  readonly name: { readonly "zh-CN": string; readonly en: string };
  readonly steps: readonly StepDraft[];
  readonly tolerance: { readonly amounts: readonly AmountRow[]; readonly share: Entered };
  readonly minGapDays: Entered;
  readonly maxDataAgeMinutes: Entered;
  /** Empty: none. */
  readonly minInvoiceAgeDays: Entered;
  readonly promiseGraceDays: Entered;
  readonly window: { readonly weekdays: readonly number[]; readonly from: string; readonly to: string };
  /** What a person is given to do after the last step; null: nothing. */
  readonly end: { readonly afterDays: Entered; readonly template: string } | null;
  /** What this page does not edit, kept as it came. */
  readonly rest: Readonly<Record<string, unknown>>;
}

/** Steps as time brings them; one whose days are no number yet stands last. */
export const inTime = (steps: readonly StepDraft[]): readonly StepDraft[] =>
  [...steps].sort((a, b) => placeOf(a) - placeOf(b));

const placeOf = ({ days }: StepDraft): number => (typeof days === "number" ? days : Number.POSITIVE_INFINITY);

/** A new step: one gap after the last, by mail, with a key that no other step has. */
export function newStep({ steps, minGapDays }: PolicyDraft): StepDraft {
  const days = steps.map((step) => (typeof step.days === "number" ? step.days : 0));
  const gap = typeof minGapDays === "number" ? Math.max(minGapDays, 7) : 7;
  const taken = new Set(steps.map(({ key }) => key));
  let number = steps.length + 1;
  while (taken.has(`step-${number}`)) number += 1;
  return {
    key: `step-${number}`,
    days: days.length === 0 ? 3 : Math.max(...days) + gap,
    channel: "email",
    template: "reminder-2",
    when: null,
    minimum: null,
    to: [],
    tone: null,
    deadlineDays: "",
    repeat: null,
  };
}

/** The letter that a channel usually goes with. */
export const LETTER_OF: Readonly<Record<Channel, string>> = {
  email: "reminder-1",
  sms: "sms-reminder",
  "call-task": "call",
  "visit-task": "visit",
  "demand-letter": "demand-letter",
  "lawyers-letter": "lawyers-letter",
  "stop-supply": "stop-supply",
  agency: "agency",
};
