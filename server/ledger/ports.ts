import type { Day } from "../../shared/kernel/day.ts";
import type { RateTable } from "../../shared/kernel/rates.ts";
import type { LedgerEntry } from "../../shared/ledger/entry.ts";

/** Everything that ever happened between us and one account. */
export interface AccountLedger {
  readonly accountId: string;
  readonly entries: readonly LedgerEntry[];
}

/** The org's ledger inside one tenant transaction: what we know now, or what we knew at `knownAt`. */
export interface LedgerBook {
  entriesOf(accountId: string, knownAt?: Date): Promise<LedgerEntry[]>;
  /** The entries of now without the invoices that are settled whole by `asOf` and what settled them: the same open books, far fewer rows. */
  openEntriesOf(accountId: string, asOf: Day): Promise<readonly LedgerEntry[]>;
  accountsWithEntries(): Promise<string[]>;
  /** One account after the other, by id; holds no more than a page of rows and one account at a time. */
  allEntries(knownAt?: Date): AsyncIterable<AccountLedger>;
  /** Every dated rate the CRM has shown us, and the org's base currency. */
  ratesOf(): Promise<RateTable>;
}
