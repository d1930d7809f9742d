import type { Weekday } from "../../kernel/day.ts";
import type { Channel, RecipientRole, Tone } from "../contract.ts";
import type { LetterText } from "../templates/letter-text.ts";
import type { Condition } from "./condition.ts";

/** One rung of the ladder. */
export interface Step {
  /** Stable across policy versions: it is part of a message's unique key. */
  readonly key: string;
  /** Days past due at which it is time; negative before the due day. */
  readonly days: number;
  readonly channel: Channel;
  /** Which letter: a built-in one (templates/letters.ts) or one of `templates` below. */
  readonly template: string;
  /** Passed over while this does not admit the account; absent: it always does. */
  readonly when?: Condition;
  /** What the invoices at this step must come to, or they drop to the next lower step that others are ready for. */
  readonly minimum?: Minimum;
  /** Whom it goes to, the first role that can be reached; absent or none of them reachable: whoever is best. */
  readonly to?: readonly RecipientRole[];
  /** How the deadline is worded; absent: neutral. */
  readonly tone?: Tone;
  /** The letter sets a deadline of so many days, and no further step is taken before it has passed. */
  readonly deadlineDays?: number;
  readonly repeat?: Repeat;
}

/** The step again every so many days, at most so many times after the first, until a later step is due. */
export interface Repeat {
  readonly everyDays: number;
  readonly times: number;
}

/** Both must be reached, net of credits. A currency that is not named has no least amount. */
export interface Minimum {
  readonly minor: Readonly<Record<string, number>>;
  /** Of the account's open money, 0–1. */
  readonly share: number;
}

/** A task to look the account over, once for each climb, when the last step was taken long enough ago. */
export interface EndOfSchedule {
  readonly afterDays: number;
  readonly template: string;
}

/** When mail may leave, in the account's zone. Minutes since midnight; `toMinute` is the first closed one. */
export interface SendWindow {
  readonly weekdays: readonly Weekday[];
  readonly fromMinute: number;
  readonly toMinute: number;
}

export interface Tolerance {
  /** By currency: a net amount below this is not chased. A currency that is not named has none. */
  readonly minor: Readonly<Record<string, number>>;
  /** Of what the invoices were issued for, 0–1: a net amount below this share is not chased. */
  readonly share: number;
}

/** A dunning policy: one immutable version. Editing one makes the next version. */
export interface Policy {
  readonly id: string;
  readonly version: number;
  readonly name: { readonly "zh-CN": string; readonly en: string };
  /** In the order of `days`. */
  readonly steps: readonly Step[];
  readonly tolerance: Tolerance;
  /** No step before an invoice is this old, by its day of issue; absent: 0. */
  readonly minInvoiceAgeDays?: number;
  readonly endOfSchedule?: EndOfSchedule;
  /** Days between two messages to one account in one currency; at least 1. */
  readonly minGapDays: number;
  /** Older data than this sends nothing. */
  readonly maxDataAgeMinutes: number;
  readonly sendWindow: SendWindow;
  /** After the promised day, for the money to arrive and be booked. */
  readonly promiseGraceDays: number;
  /** An org's own wording, by template key. */
  readonly templates: Readonly<Record<string, LetterText>>;
}
