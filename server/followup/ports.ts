import type { FollowUpBody } from "../../shared/followup/contract.ts";
import type { Day } from "../../shared/kernel/day.ts";
import type { LedgerEntry } from "../../shared/ledger/entry.ts";
import type { PromiseToPay } from "../../shared/promise/promise.ts";

/** One line of the log as it is kept. Lines are only ever added. */
export interface FollowUpEntry {
  readonly followupId: string;
  readonly accountId: string;
  readonly kind: FollowUpBody["kind"];
  readonly outcome: string | null;
  readonly contactId: string | null;
  readonly note: string;
  readonly nextAction: string | null;
  readonly nextOn: Day | null;
  readonly promiseId: string | null;
  readonly dispatchId: string | null;
  readonly supersedes: string | null;
  readonly happenedAt: Date;
  readonly recordedAt: Date;
  readonly byUser: string;
  readonly byName: string;
  /** Digest of the request, to tell a repeat from another text under the same id. */
  readonly bodyHash: string;
}

/** What is to be written into the CRM, in our words; the Zoho adapter knows theirs. */
export interface CrmCopy {
  readonly module: "Calls" | "Tasks" | "Notes";
  readonly externalId: string;
  readonly record: Readonly<Record<string, unknown>>;
}

export interface FollowUpBook {
  /** Serialises what people and machine do to one account; false when the account is not synced. */
  lockAccount(accountId: string): Promise<boolean>;
  bodyHashOf(followupId: string): Promise<string | null>;
  /** The view of one line, promise, dispatch and CRM state included. */
  viewOf(followupId: string): Promise<FollowUpBody>;
  belongsTo(
    accountId: string,
    what: { readonly contactId?: string; readonly followupId?: string },
  ): Promise<boolean>;
  entriesOf(accountId: string): Promise<readonly LedgerEntry[]>;
  add(entry: FollowUpEntry): Promise<void>;
  addPromise(promise: PromiseToPay, by: string, at: Date): Promise<void>;
  /** A corrected line takes its promise with it. */
  supersedePromiseOf(followupId: string): Promise<void>;
  queueCopy(copy: CrmCopy, at: Date): Promise<void>;
  /** Newest first. `before` is a cursor that an earlier page gave. */
  page(
    accountId: string,
    before: string | null,
    size: number,
  ): Promise<{ followups: readonly FollowUpBody[]; before: string | null }>;
  /** The account's owner, and the language of the org's CRM. */
  readerOf(
    accountId: string,
  ): Promise<{ readonly ownerId: string | null; readonly language: "zh-CN" | "en" }>;
}

export interface FollowUpDesk {
  inTenant<T>(orgId: string, work: (book: FollowUpBook) => Promise<T>): Promise<T>;
  now(): Date;
  /** The calendar day a moment falls on where the org is. */
  dayIn(orgId: string, at: Date): Promise<Day>;
  newId(): string;
  /** A digest of the canonical form of a value. */
  digest(value: unknown): string;
}
