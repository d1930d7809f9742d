import type { STANDINGS, Way } from "./kinds.ts";

export interface Source {
  /** What it is called where it was published. */
  readonly name: string;
  readonly place: string;
  /** In force since, or published on; null when the text names no day. */
  readonly since: string | null;
  /** When it was last compared with its source. */
  readonly verifiedOn: string;
  readonly standing: (typeof STANDINGS)[number];
}

interface Told {
  readonly key: string;
  /** The ways that it speaks of. */
  readonly ways: readonly Way[];
  /** A person may go on all the same, with a reason that is kept. */
  readonly mayOverride: boolean;
  readonly source: Source;
}

/** No more than `most` in any `days` of twenty-four hours, or on one calendar day where the debtor is. */
export interface CountLimit extends Told {
  readonly kind: "count";
  /** "attempts": all, with those that reached somebody; "unanswered": without them; "conversations": only them. */
  readonly counts: "attempts" | "unanswered" | "conversations";
  readonly most: number;
  readonly within: { readonly days: number } | "calendar-day";
  /** "address": with other debtors' at the same number or address. */
  readonly per: "debtor" | "address";
}

/** Nothing for so many times twenty-four hours after a conversation. */
export interface PauseLimit extends Told {
  readonly kind: "pause";
  readonly days: number;
}

/** Only between these minutes since midnight, wherever the debtor may be. */
export interface HoursLimit extends Told {
  readonly kind: "hours";
  readonly fromMinute: number;
  readonly toMinute: number;
}

export type Limit = CountLimit | PauseLimit | HoursLimit;
