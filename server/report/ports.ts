import type { Role } from "../../shared/account/contract.ts";
import type { Day } from "../../shared/kernel/day.ts";
import type { Period } from "../../shared/report/period.ts";
import type { ProvisionVersion, StoredTerms } from "../../shared/report/provision-terms.ts";
import type { LedgerBook } from "../ledger/index.ts";
import type { InTurn } from "./reading-in-turn.ts";

/** Who proposes or approves. */
export interface Reckoner {
  readonly orgId: string;
  readonly userId: string;
  readonly userName: string;
  readonly role: Role;
}

interface Act {
  readonly userId: string;
  readonly userName: string;
  readonly at: Date;
}

export interface StoredVersion extends ProvisionVersion {
  readonly terms: StoredTerms;
  readonly proposed: Act & { readonly reason: string };
  readonly approval: (Act & { readonly from: Day }) | null;
}

export interface NewVersion {
  readonly version: number;
  readonly clientId: string;
  readonly terms: StoredTerms;
  readonly reason: string;
  readonly by: Pick<Reckoner, "userId" | "userName">;
  readonly at: Date;
}

/** What a report reads, and what it is reckoned by, inside one tenant transaction. */
export interface ReceivablesBook extends Pick<LedgerBook, "allEntries" | "entriesOf"> {
  timeZone(): Promise<string>;
  /** By account; one that the CRM no longer names is left out. */
  namesOf(accountIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Every version, in any order. */
  provisionVersions(): Promise<readonly StoredVersion[]>;
  /** Calls, visits and messages that reached out to each account, or to one, in the period, in the org's days. */
  contactsIn(period: Period, timeZone: string, only?: string): Promise<ReadonlyMap<string, number>>;
  /** Keeps others from proposing or approving until the transaction ends. */
  lockProvision(): Promise<void>;
  addVersion(version: NewVersion): Promise<void>;
  addApproval(version: number, from: Day, by: Pick<Reckoner, "userId" | "userName">, at: Date): Promise<void>;
  /** Whether that proposal is there already. */
  hasProposal(clientId: string): Promise<boolean>;
}

export interface ReceivablesDesk {
  inTenant<T>(orgId: string, work: (book: ReceivablesBook) => Promise<T>): Promise<T>;
  now(): Date;
  dayIn(timeZone: string, at: Date): Day;
  /** Asked within long work: a promise when others have waited long enough. */
  readonly breathe: () => Promise<void> | undefined;
  /** Whole ledgers are read one after the other. */
  readonly inTurn: InTurn;
}
