import type { LedgerEntry } from "../../shared/ledger/entry.ts";
import { withOverlap } from "./cursor.ts";
import { keepBatch } from "./keep-batch.ts";
import { settleMissing } from "./missing-records.ts";
import type { Cursor, OrgFacts, SyncDesk } from "./ports.ts";

/** What the CRM says of some invoices this moment. */
export interface Reread {
  /** The invoices, and every payment and credit applied to them. */
  readonly entries: readonly LedgerEntry[];
  /** Deleted, no longer shown to us, or no longer readable: nobody may write to a customer about these. */
  readonly gone: readonly string[];
}

/**
 * Asks the CRM about these invoices right before somebody writes to a customer about them: the invoices by id, and the
 * payments and credit notes changed since the last pull, and whom a letter may go to. What is learned is kept; the cursors stay where the pull put
 * them. Throws when the CRM does not answer: without an answer nothing may be sent.
 */
export async function rereadInvoices(
  orgId: string,
  invoiceIds: readonly string[],
  desk: SyncDesk,
): Promise<Reread> {
  if (invoiceIds.length === 0) return { entries: [], gone: [] };
  const { org, accounts, invoices, payments, contacts, people } = await desk.inTenant(
    orgId,
    async (book) => ({
      org: await book.org(),
      accounts: await book.cursor("accounts"),
      invoices: await book.cursor("invoices"),
      payments: await book.cursor("payments"),
      contacts: await book.cursor("contacts"),
      people: await book.contactsOfInvoices(invoiceIds),
    }),
  );
  await keepSince(orgId, "invoices", desk, org, invoices);
  if (org.paymentsFrom === "payments-module") await keepSince(orgId, "payments", desk, org, payments);
  const batch = await desk.crm.recordsByIds(orgId, "invoices", invoiceIds, org);
  const readable = new Set(batch.items.map((record) => record.recordId));
  const unreadable = new Set(batch.unreadable.map((record) => record.recordId));
  const at = desk.now();
  await desk.inTenant(orgId, (book) => keepBatch(book, "invoices", batch, at));
  const missing = invoiceIds.filter((id) => !readable.has(id) && !unreadable.has(id));
  await settleMissing(orgId, "invoices", desk, missing, org, withOverlap(invoices.deletedSince));
  // Whom the letter goes to: an address that was corrected, a person who left or was merged into another.
  await settleMissing(orgId, "contacts", desk, people, org, withOverlap(contacts.deletedSince));
  // Whom it was billed to before: one that was merged into another heard what the other need not hear again.
  const former = await desk.inTenant(orgId, (book) => book.formerAccounts(invoiceIds));
  await settleMissing(orgId, "accounts", desk, former, org, withOverlap(accounts.deletedSince));
  const there = invoiceIds.filter((id) => readable.has(id));
  const entries = await desk.inTenant(orgId, (book) => book.entriesOfInvoices(there));
  return { entries, gone: invoiceIds.filter((id) => !readable.has(id)) };
}

async function keepSince(
  orgId: string,
  source: "invoices" | "payments",
  desk: SyncDesk,
  org: OrgFacts,
  { modifiedSince }: Cursor,
): Promise<void> {
  // A module that was empty at the last pull has no cursor, and little to read.
  for await (const page of desk.crm.recordsSince(orgId, source, { org, modifiedSince, pageToken: null })) {
    const at = desk.now();
    await desk.inTenant(orgId, (book) => keepBatch(book, source, page, at));
  }
}
