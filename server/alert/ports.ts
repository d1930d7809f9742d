import type { Role } from "../../shared/account/contract.ts";
import type { AlertsQuery } from "../../shared/alert/request-contract.ts";
import type { Standing } from "../../shared/alert/alerts-of.ts";
import type { Trigger } from "../../shared/alert/kinds.ts";
import type { Measured } from "../../shared/alert/measure.ts";
import type { Reading } from "../../shared/alert/reading.ts";
import type { ContestedSum, ScoreThen } from "../../shared/alert/standing-readings.ts";
import type { Thresholds } from "../../shared/alert/thresholds.ts";
import type { ApprovedLine, SeenLimit } from "../../shared/approval/limit-then.ts";
import type { Currency } from "../../shared/kernel/currency.ts";
import type { Day } from "../../shared/kernel/day.ts";
import type { Beside } from "../../shared/limit/exposure.ts";
import type { LedgerBook } from "../ledger/index.ts";

/** Who asks. */
export interface Watcher {
  readonly orgId: string;
  readonly userId: string;
  readonly userName: string;
  readonly role: Role;
}

/** What stands by trigger, of one account; of all receivables under "". */
export type Standings = Readonly<Partial<Record<Trigger, Standing>>>;

/** What an account's exposure is held against, and what counts beside its own ledger. */
export interface WatchedAccount {
  readonly currency: Currency;
  readonly limitMinor: number | null;
  readonly beside: Beside;
}

export interface NewAlert extends Reading {
  readonly alertId: string;
  readonly accountId: string | null;
  readonly trigger: Trigger;
}

export interface KeptAlert extends NewAlert {
  readonly account: string | null;
  readonly accountUrl: string | null;
  readonly owner: string | null;
  readonly raisedOn: Day;
  readonly endedOn: Day | null;
  readonly seen: { readonly at: Date; readonly by: string; readonly note: string } | null;
}

export interface NewRules {
  readonly rulesId: string;
  readonly from: Day;
  /** The whole of what holds from then on. */
  readonly thresholds: Thresholds;
  readonly reason: string;
  readonly by: Pick<Watcher, "userId" | "userName">;
  readonly at: Date;
}

/** Facts beside the ledger, each of all accounts in one statement, by account. */
export interface WatchedFacts {
  accounts(asOf: Day): Promise<(accountId: string) => WatchedAccount>;
  /** Active accounts, with entries or without. */
  accountIds(): Promise<readonly string[]>;
  /** The newest score of `on` or up to ten days before. */
  scoresOn(on: Day): Promise<ReadonlyMap<string, ScoreThen>>;
  /** The last days of promises that were broken. */
  brokenPromises(): Promise<ReadonlyMap<string, readonly Day[]>>;
  disputes(): Promise<ReadonlyMap<string, readonly ContestedSum[]>>;
  /** How many registry and court facts are in force at 00:00 of the day, of accounts with a credit file. */
  adverseFacts(asOf: Day): Promise<ReadonlyMap<string, number>>;
  /** Days since the newest statement expired, of those without one in force at 00:00 of the day. */
  statementsOverdue(asOf: Day): Promise<ReadonlyMap<string, number>>;
  /** Days since the last one of an approved limit that the CRM still has. */
  limitsEnded(asOf: Day): Promise<ReadonlyMap<string, number>>;
  /** Days since a review was to be done; null while the org has put no calendar in force. */
  reviewsOverdue(asOf: Day): Promise<ReadonlyMap<string, number> | null>;
}

/** What was known of limits on any past day, by account. */
export interface PastLimits {
  /** What the CRM said, the oldest first. */
  readonly seen: ReadonlyMap<string, readonly SeenLimit[]>;
  readonly lines: ReadonlyMap<string, readonly ApprovedLine[]>;
}

/** Warnings and what raises them, inside one tenant transaction. */
export interface AlertBook extends WatchedFacts {
  pastLimits(): Promise<PastLimits>;
  readonly ledger: LedgerBook;
  timeZone(): Promise<string>;
  hasReviewCalendar(asOf: Day): Promise<boolean>;
  /** null: the org keeps to the standard. */
  thresholdsOn(asOf: Day): Promise<Partial<Thresholds> | null>;
  standings(): Promise<ReadonlyMap<string, Standings>>;
  raise(alerts: readonly NewAlert[], on: Day): Promise<void>;
  end(ends: readonly { readonly accountId: string; readonly trigger: Trigger }[], on: Day): Promise<void>;
  /** The newest first, `limit` of them. */
  page(query: AlertsQuery, muted: readonly Trigger[], limit: number): Promise<readonly KeptAlert[]>;
  /** Those that stand at one account. */
  openAt(accountId: string, muted: readonly Trigger[]): Promise<readonly KeptAlert[]>;
  counts(
    muted: readonly Trigger[],
  ): Promise<readonly { readonly trigger: Trigger; readonly count: number }[]>;
  /** Locks it; null when there is none of that id. */
  alert(alertId: string): Promise<Pick<KeptAlert, "alertId" | "seen"> | null>;
  see(alertId: string, note: string, by: Pick<Watcher, "userId" | "userName">, at: Date): Promise<void>;
  /** False when rules of that id are there already. */
  addRules(rules: NewRules): Promise<boolean>;
  measured(): Promise<{ readonly asOf: Day; readonly measured: readonly Measured[] } | null>;
  keepMeasured(asOf: Day, measured: readonly Measured[]): Promise<void>;
}

export interface AlertDesk {
  inTenant<T>(orgId: string, work: (book: AlertBook) => Promise<T>): Promise<T>;
  now(): Date;
  newId(): string;
  dayIn(timeZone: string, at: Date): Day;
  /** Asked within long work: a promise when others have waited long enough. */
  readonly breathe: () => Promise<void> | undefined;
}
