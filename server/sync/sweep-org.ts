import { countedOf } from "./counted-sources.ts";
import { keepBatch } from "./keep-batch.ts";
import { settleMissing } from "./missing-records.ts";
import type { ListSource, OrgFacts, SyncDesk } from "./ports.ts";

export interface SweepReport {
  readonly source: ListSource;
  /** Records that the increments should have brought: a healthy sweep repairs none. */
  readonly repaired: number;
  readonly deleted: number;
  readonly hidden: number;
}

const ALWAYS: readonly ListSource[] = ["accounts", "contacts", "invoices", "payments"];

/**
 * Compares every id we hold with every id the CRM shows us. Increments cannot tell that a record is no longer shown;
 * this can. For once a day, after a pull.
 */
export async function sweepOrg(orgId: string, desk: SyncDesk): Promise<readonly SweepReport[]> {
  const org = await desk.inTenant(orgId, (book) => book.org());
  const sources = [
    ...ALWAYS.filter((source) => source !== "payments" || org.paymentsFrom === "payments-module"),
    ...countedOf(org.counts),
  ];
  const reports: SweepReport[] = [];
  for (const source of sources) reports.push(await sweep(orgId, source, desk, org));
  return reports;
}

async function sweep(orgId: string, source: ListSource, desk: SyncDesk, org: OrgFacts): Promise<SweepReport> {
  const shown = new Set(await desk.crm.allIds(orgId, source));
  const known = new Set(await desk.inTenant(orgId, (book) => book.knownIds(source)));
  const unknown = [...shown].filter((id) => !known.has(id));
  const unseen = [...known].filter((id) => !shown.has(id));
  const { deleted, hidden } = await settleMissing(orgId, source, desk, unseen, org, null);
  return {
    source,
    repaired: await repair(orgId, source, desk, org, unknown),
    deleted: deleted.length,
    hidden: hidden.length,
  };
}

async function repair(
  orgId: string,
  source: ListSource,
  desk: SyncDesk,
  org: OrgFacts,
  ids: readonly string[],
): Promise<number> {
  if (ids.length === 0) return 0;
  const batch = await desk.crm.recordsByIds(orgId, source, ids, org);
  const at = desk.now();
  return desk.inTenant(orgId, (book) => keepBatch(book, source, batch, at));
}
