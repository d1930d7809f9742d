import type { Role } from "../../shared/account/contract.ts";
import type { ActKind } from "../../shared/activation/contract.ts";
import type { Calendars } from "../../shared/calendar/calendars.ts";
import type { ChosenLimits } from "../../shared/contact/chosen-limits.ts";
import type { LimitsBody } from "../../shared/contact/contract.ts";
import type { ContactEntry } from "../../shared/contact/ledger.ts";
import type { ContactStop } from "../../shared/contact/may-contact.ts";
import type { Heard, OptOutSaid, Purpose, Way } from "../../shared/contact/kinds.ts";
import type { Telling } from "../../shared/contact/neutral-text.ts";
import type { Preference } from "../../shared/contact/preference.ts";
import type { WritebackQueue } from "../outbox/index.ts";

/** Who is to be reached. */
export interface ContactAsked {
  readonly accountId: string;
  /** Null when it is not known which of them. */
  readonly contactId: string | null;
  /** As `addressKey` writes it; null: the contact's number, where it has one. */
  readonly address: string | null;
  /** The moment lies behind: what was written down after it counts for nothing. */
  readonly afterwards?: boolean;
  /** A line of the log that is being corrected: it counts no more. */
  readonly without?: string | null;
}

/** Everything that is written down about reaching one contact of one account. */
export interface ContactRecord {
  readonly chosen: ChosenLimits;
  /**
   * One ledger of machine and people: messages that left or are leaving, calls, visits and messages that were logged.
   * What is leaving counts as of the moment asked about.
   */
  readonly ledger: readonly ContactEntry[];
  readonly preference: Preference | null;
  readonly stops: readonly ContactStop[];
  /** What was asked about or, for want of that, the contact's number, as `addressKey` writes it. */
  readonly address: string | null;
  readonly timeZone: string | null;
  /** As the CRM has it: a code or a name in any language. */
  readonly country: string | null;
  readonly orgZone: string;
  /** The contact's number as somebody wrote it down. */
  readonly written: string | null;
}

/** Read under the account's lock by whoever claims a message or logs a call. */
export interface ContactRecords {
  /** Also serialises with others that reach the same number. */
  contactRecord(asked: ContactAsked, at: Date): Promise<ContactRecord>;
}

export type Places = Pick<Calendars, "codeOf" | "mobileOf" | "zonesOf">;

/** Who asks, at which account. */
export interface Asker {
  readonly orgId: string;
  readonly accountId: string;
  readonly userId: string;
  readonly userName: string;
  readonly role: Role;
}

export interface Person {
  readonly contactId: string;
  readonly name: string;
  readonly email: string | null;
  /** The mobile, or else the phone, as it was written down. */
  readonly phone: string | null;
  /** As the CRM has the account's. */
  readonly country: string | null;
  /** Where the org's texts are sent from: how a number without a country is read. null: it sends none. */
  readonly region: string | null;
  readonly preference: (Preference & { readonly note: string }) | null;
}

/** An address that is in doubt at this account. */
export interface WrongAddress {
  readonly address: string;
  readonly reason: string;
  readonly by: string;
  /** It was another debtor's contact that was reported. */
  readonly elsewhere: boolean;
}

export interface WrongReport {
  readonly reportId: string;
  readonly contactId: string;
  readonly addresses: readonly string[];
  readonly reason: string;
}

/** That somebody wants to hear no more of one thing by one way. */
export interface OptOut {
  /** Null: one is made. */
  readonly optOutId: string | null;
  readonly way: Way;
  readonly purpose: Purpose;
  /** Of mails in lower case, of texts E.164, else as `addressKey` writes it; "" where only the person is known. */
  readonly address: string;
  /** Who it was; null where only the address is known. */
  readonly accountId: string | null;
  readonly contactId: string | null;
  readonly said: OptOutSaid;
  /** How a person heard it; null when a machine did. */
  readonly heard: Heard | null;
  readonly note: string;
  readonly by: Pick<Asker, "userId" | "userName"> | null;
}

/** Where a renewed consent comes from. */
export interface Renewed {
  readonly heard: Heard;
  readonly reason: string;
  readonly by: Pick<Asker, "userId" | "userName">;
}

