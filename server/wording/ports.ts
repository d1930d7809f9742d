import type { PayDetails } from "../../shared/dunning/templates/message-fields.ts";
import type { Day } from "../../shared/kernel/day.ts";
import type { SmsProvider } from "../../shared/sms/contract.ts";
import type { Simplify } from "../../shared/wording/hear-words.ts";
import type { OwnWording, WordingDraft, WordingPlace } from "../../shared/wording/wording.ts";
import type { Calendars, Courier, DunningBook, InvoiceFiles } from "../dunning/index.ts";

/** Who looks at the words: an administrator of the org, by the token. */
export interface Editor {
  readonly orgId: string;
  readonly userId: string;
  readonly userName: string;
}

/** One version as it is added; without a draft the built-in words are in force again. */
export interface NewWording {
  readonly wordingId: string;
  readonly version: number;
  readonly place: WordingPlace;
  readonly draft: WordingDraft | null;
  readonly reason: string;
  readonly by: Editor;
  readonly at: Date;
}

/** An org's own words, inside one tenant transaction. */
export interface WordingBook {
  readonly dunning: DunningBook;
  /** Serialises two admins. */
  lockOrg(): Promise<void>;
  /** Those in force. */
  wordings(): Promise<readonly (OwnWording & { readonly at: Date; readonly by: string })[]>;
  /** 0 when there never was one. */
  latestVersion(): Promise<number>;
  addWording(wording: NewWording): Promise<void>;
  pay(): Promise<PayDetails>;
  savePay(pay: PayDetails): Promise<void>;
  /** Null: the org sends no texts. */
  smsProvider(): Promise<SmsProvider | null>;
  /** In the CRM, of an active user; null when there is none. */
  addressOf(userId: string): Promise<string | null>;
  noteChange(change: {
    readonly actId: string;
    readonly reason: string;
    readonly body: { readonly [key: string]: unknown };
    readonly by: Editor;
    readonly at: Date;
  }): Promise<void>;
}

export interface WordingDesk {
  inTenant<T>(orgId: string, work: (book: WordingBook) => Promise<T>): Promise<T>;
  now(): Date;
  newId(): string;
  /** The calendar day a moment falls on in a zone. */
  dayIn(timeZone: string, at: Date): Day;
  readonly calendars: Calendars;
  readonly courier: Courier;
  /** Absent: none can be had here. */
  readonly files?: InvoiceFiles;
  readonly defaultSender: { readonly name: string; readonly address: string };
  readonly simplify: Simplify;
  /** Whether this process was started so that nothing leaves. */
  stopped(): boolean;
}
