import { sql, type Transaction } from "kysely";
import type { Database } from "./schema.ts";

interface TermsRow {
  readonly country: string | null;
  readonly account_zone: string | null;
  readonly org_zone: string;
}

/** Where an account is. */
export async function readTerms(tx: Transaction<Database>, orgId: string, accountId: string) {
  const { rows } = await sql<TermsRow>`
    SELECT a.country, a.time_zone AS account_zone, o.time_zone AS org_zone
    FROM org o LEFT JOIN account a ON a.org_id = o.org_id AND a.account_id = ${accountId}
    WHERE o.org_id = ${orgId}`.execute(tx);
  const [row] = rows;
  const orgZone = row?.org_zone ?? "UTC";
  return { country: row?.country ?? null, zones: [row?.account_zone ?? null, orgZone], orgZone };
}
