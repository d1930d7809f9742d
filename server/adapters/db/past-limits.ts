import { sql, type Transaction } from "kysely";
import type { SeenLimit } from "../../../shared/approval/limit-then.ts";
import type { PastLimits } from "../../alert/ports.ts";
import { dayFrom } from "./columns.ts";
import { currencyFrom } from "./entry-row.ts";
import { linesOf, minorOrNull } from "./line-rows.ts";
import type { Database } from "./schema.ts";
import { grouped } from "../../../shared/kernel/grouped.ts";

interface Row {
  readonly account_id: string;
  readonly on_day: string;
  readonly currency: string;
  readonly limit_minor: string | null;
}

/** Every change of a limit that was seen in the CRM, and every line that was proposed here. */
export async function pastLimits(tx: Transaction<Database>, orgId: string): Promise<PastLimits> {
  const { rows } = await sql<Row>`
    SELECT s.account_id, (s.at AT TIME ZONE o.time_zone)::date AS on_day, s.limit_minor,
      coalesce(s.currency, o.base_currency) AS currency
    FROM limit_seen s JOIN org o ON o.org_id = s.org_id
    WHERE s.org_id = ${orgId} ORDER BY s.account_id, s.at`.execute(tx);
  const seen = grouped(rows, (row) => row.account_id, seenFrom);
  return { seen, lines: await linesOf(tx, orgId, "all") };
}

const seenFrom = ({ on_day, currency, limit_minor }: Row): SeenLimit => ({
  on: dayFrom(on_day),
  currency: currencyFrom(currency),
  limitMinor: minorOrNull(limit_minor),
});
