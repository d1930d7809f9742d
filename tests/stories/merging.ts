import { syncBook } from "../../server/adapters/db/sync-rows.ts";
import { withTenant } from "../../server/adapters/db/with-tenant.ts";
import type { TestDatabase } from "../support/store.ts";
import type { Town } from "./town.ts";

/** Two accounts of one customer become one in the CRM: the first is deleted, and its invoices are the other's. */
export const merging =
  (database: () => TestDatabase) =>
  async (town: Town, from: string, into: string): Promise<void> => {
    const entries = await town.sql<{ entry_id: string }>(
      "SELECT entry_id FROM ledger_entry WHERE org_id = $1 AND account_id = $2 AND known_to IS NULL",
      [town.orgId, from],
    );
    const ids = entries.map((entry) => entry.entry_id);
    await town.sql("UPDATE ledger_entry SET known_to = $3 WHERE org_id = $1 AND entry_id = ANY($2)", [
      town.orgId,
      ids,
      town.now,
    ]);
    await town.sql(
      `INSERT INTO ledger_entry (org_id, entry_id, known_from, kind, record_id, account_id, currency, amount_minor, number, on_day, due_on, applied_to, modified_at)
     SELECT org_id, entry_id, known_to, kind, record_id, $3, currency, amount_minor, number, on_day, due_on, applied_to, modified_at
     FROM ledger_entry WHERE org_id = $1 AND entry_id = ANY($2) AND account_id = $4`,
      [town.orgId, ids, into, from],
    );
    await town.sql("UPDATE account SET state = 'deleted' WHERE org_id = $1 AND account_id = $2", [
      town.orgId,
      from,
    ]);
    await withTenant(database().pool, town.orgId, (tx) => syncBook(tx, town.orgId).followMerges(town.now));
  };
