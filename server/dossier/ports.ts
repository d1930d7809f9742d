import type { Role } from "../../shared/account/contract.ts";
import type { DossierEntry, Withdrawal } from "../../shared/dossier/entry.ts";
import type { DossierRights } from "../../shared/dossier/rights.ts";
import type { Currency } from "../../shared/kernel/currency.ts";
import type { WritebackQueue } from "../outbox/index.ts";
import type { Day } from "../../shared/kernel/day.ts";

export interface Person {
  readonly orgId: string;
  readonly userId: string;
  readonly userName: string;
  readonly role: Role;
}
/** Who writes, at which account. */
export interface Writing extends Person {
  readonly accountId: string;
}

/** A file that the CRM keeps at the account: its name is the CRM's own word. */
export interface AccountFile {
  readonly fileId: string;
  readonly name: string;
}

export interface KeptEntry extends DossierEntry {
  readonly file: AccountFile | null;
  readonly by: string;
  readonly byUser: string;
}

export interface NewEntry extends Omit<KeptEntry, "withdrawal" | "by"> {
  readonly byName: string;
  readonly bodyHash: string;
}

export interface NewWithdrawal extends Withdrawal {
  readonly withdrawalId: string;
  readonly entryId: string;
  readonly byUser: string;
  readonly at: Date;
}

export interface SaidRights {
  readonly rights: DossierRights;
  readonly by: string;
  readonly reason: string;
}

/** Reads and writes of credit files, inside one tenant transaction. Rows are only added. */
export interface DossierBook extends WritebackQueue {
  org(): Promise<{
    readonly timeZone: string;
    readonly currency: Currency;
    readonly language: "zh-CN" | "en";
  }>;
  /** Serialises with everybody else's writing about the account; false when it is not synced. */
  lockAccount(accountId: string): Promise<boolean>;
  /** Whether it is synced, without waiting for whoever writes. */
  hasAccount(accountId: string): Promise<boolean>;
  entriesOf(accountId: string): Promise<readonly KeptEntry[]>;
  /** Of what was saved under that id before, whoever's it is; null: nothing was. */
  bodyHashOf(entryId: string): Promise<string | null>;
  add(entry: NewEntry): Promise<void>;
  /** False when that id stands for another withdrawal. */
  withdraw(withdrawal: NewWithdrawal): Promise<boolean>;
  /** The latest word; null: nobody said anything. */
  rights(): Promise<SaidRights | null>;
  addRights(
    rights: DossierRights,
    said: {
      readonly id: string;
      readonly reason: string;
      readonly by: Pick<Person, "userId" | "userName">;
      readonly at: Date;
    },
  ): Promise<void>;
}

export interface DossierDesk {
  inTenant<T>(orgId: string, work: (book: DossierBook) => Promise<T>): Promise<T>;
  now(): Date;
  newId(): string;
  /** The calendar day a moment falls on in a zone. */
  dayIn(timeZone: string, at: Date): Day;
  /** SHA-256 of a value's canonical form. */
  digest(value: unknown): string;
  /** The account's attachments in the CRM; null when it does not say. */
  filesOf(orgId: string, accountId: string): Promise<readonly AccountFile[] | null>;
}
