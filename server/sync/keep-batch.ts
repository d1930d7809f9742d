import type { Batch, ListSource, RecordOf, SyncBook } from "./ports.ts";

type Keep<S extends ListSource> = (
  book: SyncBook,
  records: readonly RecordOf[S][],
  at: Date,
) => Promise<number>;

const KEEP: { readonly [S in ListSource]: Keep<S> } = {
  accounts: (book, records) => book.keepAccounts(records),
  contacts: (book, records) => book.keepContacts(records),
  invoices: (book, records, at) => book.keepMoney(records, at),
  payments: (book, records, at) => book.keepMoney(records, at),
  orders: (book, records) => book.keepOrders(records),
  deals: (book, records) => book.keepOrders(records),
};

/** Keeps what could be read, sets aside what could not, and lets go of what can be read again. Answers the changes. */
export async function keepBatch<S extends ListSource>(
  book: SyncBook,
  source: S,
  batch: Batch<RecordOf[S]>,
  at: Date,
): Promise<number> {
  const keep: Keep<S> = KEEP[source];
  const changed = batch.items.length === 0 ? 0 : await keep(book, batch.items, at);
  if (batch.items.length > 0) {
    await book.release(
      source,
      batch.items.map((record) => record.recordId),
    );
  }
  await book.quarantine(source, batch.unreadable, at);
  return changed;
}
