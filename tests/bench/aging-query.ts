import type { Store } from "../../server/adapters/db/store/open-store.ts";
import { withRawTenant } from "../../server/adapters/db/with-tenant.ts";
import { formatDay, type Day } from "../../shared/kernel/day.ts";
import { ORG } from "./filled-store.ts";

export interface Aged {
  readonly seconds: number;
  readonly rows: number;
}

/** What every account owes by age, in the database alone. */
export async function ageInStore(store: Store, on: Day): Promise<Aged> {
  const asOf = formatDay(on);
  const startedAt = performance.now();
  const rows = await withRawTenant(store.pool, ORG, async (client) => {
    const { rows: aged } = await client.query<{ rows: string }>(
      `SELECT account_id, currency, sum(entries) AS rows,
         sum(left_minor) FILTER (WHERE $1::date - due_on <= 0) AS current,
         sum(left_minor) FILTER (WHERE $1::date - due_on BETWEEN 1 AND 30) AS to_30,
         sum(left_minor) FILTER (WHERE $1::date - due_on BETWEEN 31 AND 60) AS to_60,
         sum(left_minor) FILTER (WHERE $1::date - due_on BETWEEN 61 AND 90) AS to_90,
         sum(left_minor) FILTER (WHERE $1::date - due_on > 90) AS over_90
       FROM (
         SELECT account_id, currency, count(*) AS entries, max(due_on) AS due_on,
           sum(CASE kind WHEN 'invoice' THEN amount_minor ELSE -amount_minor END) AS left_minor
         FROM ledger_entry
         WHERE known_to IS NULL AND on_day <= $1 AND (reversed_on IS NULL OR reversed_on > $1)
         GROUP BY account_id, currency, coalesce(applied_to, entry_id)
       ) AS invoice
       GROUP BY account_id, currency`,
      [asOf],
    );
    return aged.reduce((all, each) => all + Number(each.rows), 0);
  });
  return { seconds: (performance.now() - startedAt) / 1000, rows };
}
