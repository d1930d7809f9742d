import { sql, type Transaction } from "kysely";
import type { AccountRecord } from "../../sync/ports.ts";
import type { Database } from "./schema.ts";

/** Before accounts are kept: notes whose limit the CRM has changed since, so that what it was on any day can be said. */
export async function noteLimits(
  tx: Transaction<Database>,
  orgId: string,
  records: readonly AccountRecord[],
): Promise<void> {
  const limits = records.map(({ recordId, currency, creditLimitMinor, modifiedAt }) => ({
    ...{ recordId, currency, creditLimitMinor, modifiedAt },
  }));
  await sql`INSERT INTO limit_seen (org_id, account_id, at, currency, limit_minor)
    SELECT ${orgId}::bigint, i."recordId", i."modifiedAt", i.currency, i."creditLimitMinor"
    FROM json_to_recordset(${JSON.stringify(limits)}::json) AS i("recordId" text, currency text,
      "creditLimitMinor" bigint, "modifiedAt" timestamptz)
    LEFT JOIN account t ON t.org_id = ${orgId} AND t.account_id = i."recordId"
    WHERE coalesce(i."modifiedAt" >= t.modified_at, true)
      AND coalesce(i."creditLimitMinor", t.credit_limit_minor) IS NOT NULL
      AND (t.credit_limit_minor IS DISTINCT FROM i."creditLimitMinor" OR t.currency IS DISTINCT FROM i.currency)
    ON CONFLICT (org_id, account_id, at) DO UPDATE
      SET currency = excluded.currency, limit_minor = excluded.limit_minor`.execute(tx);
}
