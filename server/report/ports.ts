import type { LedgerBook } from "../ledger/index.ts";

/** A report reads the ledger, inside one tenant transaction, and writes nothing. */
export interface ReceivablesDesk {
  inTenant<T>(orgId: string, work: (book: Pick<LedgerBook, "allEntries">) => Promise<T>): Promise<T>;
}
