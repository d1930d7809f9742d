import type { Weekday } from "../../kernel/day.ts";
import type { Channel } from "../contract.ts";
import type { LetterText } from "../templates/letter-text.ts";

/** One rung of the ladder. */
export interface Step {
  /** Stable across policy versions: it is part of a message's unique key. */
  readonly key: string;
  /** Days past due at which it is time; negative before the due day. */
  readonly days: number;
  readonly channel: Channel;
  /** Which letter: a built-in one (templates/letters.ts) or one of `templates` below. */
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
