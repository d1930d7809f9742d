import type {
  Calendars,
  Courier,
  DunningBook,
  MailSender,
  ReplayDesk,
  TraitSheet,
} from "../dunning/index.ts";
import type { Day } from "../../shared/kernel/day.ts";

/** One policy that was put in force, as it stood. */
export interface PolicyVersion {
  readonly id: string;
  readonly version: number;
  readonly body: unknown;
  readonly at: Date;
  readonly by: string;
  readonly inForce: boolean;
}

/** What the settings pages read, inside one tenant transaction. */
export interface SettingsBook {
  readonly dunning: DunningBook;
  /** Newest first. */
  policyVersions(limit: number): Promise<readonly PolicyVersion[]>;
  policyVersion(id: string, version: number): Promise<PolicyVersion | null>;
  /** Active accounts whose name holds the words, in any case, by name; all of them for no words. */
  accountsNamed(words: string, limit: number): Promise<readonly string[]>;
  /** How many active accounts say which country and time zone, as the CRM has them. */
  places(): Promise<
    readonly {
      readonly country: string | null;
      readonly timeZone: string | null;
      readonly accounts: number;
    }[]
  >;
  /** Active accounts by name, as they are that day; without what is open and without groups. */
  accountsSeen(asOf: Day): Promise<readonly (TraitSheet & { readonly name: string })[]>;
  /** When the segments in force were stored and by whom; null when nobody ever stored any. */
  segmentsStored(): Promise<{ readonly at: Date; readonly by: string } | null>;
  /** By id; without those that nobody knows. */
  userNames(userIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Whether the CRM says of any account that it is one or is none. */
  saysKeyAccounts(): Promise<boolean>;
  /** The org's own, and those of its accounts. */
  currencies(): Promise<readonly string[]>;
  /** By id; without those that nobody knows. */
  accountNames(accountIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
}

/** A field of the CRM's accounts that can say yes or no. */
export interface AccountField {
  readonly field: string;
  readonly label: string;
  /** Of a picklist; null for a checkbox. */
  readonly values: readonly { readonly value: string; readonly label: string }[] | null;
}

/** A checkbox, or a picklist with the values that mean it. */
export interface ChosenField {
  readonly field: string;
  readonly values: readonly string[] | null;
}

/** What an admin changed and why, for the log of decisions. */
export interface SettingsChange {
  readonly actId: string;
  readonly reason: string;
  readonly body: unknown;
  readonly by: Administrator;
  readonly at: Date;
}

/** Which field of an account says that it is a key account, inside one tenant transaction. */
export interface KeyAccountBook {
  keyAccount(): Promise<ChosenField | null>;
  /** From now on that field says it, or none; every account is read again. */
  putKeyAccount(chosen: ChosenField | null): Promise<void>;
  noteChange(act: SettingsChange): Promise<void>;
}

export interface KeyAccountDesk {
  inTenant<T>(orgId: string, work: (book: KeyAccountBook) => Promise<T>): Promise<T>;
  /** As the CRM has them this minute; a fault when it cannot answer. */
  fields(orgId: string): Promise<readonly AccountField[]>;
  now(): Date;
  newId(): string;
}

/** Who the org's mail comes from, inside one tenant transaction. */
export interface SenderBook {
  /** As it is; null: the installation's own. And whether nothing may leave at all. */
  sender(): Promise<{ readonly sender: MailSender | null; readonly isStopped: boolean }>;
  /** Of the CRM's active users, by user. */
  addresses(): Promise<ReadonlyMap<string, string>>;
  saveSender(sender: Required<MailSender>): Promise<void>;
  noteChange(change: SettingsChange): Promise<void>;
}

export interface SenderDesk {
  inTenant<T>(orgId: string, work: (book: SenderBook) => Promise<T>): Promise<T>;
  readonly courier: Courier;
  /** Whether this process was started so that nothing leaves. */
  stopped(): boolean;
  now(): Date;
  newId(): string;
}

export interface SettingsDesk {
  inTenant<T>(orgId: string, work: (book: SettingsBook) => Promise<T>): Promise<T>;
  now(): Date;
  /** The calendar day a moment falls on in a zone. */
  dayIn(timeZone: string, at: Date): Day;
  readonly calendars: Calendars;
  readonly replays: ReplayDesk;
  /** Does it unless the org, or this process, is replaying already: then null. */
  replayAlone<T>(orgId: string, work: () => Promise<T>): Promise<T | null>;
}

/** Who looks at the settings: an administrator of the org, by the token. */
export interface Administrator {
  readonly orgId: string;
  readonly userId: string;
  readonly userName: string;
}
