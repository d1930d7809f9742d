import type { Role } from "../../shared/account/contract.ts";
import type { Charge, ChargeActed } from "../../shared/charge/charge.ts";
import type { ChargeTerms } from "../../shared/charge/effective-terms.ts";
import type { AddedRate } from "../../shared/charge/reference-rates.ts";
import type { Dispute } from "../../shared/dispute/dispute.ts";
import type { Currency } from "../../shared/kernel/currency.ts";
import type { Day } from "../../shared/kernel/day.ts";
import type { LedgerEntry } from "../../shared/ledger/entry.ts";

export interface Person {
  readonly orgId: string;
  readonly userId: string;
  readonly userName: string;
  readonly role: Role;
}
/** Who asks, at which account. */
export interface Claimant extends Person {
  readonly accountId: string;
}

export interface Written {
  readonly id: string;
  readonly by: Person;
  readonly at: Date;
}
export interface WrittenTerms extends Written {
  /** Null: the org's. */
  readonly accountId: string | null;
  readonly terms: ChargeTerms;
  readonly reason: string;
}

export interface KeptCharge extends Charge {
  readonly acts: readonly ChargeActed[];
}

/** Reads and writes of claims, inside one tenant transaction. Rows are only added. */
export interface ChargeBook {
  org(): Promise<{ readonly timeZone: string; readonly currency: Currency }>;
  /** Serialises with everybody else's decisions about the account; false when it is not synced. */
  lockAccount(accountId: string): Promise<boolean>;
  entriesOf(accountId: string): Promise<readonly LedgerEntry[]>;
  disputesOf(accountId: string): Promise<readonly Dispute[]>;
  /** Of an account: invoices under an open settlement, and those of which the rest was let go. */
  settledOf(accountId: string, asOf: Day): Promise<ReadonlySet<string>>;
  /** Whether anybody ever set a basis, for the org or an account of it. */
  anyTerms(): Promise<boolean>;
  /** Accounts with an invoice that was due before that day and is open, or was settled on `settledSince` or later. */
  accountsLate(asOf: Day, settledSince: Day): Promise<readonly string[]>;
  /** The latest word; nothing said: all inherited. */
  terms(accountId: string | null): Promise<ChargeTerms>;
  /** False when one of that id is there already. */
  addTerms(written: WrittenTerms): Promise<boolean>;
  addedRates(): Promise<readonly AddedRate[]>;
  addRate(rate: AddedRate, written: Written): Promise<boolean>;
  /** The latest period first. */
  charges(accountId: string): Promise<readonly KeptCharge[]>;
  /** False when what it covers is claimed already. */
  addCharge(charge: Charge, written: Written): Promise<boolean>;
  addAct(act: ChargeActed, written: Written): Promise<boolean>;
  act(actId: string): Promise<ChargeActed | null>;
}

export interface ChargeDesk {
  inTenant<T>(orgId: string, work: (book: ChargeBook) => Promise<T>): Promise<T>;
  now(): Date;
  newId(): string;
  /** The calendar day a moment falls on in a zone. */
  dayIn(timeZone: string, at: Date): Day;
}