/** An opt-out as one contact's page has it. */
export interface OptOutKept extends Omit<OptOut, "optOutId" | "accountId" | "contactId" | "by"> {
  readonly optOutId: string;
  readonly by: string | null;
  readonly at: Date;
  /** Whose it was, where that contact is gone and this one took its place or has its address. */
  readonly of: string | null;
  /** E.164, where only the last digits of the contact's number are known to be the same. */
  readonly endsLike: string | null;
  /** They agreed again. */
  readonly back: (Pick<Renewed, "heard" | "reason"> & { readonly by: string; readonly at: Date }) | null;
}

/** That somebody else is asked, for the account's log. */
export interface ThirdPartyNote {
  readonly followupId: string;
  readonly accountId: string;
  /** The same is one line. */
  readonly once: string;
  readonly name: string;
  readonly way: Way;
  readonly text: string;
}

/** What a contact asked for, as whoever leads sees it. */
export type ContactWish = Preference & {
  readonly accountId: string;
  readonly accountName: string;
  readonly contactId: string;
  readonly contactName: string;
  readonly note: string;
  readonly byName: string;
  readonly savedAt: Date;
};

/** A line of the log that went beyond a limit. */
export type BeyondLine = Omit<LimitsBody["beyond"][number], "happenedAt"> & { readonly happenedAt: Date };

export interface ContactAct {
  readonly actId: string;
  readonly kind: ActKind;
  readonly about: string;
  readonly reason: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly by: Pick<Asker, "userId" | "userName">;
  readonly at: Date;
}

/** Reads and writes of how contacts may be reached, inside one tenant transaction. */
export interface ContactBook extends ContactRecords, WritebackQueue {
  orgZone(): Promise<string>;
  /** Serialises with claims of the account's messages; null when it is not synced. */
  lockAccount(accountId: string): Promise<{ readonly ownerId: string | null } | null>;
  people(accountId: string): Promise<readonly Person[]>;
  wrongAddresses(accountId: string): Promise<readonly WrongAddress[]>;
  /** By contact, the latest first. */
  optOuts(accountId: string): Promise<ReadonlyMap<string, readonly OptOutKept[]>>;
  /** What is in force already is kept once; answers how many are new. */
  optOut(rows: readonly OptOut[], at: Date): Promise<number>;
  optIn(optOutIds: readonly string[], renewed: Renewed, at: Date): Promise<void>;
  /** Addresses and numbers there that a server or carrier said nobody has. */
  refusedAddresses(accountId: string): Promise<readonly string[]>;
  /** When somebody there last answered a message. */
  answeredAt(accountId: string): Promise<Date | null>;
  telling(accountId: string): Promise<Telling>;
  orgName(): Promise<string>;
  /** What the CRM keeps of the line, in the org's language; null when the line is there already. */
  noteThirdParty(
    note: ThirdPartyNote,
    by: Pick<Asker, "userId" | "userName">,
    at: Date,
  ): Promise<{ readonly title: string; readonly text: string } | null>;
  savePreference(
    accountId: string,
    contactId: string,
    preference: Person["preference"],
    by: Pick<Asker, "userId" | "userName">,
    at: Date,
  ): Promise<void>;
  /** The debtors that have one of the addresses, this one among them; none when the report is there already. */
  addWrong(
    accountId: string,
    report: WrongReport,
    by: Pick<Asker, "userId" | "userName">,
    at: Date,
  ): Promise<readonly string[]>;
  /** Messages that went to these addresses for the account. */
  sentTo(accountId: string, addresses: readonly string[]): Promise<number>;
  verify(accountId: string, addresses: readonly string[], by: string, at: Date): Promise<void>;
  /** What waits for a contact's time is looked at again at once: something changed. */
  wake(accountId: string | null, at: Date): Promise<void>;
  chosen(): Promise<{ readonly chosen: ChosenLimits; readonly by: string } | null>;
  saveChosen(chosen: ChosenLimits, by: Pick<Asker, "userId" | "userName">, at: Date): Promise<void>;
  /** As the CRM has them, with how many accounts owe anything there. */
  countries(): Promise<readonly { readonly country: string | null; readonly debtors: number }[]>;
  /** Of everybody who still is a contact, what holds on the org's day of that moment, the latest first. */
  wishes(at: Date): Promise<readonly ContactWish[]>;
  /** Lines that went beyond a limit since then, newest first, without those that were corrected. */
  beyond(since: Date): Promise<readonly BeyondLine[]>;
  addAct(act: ContactAct): Promise<void>;
}

export interface ContactDesk {
  inTenant<T>(orgId: string, work: (book: ContactBook) => Promise<T>): Promise<T>;
  now(): Date;
  newId(): string;
  readonly calendars: Places;
}
