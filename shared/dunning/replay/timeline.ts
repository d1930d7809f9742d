import type { Currency } from "../../kernel/currency.ts";
import type { Day } from "../../kernel/day.ts";
import type { LedgerEntry } from "../../ledger/entry.ts";
import type { AccountFacts, PastDispatch } from "../facts.ts";
import type { PoliciesInForce } from "../policy/policy-for.ts";

/** A moment as exact as the store keeps it: whole microseconds since 1970. */
export type Moment = number;

/** Something that was known from one moment up to another; still is when `to` is null. */
export interface Known<T> {
  readonly what: T;
  readonly from: Moment;
  readonly to: Moment | null;
}

export const isKnownAt = ({ from, to }: Known<unknown>, at: Moment): boolean =>
  from <= at && (to === null || at < to);

/** One round of the past: what held for every account of it. A day may have had more than one. */
export interface PastRound {
  readonly asOf: Day;
  readonly at: Moment;
  readonly policies: PoliciesInForce;
  readonly rehearsed: boolean;
  readonly stopped: boolean;
  readonly dataAgeMinutes: number | null;
}

/** What is folded from the ledger or from messages, or is the same for the whole round; the rest stands as it was read. */
type Derived = "items" | "creditsMinor" | "history" | "dataAgeMinutes" | "moment" | "stopped";

/** Everything else that decided about one account in one currency, as a round read it. */
export interface StandingFacts extends Omit<AccountFacts, Derived> {
  /** A record of its money could not be read. */
  readonly unread: boolean;
  /** What people said about single invoices, by id, where they said anything; null: what the ledger says of them. */
  readonly remarks: ReadonlyMap<string, Remark> | null;
}

export interface Remark {
  readonly disputedMinor: number;
  readonly disputeReason: string | null;
  readonly noReminders: boolean;
}

/** A message that was planned, and what became of it when. */
export interface PastMessage extends Omit<PastDispatch, "state"> {
  readonly currency: string;
  /** To whom; absent: the timeline's account. */
  readonly accountId?: string;
  /** Whose invoices it names, where a head office was asked for others; absent or empty: the addressee's. */
  readonly memberIds?: readonly string[];
  /** Who was billed for the invoice that carried it; absent: the addressee. */
  readonly billedId?: string;
  /** Of an account that was merged into this one: it counts from then on, and was never this one's to send. */
  readonly inherited?: true;
  readonly rehearsed: boolean;
  readonly cycle: string;
  readonly amountMinor: number;
  /** In order of time, at least one. */
  readonly fates: readonly { readonly from: Moment; readonly state: Fate }[];
}

/** "waiting" stands for every state on the way. */
export type Fate = "waiting" | "sent" | "in_doubt" | "rejected" | "set-aside";

/** One account's past: all that a replay needs of it. Entries and facts in any order. */
export interface AccountTimeline {
  readonly accountId: string;
  /**
   * All that were ever judged together, a head office with those for whom it pays, by id: what was said to one counts for
   * the others, so they are walked as one. Absent: it was judged alone all the time.
   */
  readonly household?: readonly string[];
  readonly entries: readonly Known<LedgerEntry>[];
  readonly standing: readonly Known<StandingFacts>[];
  readonly messages: readonly PastMessage[];
}

export const currencyOf = ({ what }: Known<StandingFacts>): Currency => what.currency;
