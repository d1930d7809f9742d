import type { Known, Moment, PastMessage } from "../../shared/dunning/replay/timeline.ts";
import type { Day } from "../../shared/kernel/day.ts";
import type { LedgerEntry } from "../../shared/ledger/entry.ts";
import type { Calendars } from "./ports.ts";
import type { FactsNote } from "./round-ports.ts";

/** A policy by name, and whole where no version of the org's own says it. */
export interface PolicyKnown {
  readonly id: string;
  readonly version: number;
  readonly body?: unknown;
}

/** A round as it was noted. */
export interface RoundKnown {
  readonly asOf: Day;
  readonly at: Moment;
  readonly rehearsed: boolean;
  readonly stopped: boolean;
  readonly dataAgeMinutes: number | null;
  /** Of whoever was in no segment. */
  readonly policy: PolicyKnown;
  /** The segments then; null when there were none. */
  readonly segments: unknown;
  /** The policies that they named besides. */
  readonly others: readonly PolicyKnown[];
}

/** Reads of the past inside one tenant transaction, each of one source, as it was known then. */
export interface ReplayBook {
  /** The first day that can be replayed; null when no round was noted yet. */
  firstRoundOn(): Promise<Day | null>;
  /** In order of time. */
  rounds(from: Day, to: Day): Promise<readonly RoundKnown[]>;
  /** One version of the org's own; null when it has none. */
  policyBody(id: string, version: number): Promise<unknown>;
  /** Accounts that any round ever judged, by id. */
  accountsJudged(): Promise<readonly string[]>;
  /** Sets of accounts that some round judged together, a head office with those for whom it paid. */
  groupsJudged(): Promise<readonly (readonly string[])[]>;
  /**
   * What the ledger said at `since` or later, with what it says now. Invoices settled whole before `from` and
   * never touched again are left out.
   */
  entriesKnown(
    accountIds: readonly string[],
    from: Day,
    since: Date,
  ): Promise<ReadonlyMap<string, readonly Known<LedgerEntry>[]>>;
  factsKnown(
    accountIds: readonly string[],
    since: Date,
  ): Promise<ReadonlyMap<string, readonly Known<FactsNote>[]>>;
  /** All messages up to that day, and what became of each when. */
  messages(accountIds: readonly string[], to: Day): Promise<ReadonlyMap<string, readonly PastMessage[]>>;
  /** By reason: how many accounts were held on how many days, as it was written down then. */
  holdsThen(from: Day, to: Day): Promise<ReadonlyMap<string, number>>;
}

export interface ReplayDesk {
  /** Lets what waits in this process go first: a replay must not keep anybody waiting. Nothing when it did so just now. */
  readonly breathe?: () => Promise<void> | undefined;
  inTenant<T>(orgId: string, work: (book: ReplayBook) => Promise<T>): Promise<T>;
  readonly calendars: Calendars;
}
