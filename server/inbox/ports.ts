import type { Role } from "../../shared/account/contract.ts";
import type { Channel } from "../../shared/dunning/contract.ts";
import type { ChargeKind } from "../../shared/charge/kinds.ts";
import type { InboxAct, InboxKind } from "../../shared/inbox/kinds.ts";
import type { Day } from "../../shared/kernel/day.ts";
import type { Calendars } from "../../shared/calendar/calendars.ts";
import type { ChargeBook, ChargeDesk } from "../charge/index.ts";
import type { DiscountDesk } from "../discount/index.ts";
import type { DunningBook } from "../dunning/index.ts";
import type { LetterBook } from "../letter/index.ts";
import type { LineBook } from "../followup/index.ts";

/** Who looks or decides. */
export interface Person {
  readonly orgId: string;
  readonly userId: string;
  readonly userName: string;
  readonly role: Role;
}

/** One thing that waits for a person. */
export interface Waiting {
  readonly kind: InboxKind;
  /** The message's or the claim's own. */
  readonly id: string;
  readonly accountId: string;
  readonly account: string;
  readonly ownerId: string | null;
  readonly owner: string | null;
  readonly amountMinor: number;
  readonly currency: string;
  readonly since: Date;
}

/** How many wait, of one kind at one owner. */
export type Counted = Pick<Waiting, "kind" | "ownerId" | "owner"> & { readonly count: number };

/** After which line a page begins. */
export interface Place {
  readonly kind: InboxKind;
  readonly sinceMs: number;
  readonly id: string;
}

export interface PageAsked {
  readonly kind: InboxKind | null;
  /** Null: whoever's; "none": nobody's. */
  readonly ownerId: string | null;
  readonly after: Place | null;
  readonly size: number;
}

/** What is known of a message that waits. */
export interface MessageKnown {
  readonly step: string;
  readonly channel: Channel;
  readonly subject: string | null;
  readonly text: string | null;
  readonly invoices: number;
  readonly asOf: Day;
  readonly recipient: string | null;
  readonly contact: string | null;
  readonly attempts: number;
  readonly reason: string | null;
  readonly reply: string | null;
  readonly messageId: string | null;
  readonly heardSince: "answer" | "payment" | null;
}

export interface ClaimKnown {
  readonly what: ChargeKind;
  readonly number: string;
  readonly from: Day;
  readonly to: Day;
  readonly by: string;
}

export interface OfferKnown {
  readonly discountPpm: number;
  readonly owedMinor: number;
  readonly invoices: number;
  readonly payBy: Day;
  readonly note: string;
  readonly by: string;
}

/** What a person said about a line. */
export interface InboxWord {
  readonly wordId: string;
  readonly kind: InboxKind;
  readonly about: string;
  readonly act: InboxAct;
  readonly reason: string;
  /** Of a line that was left: when it is back. */
  readonly until: Date | null;
  readonly by: Pick<Person, "userId" | "userName">;
  readonly at: Date;
}

/** A line and the CRM's record of it. */
export interface TaskInCrm {
  readonly id: string;
  readonly crmId: string;
}

/** That somebody ticked a task off in the CRM, and when. */
export interface Tick {
  readonly crmId: string;
  readonly by: Pick<Person, "userId" | "userName">;
  readonly at: Date;
}

/** The CRM's tasks. */
export interface TaskTicks {
  /** Of these those that are ticked off. Throws when the CRM does not answer. */
  ticked(orgId: string, crmIds: readonly string[]): Promise<readonly Tick[]>;
}

/** Reads and writes of the inbox, inside one tenant transaction. What waits is read from the slices' own rows. */
export interface InboxBook {
  org(): Promise<{ readonly timeZone: string; readonly language: "zh-CN" | "en" }>;
  /** Of everything that waits, most urgent first. */
  page(asked: PageAsked, at: Date): Promise<readonly Waiting[]>;
  counts(at: Date): Promise<readonly Counted[]>;
  /** Under its account's lock; null when it waits no more. */
  lockWaiting(kind: InboxKind, id: string, at: Date): Promise<Waiting | null>;
  messages(ids: readonly string[]): Promise<ReadonlyMap<string, MessageKnown>>;
  offers(ids: readonly string[]): Promise<ReadonlyMap<string, OfferKnown>>;
  claims(ids: readonly string[]): Promise<ReadonlyMap<string, ClaimKnown>>;
  /** Of each account its page in the CRM; absent where its address is not known. */
  accountUrls(accountIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Of the calls and visits that wait those whose task the CRM has, the newest first. */
  tasksInCrm(at: Date, most: number): Promise<readonly TaskInCrm[]>;
  word(wordId: string): Promise<InboxWord | null>;
  /** The latest that decided something. */
  decidedBy(kind: InboxKind, id: string): Promise<InboxWord | null>;
  addWord(word: InboxWord): Promise<void>;
  readonly dunning: DunningBook;
  readonly charges: ChargeBook;
  readonly letters: LetterBook;
  readonly log: Pick<LineBook, "add" | "queueCopy" | "readerOf">;
}

export interface InboxDesk {
  inTenant<T>(orgId: string, work: (book: InboxBook) => Promise<T>): Promise<T>;
  now(): Date;
  newId(): string;
  dayIn(timeZone: string, at: Date): Day;
  readonly calendars: Calendars;
  readonly charges: ChargeDesk;
  /** SHA-256 in hex. */
  digest(value: unknown): string;
  readonly crm: TaskTicks;
  readonly discounts: DiscountDesk;
}
