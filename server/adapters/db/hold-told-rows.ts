import { sql, type Transaction } from "kysely";
import type { HoldFields, LimitBook } from "../../limit/ports.ts";
import type { Database } from "./schema.ts";

type Tx = Transaction<Database>;

/** What the CRM's accounts were told of their holds, and what is on its way. */
export function toldRows(tx: Tx, orgId: string): Pick<LimitBook, "told" | "tell"> {
  return {
    async told(accountIds) {
      const { rows } = await sql<{ account_id: string; fields: HoldFields }>`
        SELECT t.account_id, t.fields FROM hold_told t
        WHERE t.org_id = ${orgId}
          AND ${accountIds === "all" ? sql`true` : sql`t.account_id = ANY(${[...accountIds]}::text[])`}`.execute(
        tx,
      );
      const refused = await sql<{ account_id: string }>`
        SELECT record ->> 'accountId' AS account_id FROM writeback
        WHERE org_id = ${orgId} AND module = 'Holds' AND state = 'rejected'`.execute(tx);
      const shown = new Map(rows.map((row) => [row.account_id, row.fields]));
      // What the CRM refused it does not show: it is told again, and until then nothing is known of it.
      for (const { account_id } of refused.rows) {
        const fields = shown.get(account_id);
        if (fields) shown.set(account_id, { ...fields, why: `${fields.why} ` });
      }
      return shown;
    },
    async tell(items, at) {
      if (items.length === 0) return;
      const ids = items.map(({ accountId }) => accountId);
      // An older word must not arrive after this one; and one that was refused is refused no longer.
      await sql`DELETE FROM writeback WHERE org_id = ${orgId} AND module = 'Holds' AND state <> 'sent'
        AND record ->> 'accountId' = ANY(${ids}::text[])`.execute(tx);
      const records = items.map(({ writebackId: _, ...record }) => JSON.stringify(record));
      await sql`INSERT INTO writeback (org_id, writeback_id, module, record, state, not_before, created_at)
        SELECT ${orgId}::bigint, writeback_id, 'Holds', record, 'planned', ${at}, ${at}
        FROM unnest(${items.map(({ writebackId }) => writebackId)}::text[], ${records}::jsonb[])
          AS fresh (writeback_id, record)`.execute(tx);
      const fields = items.map(({ writebackId: _w, accountId: _a, ...shown }) => JSON.stringify(shown));
      await sql`INSERT INTO hold_told (org_id, account_id, fields)
        SELECT ${orgId}::bigint, account_id, fields
        FROM unnest(${ids}::text[], ${fields}::jsonb[]) AS fresh (account_id, fields)
        ON CONFLICT (org_id, account_id) DO UPDATE SET fields = excluded.fields`.execute(tx);
    },
  };
}
