import type { BusinessCalendar } from "../../shared/calendar/business-calendar.ts";
import type { Beyond } from "../../shared/contact/contract.ts";
import type { Agreements } from "../../shared/dunning/agreements.ts";
import type { FollowUpBody } from "../../shared/followup/contract.ts";
import type { Currency } from "../../shared/kernel/currency.ts";
import type { Day } from "../../shared/kernel/day.ts";
import type { LedgerEntry } from "../../shared/ledger/entry.ts";
import type { Calendars } from "../../shared/calendar/calendars.ts";
import type { ContactRecords } from "../contact/index.ts";
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
  /** The promise that was given with it. */
  readonly promise: PromiseToPay | null;
  readonly promiseId: string | null;
  readonly dispatchId: string | null;
  readonly supersedes: string | null;
  /** The dispute, plan or extension that it speaks of. */
  readonly about: LineSubject | null;
  /** The contact limit that it went beyond; null when it was within all. */
  readonly beyond: Beyond | null;
  readonly happenedAt: Date;
  readonly recordedAt: Date;
  readonly byUser: string;
  readonly byName: string;
  /** Digest of the request, to tell a repeat from another text under the same id. */
  readonly bodyHash: string;
}

export interface LineSubject {
  readonly id: string;
  readonly amountMinor: number | null;
  readonly currency: Currency;
  readonly invoices: readonly { readonly invoiceId: string; readonly number: string }[];
  /** By when: a dispute's deadline, a plan's last instalment, the day that was granted. */
  readonly on: Day | null;
}

/** What is to be written into the CRM, in our words; the Zoho adapter knows theirs. */
export interface CrmCopy {
  readonly module: "Calls" | "Tasks" | "Notes";
  readonly externalId: string;
  readonly record: Readonly<Record<string, unknown>>;
}

/** What it takes to leave a line in an account's log. */
export interface LineBook {
  /** Serialises what people and machine do to one account; false when the account is not synced. */
  lockAccount(accountId: string): Promise<boolean>;
  bodyHashOf(followupId: string): Promise<string | null>;
  /** The view of one line, promise, dispatch and CRM state included. */
  viewOf(followupId: string): Promise<FollowUpBody>;
  add(entry: FollowUpEntry): Promise<void>;
  queueCopy(copy: CrmCopy, at: Date): Promise<void>;
  /** The account's owner, and the language of the org's CRM. */
  readerOf(
    accountId: string,
  ): Promise<{ readonly ownerId: string | null; readonly language: "zh-CN" | "en" }>;
}

/** The account's money, what was agreed about it, and the terms on which more may be. */
export interface AgreementBook extends LineBook {
  entriesOf(accountId: string): Promise<readonly LedgerEntry[]>;
  agreementsOf(accountId: string): Promise<Agreements>;
  termsOf(accountId: string): Promise<Terms>;
}

export interface Terms {
  /** Business days where the customer is. */
  readonly calendar: BusinessCalendar;
  /** The longest grace after a promised day of the policies in force, in calendar days. */
  readonly promiseGraceDays: number;
}

export interface FollowUpBook extends AgreementBook, ContactRecords {
  belongsTo(
    accountId: string,
    what: { readonly contactId?: string; readonly followupId?: string },
  ): Promise<boolean>;
  addPromise(promise: PromiseToPay, by: string, at: Date): Promise<void>;
  /** A corrected line takes its promise with it: from that day on it was never said. */
  supersedePromiseOf(followupId: string, on: Day, by: string, at: Date): Promise<void>;
  /** Newest first. `before` is a cursor that an earlier page gave. */
  page(
    accountId: string,
    before: string | null,
    size: number,
  ): Promise<{ followups: readonly FollowUpBody[]; before: string | null }>;
}

export interface LineDesk<Book> {
  inTenant<T>(orgId: string, work: (book: Book) => Promise<T>): Promise<T>;
  now(): Date;
  /** The calendar day a moment falls on where the org is. */
  dayIn(orgId: string, at: Date): Promise<Day>;
  /** A digest of the canonical form of a value. */
  digest(value: unknown): string;
}

export interface FollowUpDesk extends LineDesk<FollowUpBook> {
  readonly calendars: Calendars;
  newId(): string;
}
