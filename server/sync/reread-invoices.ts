import type { LedgerEntry } from "../../shared/ledger/entry.ts";
import { withOverlap } from "./cursor.ts";
import { keepBatch } from "./keep-batch.ts";
import { settleMissing } from "./missing-records.ts";
import { pullList } from "./pull-list.ts";
import type { SyncDesk } from "./ports.ts";

/** What the CRM says of some invoices this moment. */
export interface Reread {
  /** The invoices, and every payment and credit applied to them. */
  readonly entries: readonly LedgerEntry[];
  /** Deleted, no longer shown to us, or no longer readable: nobody may write to a customer about these. */
  readonly gone: readonly string[];
}

/**
 * Asks the CRM about these invoices right before somebody writes to a customer about them: the invoices by id, and the
 * payments and invoices changed since the last pull. What is learned is kept. Throws when the CRM does not answer:
 * without an answer nothing may be sent.
 */
export async function rereadInvoices(
  orgId: string,
  invoiceIds: readonly string[],
  desk: SyncDesk,
): Promise<Reread> {
  if (invoiceIds.length === 0) return { entries: [], gone: [] };
  // Credit notes are invoices too, and may have come in since.
  await pullList(orgId, "invoices", desk);
  await pullList(orgId, "payments", desk);
  const { org, cursor } = await desk.inTenant(orgId, async (book) => ({
    org: await book.org(),
    cursor: await book.cursor("invoices"),
  }));
  const batch = await desk.crm.recordsByIds(orgId, "invoices", invoiceIds, org);
  const readable = new Set(batch.items.map((record) => record.recordId));
  const unreadable = new Set(batch.unreadable.map((record) => record.recordId));
  const at = desk.now();
  await desk.inTenant(orgId, (book) => keepBatch(book, "invoices", batch, at));
  const missing = invoiceIds.filter((id) => !readable.has(id) && !unreadable.has(id));
  await settleMissing(orgId, "invoices", desk, missing, org, withOverlap(cursor.deletedSince));
  const there = invoiceIds.filter((id) => readable.has(id));
  const entries = await desk.inTenant(orgId, (book) => book.entriesOfInvoices(there));
  return { entries, gone: invoiceIds.filter((id) => !readable.has(id)) };
}
