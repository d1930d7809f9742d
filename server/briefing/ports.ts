import type { AlarmKind } from "../../shared/activation/contract.ts";
import type { BriefingMail } from "../../shared/briefing/mail-page.ts";
import type { DigestFigures } from "../../shared/briefing/digest.ts";
import type { Calendars } from "../../shared/calendar/calendars.ts";
import type { Day, Weekday } from "../../shared/kernel/day.ts";
import type { Courier, DunningDesk, MailSender } from "../dunning/index.ts";

export type BriefingKind = "forewarning" | "digest";

export interface BriefingSettings {
  readonly forewarning: boolean;
  readonly digestOn: Weekday | null;
  readonly digestTo: readonly string[];
}

/** An active user of the CRM with an address. */
export interface StaffMember {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  /** As the CRM has it; null where it does not say. */
  readonly language: "zh-CN" | "en" | null;
}

export interface BriefingOrg {
  readonly name: string;
  readonly timeZone: string;
  readonly language: "zh-CN" | "en";
  /** Mails leave: live, and nobody stopped the org or the installation. */
  readonly isOpen: boolean;
  readonly sender: MailSender | null;
  readonly settings: BriefingSettings;
}

/** A mail to one of our own people: one of its kind for a user and a day. */
export interface NewBriefing extends BriefingMail {
  readonly mailId: string;
  readonly kind: BriefingKind;
  readonly forOn: Day;
  readonly to: StaffMember;
}

export interface ClaimedBriefing extends BriefingMail {
  readonly mailId: string;
  readonly kind: BriefingKind;
  readonly fence: string;
  readonly attempts: number;
  readonly to: { readonly name: string; readonly address: string };
}

export interface BriefingEnd {
  readonly state: "sent" | "deferred" | "rejected" | "in_doubt";
  readonly reply: string;
  readonly notBefore: Date;
  readonly at: Date;
}

/** Reads and writes of mails to our own people, inside one tenant transaction. */
export interface BriefingBook {
  org(): Promise<BriefingOrg>;
  saveSettings(settings: BriefingSettings): Promise<void>;
  noteChange(change: {
    readonly actId: string;
    readonly reason: string;
    readonly body: Readonly<Record<string, unknown>>;
    readonly by: { readonly userId: string; readonly userName: string };
    readonly at: Date;
  }): Promise<void>;
  /** By name. */
  staff(): Promise<readonly StaffMember[]>;
  accountUrls(accountIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Whether any of that kind was written for that day: it is not thought about again. */
  isWritten(kind: BriefingKind, forOn: Day): Promise<boolean>;
  /** How many are new: the key refuses a second of a kind for a user and a day. */
  plan(mails: readonly NewBriefing[], at: Date): Promise<number>;
  digest(from: Day, to: Day): Promise<DigestFigures>;
  openAlarms(): Promise<readonly AlarmKind[]>;
  /** planned or deferred → claimed with the next fence, to whom it still may go; null when none may leave now. */
  claim(at: Date): Promise<ClaimedBriefing | null>;
  /** claimed → sending, asked when the mail server is ready; false when the fence or lease is old, or somebody stopped. */
  startSending(mailId: string, fence: string, sha256: string): Promise<boolean>;
  end(mailId: string, fence: string, end: BriefingEnd): Promise<boolean>;
  /** claimed past its lease → planned; sending past its lease → in doubt, and never sent again. */
  reap(at: Date): Promise<void>;
}

export interface BriefingDesk {
  inTenant<T>(orgId: string, work: (book: BriefingBook) => Promise<T>): Promise<T>;
  now(): Date;
  newId(): string;
  readonly calendars: Calendars;
  readonly courier: Courier;
  readonly defaultSender: { readonly name: string; readonly address: string };
  /** This process was started with its mail switched off. */
  stopped(): boolean;
  /** What the next days' rounds would send. */
  readonly dunning: Pick<DunningDesk, "inTenant" | "now" | "calendars" | "stopped">;
}
