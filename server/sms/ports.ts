import type { SmsProvider } from "../../shared/sms/contract.ts";
import type { SmsSenderRequest } from "../../shared/sms/request-contract.ts";

/** Who an org's text messages come from, opened. */
export interface SmsAccount {
  readonly provider: SmsProvider;
  readonly region: string;
  readonly account: string;
  readonly secret: string;
  /** The last part of the addresses to which the provider reports. */
  readonly hook: string;
  readonly from: string;
  readonly templates: SmsSenderRequest["templates"];
  readonly byName: string;
}

/** Somebody at an account whose number ends like the one that was asked about. */
export interface NumberHolder {
  readonly accountId: string;
  readonly contactId: string;
  readonly written: string;
  /** As the CRM has it. */
  readonly country: string | null;
}

/** A line of the follow-up log about an answer to a text. */
export interface ReplyNote {
  readonly followupId: string;
  readonly accountId: string;
  readonly contactId: string;
  /** The provider's own id of the answer: told twice, it is one line. */
  readonly replyId: string;
  readonly note: string;
  readonly at: Date;
}

/** Reads and writes about text messages, inside one tenant transaction. */
export interface SmsBook {
  account(): Promise<SmsAccount | null>;
  saveAccount(account: SmsAccount, byUser: string, at: Date): Promise<void>;
  optedOut(): Promise<number>;
  language(): Promise<"zh-CN" | "en">;
  /** False when the number said so before. */
  optOut(phone: string, said: string, at: Date, holders?: readonly NumberHolder[]): Promise<boolean>;
  holdersOf(phone: string): Promise<readonly NumberHolder[]>;
  note(note: ReplyNote): Promise<void>;
}

export interface SmsDesk {
  inTenant<T>(orgId: string, work: (book: SmsBook) => Promise<T>): Promise<T>;
  now(): Date;
  newId(): string;
  newSecret(): string;
  /** In a time that tells nothing about where they differ. */
  sameText(one: string, other: string): boolean;
  /** What Twilio signs a request with; `params` are the form's fields. */
  twilioSignature(secret: string, url: string, params: Readonly<Record<string, string>>): string;
  mobileOf(written: string, country: string | null, region: string): string | null;
  readonly publicUrl: string;
}
