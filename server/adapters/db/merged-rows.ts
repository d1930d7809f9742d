import { sql, type Transaction } from "kysely";
import type { Database } from "./schema.ts";

type Tx = Transaction<Database>;

/** An account that was merged into another, directly or by steps, and when the last of them was seen. */
export interface Merged {
  readonly accountId: string;
  readonly intoId: string;
  readonly at: Date;
}

/** What was merged into these accounts, or into any. Almost always nothing. */
export async function mergedInto(
  tx: Tx,
  orgId: string,
  accountIds: readonly string[] | "all",
): Promise<readonly Merged[]> {
  const only = accountIds === "all" ? sql`` : sql`AND m.into_id = ANY(${[...accountIds]}::text[])`;
  const { rows } = await sql<{ account_id: string; into_id: string; at: Date }>`
    WITH RECURSIVE merged AS (
      SELECT m.account_id, m.into_id, m.at FROM merged_account m
      WHERE m.org_id = ${orgId} ${only}
      UNION
      SELECT m.account_id, of.into_id, greatest(m.at, of.at) FROM merged_account m
      JOIN merged of ON m.into_id = of.account_id AND m.account_id <> of.into_id
      WHERE m.org_id = ${orgId})
    SELECT m.account_id, m.into_id, min(m.at) AS at FROM merged m
    JOIN account a ON a.org_id = ${orgId} AND a.account_id = m.account_id AND a.state = 'deleted'
    GROUP BY m.account_id, m.into_id ORDER BY m.account_id, m.into_id`.execute(tx);
  return rows.map(({ account_id, into_id, at }) => ({ accountId: account_id, intoId: into_id, at }));
}

/** The account and all that were merged into it: one debtor. */
export async function sameDebtor(tx: Tx, orgId: string, accountId: string): Promise<string[]> {
  return [accountId, ...(await mergedInto(tx, orgId, [accountId])).map((each) => each.accountId)];
}

/**
 * Notes of every deleted account the account that has its invoices now: the one that took the last of them. If the CRM said
 * of it that nobody may remind it, that becomes an exemption, which a person can end: nobody can clear the flag of an account
 * that is gone.
 */
export async function followMerges(tx: Tx, orgId: string, at: Date): Promise<void> {
  await sql`WITH found AS (INSERT INTO merged_account (org_id, account_id, into_id, at)
    SELECT DISTINCT ON (a.account_id) a.org_id, a.account_id, heir.account_id, ${at}::timestamptz
    FROM account a
    JOIN ledger_entry was ON was.org_id = a.org_id AND was.account_id = a.account_id
      AND was.kind = 'invoice' AND was.known_to IS NOT NULL
    JOIN ledger_entry heir ON heir.org_id = a.org_id AND heir.record_id = was.record_id
      AND heir.kind = 'invoice' AND heir.known_to IS NULL AND heir.account_id <> a.account_id
    WHERE a.org_id = ${orgId} AND a.state = 'deleted'
      AND NOT EXISTS (SELECT 1 FROM merged_account m WHERE m.org_id = a.org_id AND m.account_id = a.account_id)
    ORDER BY a.account_id, heir.known_from DESC, heir.account_id
    ON CONFLICT DO NOTHING RETURNING account_id)
    INSERT INTO exemption (org_id, exemption_id, account_id, reason, owner_user, owner_name, from_on, review_on, recorded_at,
      by_user, by_name)
    SELECT o.org_id, 'merged-' || a.account_id, a.account_id, concat_ws(CASE o.language WHEN 'en' THEN ': ' ELSE '：' END,
        CASE o.language WHEN 'en' THEN 'No reminders, by the CRM, of ' || a.name || ', merged into this account'
          ELSE '已并入本客户的“' || a.name || '”在 CRM 中标注为不催款' END, nullif(a.no_reminders_reason, '')),
      'system', 'Huikuan', today.day, today.day + 7, ${at}::timestamptz, 'system', 'Huikuan'
    FROM found JOIN account a ON a.org_id = ${orgId} AND a.account_id = found.account_id
    JOIN org o ON o.org_id = a.org_id
    CROSS JOIN LATERAL (SELECT (${at}::timestamptz AT TIME ZONE o.time_zone)::date AS day) today
    WHERE a.no_reminders ON CONFLICT DO NOTHING`.execute(tx);
}
