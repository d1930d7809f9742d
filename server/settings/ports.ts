import type {
  Calendars,
  Courier,
  DunningBook,
  FromAddresses,
  MailSender,
  ReplayDesk,
  TraitSheet,
} from "../dunning/index.ts";
import type { FilesRule } from "../../shared/dunning/attached-files.ts";
import type { Day } from "../../shared/kernel/day.ts";
import type { SenderCheckBody } from "../../shared/settings/sender-check/contract.ts";
import type { Answer } from "../../shared/settings/domain-facts.ts";

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

/** Which files of the invoices mails carry, inside one tenant transaction. */
export interface FilesBook {
  /** Null: none. */
  filesRule(): Promise<FilesRule | null>;
  saveFilesRule(rule: FilesRule | null): Promise<void>;
  /** Whether the CRM sends the org's mail; whoever changes that waits. */
  sendsByCrm(): Promise<boolean>;
  noteChange(change: SettingsChange): Promise<void>;
}

export interface FilesDesk {
  inTenant<T>(orgId: string, work: (book: FilesBook) => Promise<T>): Promise<T>;
  now(): Date;
  newId(): string;
}

/** As it is. */
export interface SenderStanding {
  /** Null: the installation's own. */
  readonly sender: MailSender | null;
  /** Whether nothing may leave at all. */
  readonly isStopped: boolean;
  readonly timeZone: string;
  /** What was found out about its domain; null: nobody looked. */
  readonly check: SenderCheckBody | null;
  /** The mailbox for returned mail, which is in the envelope; null: the sender's own. */
  readonly returns: string | null;
  /** Whether mails carry files of the invoices. */
  readonly attachesFiles: boolean;
}

/** What receivers look up about a domain. Never throws: a fault is an answer. */
export interface MailRecords {
  texts(name: string): Promise<Answer<string>>;
  /** An address as it is; those of a name. */
  addresses(name: string): Promise<Answer<string>>;
  exchangers(name: string): Promise<Answer<string>>;
  /** Whether "192.0.2.0/24" has the address; null: it is no range. */
  covers(range: string, address: string): boolean | null;
  /** The length of a public key in base64; null: none that can be read. */
  keyBits(type: string, base64: string): number | null;
}

/** The keys of one sending domain: at most one that signs, and a newer one that waits to be published. */
export interface SigningKeyBook {
  /** Newest first. */
  signingKeys(domain: string): Promise<readonly KeyKnown[]>;
  /** In the place of one that was never published. */
  addSigningKey(key: {
    readonly domain: string;
    readonly selector: string;
    readonly publicKey: string;
    readonly privateKey: string;
    readonly by: Administrator;
    readonly at: Date;
  }): Promise<void>;
  /** From the next message on it signs, and the others are gone. */
  proveSigningKey(domain: string, selector: string, at: Date): Promise<void>;
  /** From the next message on nothing of the domain is signed here. */
  dropSigningKeys(domain: string): Promise<void>;
}

export interface KeyKnown {
  readonly selector: string;
  /** In base64, as it is published. */
  readonly publicKey: string;
  /** Whether it was found published: only then does it sign. */
  readonly isProven: boolean;
}

/** Who the org's mail comes from, inside one tenant transaction. */
export interface SenderBook extends SigningKeyBook {
  sender(): Promise<SenderStanding>;
  /** The same, and whoever else changes it waits. */
  lockSender(): Promise<SenderStanding>;
  saveCheck(check: SenderCheckBody): Promise<void>;
  /** Of the CRM's active users, by user. */
  addresses(): Promise<ReadonlyMap<string, string>>;
  /** What was found out about another domain, or about our mail server while the CRM sends, is forgotten. */
  saveSender(sender: Required<Omit<MailSender, "by">> & Pick<MailSender, "by">): Promise<void>;
  noteChange(change: SettingsChange): Promise<void>;
}

export interface SenderDesk {
  inTenant<T>(orgId: string, work: (book: SenderBook) => Promise<T>): Promise<T>;
  readonly courier: Courier;
  readonly fromAddresses: FromAddresses;
  readonly records: MailRecords;
  /** A fresh pair: the public half in base64, the private one in PEM. */
  makeSigningKey(): Promise<{ readonly publicKey: string; readonly privateKey: string }>;
  /** The host that takes our mail. */
  readonly relay: string;
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
