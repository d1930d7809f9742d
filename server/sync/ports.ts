import type { Currency } from "../../shared/kernel/currency.ts";
import type { Day } from "../../shared/kernel/day.ts";
import type { LedgerEntry } from "../../shared/ledger/entry.ts";

import type { OrderRecord } from "./order-record.ts";

export type { ConnectionDesk, Place, Seal, StoredConnection } from "./connection-ports.ts";
export type { OrderRecord } from "./order-record.ts";

/** Everything that is pulled from the CRM, each with its own cursor and its own data age. */
export type Source = "users" | "rates" | ListSource;
/** The sources that are modules: they come in pages, by time of change. */
export type ListSource = "accounts" | "contacts" | "invoices" | "payments" | "orders" | "deals";
export type PaymentsFrom = "payments-module" | "invoice-fields";

/** An account as the CRM shows it. Moments are ISO 8601 with the offset the CRM wrote. */
export interface AccountRecord {
  readonly recordId: string;
  readonly name: string;
  readonly parentId: string | null;
  readonly ownerId: string | null;
  readonly country: string | null;
  readonly language: "zh-CN" | "en" | null;
  readonly timeZone: string | null;
  readonly currency: Currency;
  readonly creditLimitMinor: number | null;
  readonly noReminders: boolean;
  readonly noRemindersReason: string | null;
  /** Null: the CRM does not say. */
  readonly keyAccount?: boolean | null;
  readonly modifiedAt: string;
}

export interface ContactRecord {
  readonly recordId: string;
  readonly accountId: string | null;
  readonly name: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly mobile?: string | null;
  readonly role: "billing" | "finance_lead" | "executive" | null;
  readonly modifiedAt: string;
}

/** An invoice or payment record with the ledger entries it stands for: none when it was cancelled. */
export interface MoneyRecord {
  readonly recordId: string;
  readonly entries: readonly LedgerEntry[];
  /** The order and the deal that it bills, by id. */
  readonly bills?: readonly string[];
  readonly modifiedAt: string;
}

export interface UserRecord {
  readonly userId: string;
  readonly name: string;
  readonly email: string | null;
  readonly profile: string;
  readonly timeZone: string | null;
  /** The language in which they read the CRM, as it writes it ("zh_CN"); null when it does not say. */
  readonly locale: string | null;
  readonly active: boolean;
}

/** Units of `currency` for one unit of the base currency, as decimal text. */
export interface RateRecord {
  readonly currency: Currency;
  readonly perBase: string;
}

/** A record that could not be read, kept whole with the one sentence that says why. */
export interface Unreadable {
  readonly recordId: string;
  /** Whose record it is, when that much can be read. */
  readonly accountId: string | null;
  readonly reason: string;
  readonly record: unknown;
}

export interface RecordOf {
  readonly accounts: AccountRecord;
  readonly contacts: ContactRecord;
  readonly invoices: MoneyRecord;
  readonly payments: MoneyRecord;
  readonly orders: OrderRecord;
  readonly deals: OrderRecord;
}

export interface Batch<T> {
  readonly items: readonly T[];
  readonly unreadable: readonly Unreadable[];
}

/** One page of a list; `nextPageToken` is null on the last. */
export interface Page<T> extends Batch<T> {
  readonly nextPageToken: string | null;
}

/** What a reader must know of the org. */
export interface OrgFacts {
  readonly baseCurrency: Currency;
  readonly paymentsFrom: PaymentsFrom;
  /** Which field of an account says that it is a key account; absent where nobody chose one. */
  readonly keyAccount?: KeyAccountField | undefined;
  /** Whether its sales orders and deals count against limits: what does not count is not read. */
  readonly counts?: { readonly orders: boolean; readonly deals: boolean };
}

/** A checkbox, or a picklist of which these values mean it. */
export interface KeyAccountField {
  readonly field: string;
  /** Null for a checkbox. */
  readonly values: readonly string[] | null;
}

export interface ListAsk {
  readonly org: OrgFacts;
  /** Only records changed at or after this moment (ISO 8601, inclusive); all when null. */
  readonly modifiedSince: string | null;
  /** Where an earlier reading stopped; from the start when null. */
  readonly pageToken: string | null;
}

