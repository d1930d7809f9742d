import { sql, type Transaction } from "kysely";
import type { ClaimedItem, CrmModule, OutboxBook, WritebackQueue } from "../../outbox/ports.ts";
import type { Database } from "./schema.ts";

type Tx = Transaction<Database>;

/** Longer than the slowest bulk write takes; a dead holder's items are free again after it. */
const LEASE = sql.lit("120 seconds");

/** The way in, inside the caller's own transaction. */
export function writebackQueue(tx: Tx, orgId: string): WritebackQueue {
  return {
    async queueWriteback({ writebackId, module, externalId, record }, at) {
      await tx
        .insertInto("writeback")
        .values({
          org_id: orgId,
          writeback_id: writebackId,
          module,
          external_id: externalId,
          record: JSON.stringify(record),
          state: "planned",
          not_before: at,
          created_at: at,
        })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    },
  };
}

interface ClaimedRow {
  readonly writeback_id: string;
  readonly module: string;
  readonly external_id: string | null;
  readonly record: unknown;
  readonly fence: string;
  readonly attempts: number;
}

export function outboxBook(tx: Tx, orgId: string): OutboxBook {
  return {
    ...writebackQueue(tx, orgId),
    async claimWritebacks(now, limit, by) {
      const { rows } = await sql<ClaimedRow>`
        -- Materialized: as a plain sub-select the planner may run it again and claim beyond the limit.
        WITH next AS MATERIALIZED (
          SELECT writeback_id FROM writeback
          WHERE org_id = ${orgId}
            AND ((state IN ('planned', 'deferred') AND not_before <= ${now})
              OR (state = 'claimed' AND lease_until < clock_timestamp()))
          ORDER BY created_at, writeback_id LIMIT ${limit} FOR UPDATE SKIP LOCKED)
        UPDATE writeback SET state = 'claimed', fence = fence + 1, attempts = attempts + 1,
          claimed_by = ${by}, lease_until = clock_timestamp() + ${LEASE}::interval
        FROM next WHERE writeback.org_id = ${orgId} AND writeback.writeback_id = next.writeback_id
        RETURNING writeback.writeback_id, module, external_id, record, fence, attempts`.execute(tx);
      return rows.map(claimedFrom).sort((a, b) => (a.writebackId < b.writebackId ? -1 : 1));
    },
    async endWriteback({ writebackId, fence }, end) {
      const { numUpdatedRows } = await tx
        .updateTable("writeback")
        .set({
          state: end.state,
          crm_id: end.crmId,
          reason: end.reason,
          not_before: end.notBefore,
          ended_at: end.state === "deferred" ? null : end.at,
          lease_until: null,
        })
        .where("org_id", "=", orgId)
        .where("writeback_id", "=", writebackId)
        .where("fence", "=", fence)
        .where("state", "=", "claimed")
        .executeTakeFirst();
      return numUpdatedRows === 1n;
    },
  };
}

const claimedFrom = (row: ClaimedRow): ClaimedItem => ({
  writebackId: row.writeback_id,
  module: row.module as CrmModule,
  externalId: row.external_id,
  record: row.record as ClaimedItem["record"],
  fence: row.fence,
  attempts: row.attempts,
});
