import type { Day } from "../../shared/kernel/day.ts";
import type { LedgerBook } from "../ledger/index.ts";

/** What a report reads, inside one tenant transaction; it writes nothing. */
export interface ReceivablesBook extends Pick<LedgerBook, "allEntries"> {
  timeZone(): Promise<string>;
  /** How many entries the ledger holds now. */
  entryCount(): Promise<number>;
  /** By account; one that the CRM no longer names is left out. */
  namesOf(accountIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
}

export interface ReceivablesDesk {
  inTenant<T>(orgId: string, work: (book: ReceivablesBook) => Promise<T>): Promise<T>;
  now(): Date;
  dayIn(timeZone: string, at: Date): Day;
  /** Asked within long work: a promise when others have waited long enough. */
  readonly breathe: () => Promise<void> | undefined;
}
