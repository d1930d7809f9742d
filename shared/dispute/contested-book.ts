import type { Day } from "../kernel/day.ts";
import type { LedgerEntry } from "../ledger/entry.ts";
import type { OpenBook, OpenItem } from "../ledger/open-item.ts";
import { contestedMinor, isOpenDispute, type Dispute } from "./dispute.ts";

/**
 * An open book with our own disputes in it. Staff may have written the same dispute into the CRM's field, so the
 * larger of the two counts, never both; our own on one invoice add up, and none of it is more than what is owed.
 */
export function contestedBook(
  book: OpenBook,
  disputes: readonly Dispute[],
  entries: readonly LedgerEntry[],
  asOf: Day,
): OpenBook {
  return { ...book, items: book.items.map((item) => contestedItem(item, disputes, entries, asOf)) };
}

function contestedItem(
  item: OpenItem,
  disputes: readonly Dispute[],
  entries: readonly LedgerEntry[],
  asOf: Day,
): OpenItem {
  const about = disputes.filter(({ invoiceId }) => invoiceId === item.invoiceId);
  const used = new Map<string, number>();
  const ours = about.reduce((all, dispute) => all + contestedMinor(dispute, entries, asOf, used), 0);
  const disputedMinor = Math.min(item.residualMinor, Math.max(item.disputedMinor, ours));
  if (disputedMinor === item.disputedMinor) return item;
  const latest = about.filter((dispute) => isOpenDispute(dispute, asOf)).at(-1);
  return { ...item, disputedMinor, disputeReason: item.disputeReason ?? latest?.note ?? null };
}
