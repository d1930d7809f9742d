import { keepBatch } from "./keep-batch.ts";
import type { ListSource, OrgFacts, SyncDesk } from "./ports.ts";

/** What became of records that we know and a reading did not show. */
export interface Missing {
  readonly deleted: readonly string[];
  /** The CRM does not say it deleted them: it only no longer shows them to us. */
  readonly hidden: readonly string[];
}

/**
 * Tells deleted apart from hidden, and keeps what the CRM still shows when asked by id.
 * `since`: deletions at or after this moment are asked about; all of them when null.
 */
export async function settleMissing(
  orgId: string,
  source: ListSource,
  desk: SyncDesk,
  ids: readonly string[],
  org: OrgFacts,
  since: string | null,
): Promise<Missing> {
  if (ids.length === 0) return { deleted: [], hidden: [] };
  const batch = await desk.crm.recordsByIds(orgId, source, ids, org);
  const seen = new Set([...batch.items, ...batch.unreadable].map((record) => record.recordId));
  const missing = new Set(ids.filter((id) => !seen.has(id)));
  const deletions =
    missing.size === 0
      ? []
      : (await desk.crm.deletedSince(orgId, source, since)).filter((each) => missing.has(each.recordId));
  const deleted = new Set(deletions.map((each) => each.recordId));
  const hidden = [...missing].filter((id) => !deleted.has(id));
  const at = desk.now();
  await desk.inTenant(orgId, async (book) => {
    await keepBatch(book, source, batch, at);
    await book.dropRecords(source, deletions, at);
    await book.hideRecords(source, hidden, at);
    if (source === "accounts" && deletions.length > 0) await book.followMerges(at);
  });
  return { deleted: [...deleted], hidden };
}
