import { sql, type Transaction } from "kysely";
import type { Database } from "./schema.ts";

interface TermsRow {
  readonly country: string | null;
  readonly account_zone: string | null;
  readonly org_zone: string;
  readonly grace: number | null;
}

/** Where an account is, and the longest grace after a promised day that a policy in force gives; 0 without one. */
export async function readTerms(tx: Transaction<Database>, orgId: string, accountId: string) {
  const { rows } = await sql<TermsRow>`
    SELECT a.country, a.time_zone AS account_zone, o.time_zone AS org_zone,
      (SELECT max((p.body->>'promiseGraceDays')::int) FROM policy_version p
        WHERE p.org_id = o.org_id AND p.in_force) AS grace
    FROM org o LEFT JOIN account a ON a.org_id = o.org_id AND a.account_id = ${accountId}
    WHERE o.org_id = ${orgId}`.execute(tx);
  const [row] = rows;
  return {
    country: row?.country ?? null,
    zones: [row?.account_zone ?? null, row?.org_zone ?? null],
    promiseGraceDays: row?.grace ?? 0,
  };
}
