import { sql, type Transaction } from "kysely";
import type { ReportBook } from "../../dunning/report-ports.ts";
import { dunningBook } from "./dunning-rows.ts";
import type { Database } from "./schema.ts";

/** What a carrier's report changes of a message, beside what dunning reads and writes anyway. */
export function reportBook(tx: Transaction<Database>, orgId: string): ReportBook {
  return {
    ...dunningBook(tx, orgId),
    async noteDelivery(dispatchId, { delivered, reply, reason, at }) {
      const { rows } = await sql<{ before: string }>`
        WITH before AS (
          SELECT state FROM dispatch WHERE org_id = ${orgId} AND dispatch_id = ${dispatchId} FOR UPDATE)
        UPDATE dispatch d SET delivered = ${delivered}, delivery_reply = ${reply},
          state = ${delivered ? "sent" : "rejected"}, reason = ${reason}, lease_until = NULL, ended_at = ${at}
        FROM before b
        WHERE d.org_id = ${orgId} AND d.dispatch_id = ${dispatchId} AND NOT d.rehearsed
          AND (d.channel = 'email' OR (d.channel = 'sms' AND d.delivered IS NULL))
          AND b.state IN ('sending', 'sent', 'in_doubt')
        RETURNING b.state AS before`.execute(tx);
      return rows.length === 1;
    },
  };
}