export interface Deletion {
  readonly recordId: string;
  readonly deletedAt: string;
}

/** The CRM, read as one tenant. Every method throws a fault when the CRM cannot answer. */
export interface CrmSource {
  users(orgId: string): Promise<Batch<UserRecord>>;
  rates(orgId: string): Promise<Batch<RateRecord>>;
  /** The latest time of change of any record we may see, as the CRM wrote it; null when there is none. */
  newest(orgId: string, source: ListSource): Promise<string | null>;
  /** Pages in order of id, so that a change while paging adds to the end and never hides a record. */
  recordsSince<S extends ListSource>(
    orgId: string,
    source: S,
    ask: ListAsk,
  ): AsyncIterable<Page<RecordOf[S]>>;
  /** Ids that the CRM does not show are in neither list. */
  recordsByIds<S extends ListSource>(
    orgId: string,
    source: S,
    ids: readonly string[],
    org: OrgFacts,
  ): Promise<Batch<RecordOf[S]>>;
  /** What was deleted at or after a moment (everything when null), oldest first. */
  deletedSince(orgId: string, source: ListSource, since: string | null): Promise<readonly Deletion[]>;
  /** Every id we may see. */
  allIds(orgId: string, source: ListSource): Promise<readonly string[]>;
}

/** How far one source has been read. */
export interface Cursor {
  /** Null before the first load is whole. */
  readonly modifiedSince: string | null;
  /** Where a first load stopped. */
  readonly pageToken: string | null;
  /** The newest change at the start of the unfinished load: becomes `modifiedSince` when it is whole. */
  readonly loadingUntil: string | null;
  readonly deletedSince: string | null;
  /** Our own clock when `modifiedSince` was first this value (ISO 8601). */
  readonly seenAt: string | null;
  /** Every change stamped before this moment was read after it can no longer come in late. */
  readonly settledFrom: string | null;
  /** How payments were read when the cursor moved: another answer makes the cursor worthless. */
  readonly paymentsFrom: PaymentsFrom | null;
}

/** The synced rows of one tenant, inside one transaction. */
export interface SyncBook {
  org(): Promise<OrgFacts>;
  cursor(source: Source): Promise<Cursor>;
  /** Moves the cursor, if it still stands at `from`; false when another pull moved it meanwhile. */
  moveCursor(source: Source, from: Cursor, to: Cursor): Promise<boolean>;
  noteOk(source: Source, at: Date): Promise<void>;
  noteFault(source: Source, fault: string, at: Date): Promise<void>;
  keepUsers(users: readonly UserRecord[]): Promise<void>;
  keepRates(rates: readonly RateRecord[], on: Day): Promise<void>;
  /** Each keep answers how many rows changed. Older versions than the kept one change nothing. */
  keepAccounts(records: readonly AccountRecord[]): Promise<number>;
  keepContacts(records: readonly ContactRecord[]): Promise<number>;
  keepMoney(records: readonly MoneyRecord[], knownAt: Date): Promise<number>;
  keepOrders(records: readonly OrderRecord[]): Promise<number>;
  /** The CRM says these are gone. */
  dropRecords(source: ListSource, deletions: readonly Deletion[], knownAt: Date): Promise<number>;
  /**
   * Follows accounts that were merged: what is deleted and whose invoices another account has now was the same customer.
   * For after accounts were dropped, and after invoices were kept.
   */
  followMerges(at: Date): Promise<void>;
  /** Accounts, still there for all we know, that had one of these invoices before another took it. */
  formerAccounts(invoiceIds: readonly string[]): Promise<readonly string[]>;
  /** The CRM no longer shows us these, which is not "deleted": nothing of them is forgotten. */
  hideRecords(source: ListSource, recordIds: readonly string[], at: Date): Promise<void>;
  quarantine(source: Source, unreadable: readonly Unreadable[], at: Date): Promise<void>;
  /** These can be read again; "all" before a source that comes whole every time. */
  release(source: Source, recordIds: readonly string[] | "all"): Promise<void>;
  /** Ids that are in force here: what a sweep compares with the CRM's. */
  knownIds(source: ListSource): Promise<readonly string[]>;
  /** Payments that came from the payments module, closed because payments now come from invoice fields. */
  dropModulePayments(knownAt: Date): Promise<number>;
  /** Tells the store that much has changed at once, so that it plans its reading anew. */
  refreshStatistics(): Promise<void>;
  /** The entries in force of these invoices, and everything in force that is applied to them. */
  entriesOfInvoices(invoiceIds: readonly string[]): Promise<readonly LedgerEntry[]>;
  /** Whom a letter about these invoices may go to: people of their accounts, and of whoever is above those. */
  contactsOfInvoices(invoiceIds: readonly string[]): Promise<readonly string[]>;
}

export interface SyncDesk {
  inTenant<T>(orgId: string, work: (book: SyncBook) => Promise<T>): Promise<T>;
  now(): Date;
  readonly crm: CrmSource;
}

/** What the CRM says of records that changed: a hint to look, never the change itself. */
export interface Notice {
  readonly channelId: string;
  readonly token: string;
  /** The CRM's clock, milliseconds since 1970. */
  readonly serverTime: number;
  readonly module: string;
  readonly operation: string;
  readonly ids: readonly string[];
}

/** What a channel tells us of, and where. */
export interface WatchScope {
  readonly notifyUrl: string;
  readonly sources: readonly ListSource[];
}

/** The org's one channel, as far as it ever stood. */
export interface Watch {
  /** Null until the CRM said yes for the first time. */
  readonly standing: (WatchScope & { readonly openedAt: Date; readonly expiresAt: Date }) | null;
  /** What the CRM said to the latest try, when it was not yes. */
  readonly lastFault: string | null;
}

/** The channel, the notices and what they ask for, of one tenant, inside one transaction. */
export interface NoticeBook {
  paymentsFrom(): Promise<PaymentsFrom>;
  watch(): Promise<Watch | null>;
  /** From now on this token counts beside the present one. False when the last try was after `restedAt`. */
  beginWatch(tokenHash: string, at: Date, restedAt: Date): Promise<boolean>;
  /** The CRM said yes: this token counts, and no other. */
  keepWatch(tokenHash: string, standing: NonNullable<Watch["standing"]>): Promise<void>;
  noteWatchFault(fault: string): Promise<void>;
  /** The tokens that the CRM may show for the channel. */
  tokenHashes(): Promise<readonly string[]>;
  /** False when the same notice was taken before. */
  addNotice(notice: Omit<Notice, "token" | "ids"> & { readonly idsHash: string }, at: Date): Promise<boolean>;
  forgetNotices(before: Date): Promise<void>;
  askPull(source: ListSource): Promise<void>;
  pullsAsked(): Promise<readonly PullAsked[]>;
  /** Done with, unless another notice asked meanwhile. */
  settlePull(asked: PullAsked): Promise<void>;
}

export interface PullAsked {
  readonly source: ListSource;
  /** How often it was asked for until now. */
  readonly asks: string;
}

export interface NoticeDesk {
  inTenant<T>(orgId: string, work: (book: NoticeBook) => Promise<T>): Promise<T>;
  now(): Date;
  newSecret(): string;
  hashOf(text: string): string;
  /** Compares in constant time. */
  sameHash(a: string, b: string): boolean;
  /** Where notices may come to; null where nothing of the CRM's can reach us. */
  readonly notifyUrl: string | null;
  readonly crm: CrmWatch;
}

/** The CRM's notifications. */
export interface CrmWatch {
  /** What a module of the CRM is to us; null for modules that we never asked about. */
  sourceOf(module: string): ListSource | null;
  /** Opens the channel, or opens it anew under the same number. Gives the moment it ends; throws when there is no yes. */
  open(orgId: string, ask: WatchAsk): Promise<Date>;
}

export interface WatchAsk extends WatchScope {
  readonly channelId: string;
  readonly token: string;
  readonly expiresAt: Date;
}
