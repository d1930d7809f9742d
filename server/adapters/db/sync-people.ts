import { sql, type Transaction } from "kysely";
import type { AccountRecord, ContactRecord, Deletion } from "../../sync/ports.ts";
import { noteLimits } from "./limit-seen.ts";
import type { Database } from "./schema.ts";

type Tx = Transaction<Database>;
type Table = "account" | "contact";

/** One version of each record: the latest, so that one statement never meets a row twice. */
export function latestOf<T extends { readonly recordId: string; readonly modifiedAt: string }>(
  records: readonly T[],
): T[] {
  const latest = new Map<string, T>();
  for (const record of records) {
    const known = latest.get(record.recordId);
    if (!known || Date.parse(record.modifiedAt) >= Date.parse(known.modifiedAt)) {
      latest.set(record.recordId, record);
    }
  }
  return [...latest.values()];
}

// A record that is read is there and visible, whatever was believed of it before.
const ACTIVE = sql.raw("'active'");

/** Answers how many rows are new or changed; an unchanged or older version touches nothing. */
export async function keepAccounts(
  tx: Tx,
  orgId: string,
  records: readonly AccountRecord[],
): Promise<number> {
  const latest = latestOf(records);
  await noteLimits(tx, orgId, latest);
  const kept =
    await sql`INSERT INTO account AS t (org_id, account_id, name, parent_id, owner_id, country, language,
      time_zone, currency, credit_limit_minor, no_reminders, no_reminders_reason, key_account, state, modified_at)
    SELECT ${orgId}::bigint, i."recordId", i.name, i."parentId", i."ownerId", i.country, i.language, i."timeZone",
      i.currency, i."creditLimitMinor", i."noReminders", i."noRemindersReason", i."keyAccount", ${ACTIVE}, i."modifiedAt"
    FROM json_to_recordset(${JSON.stringify(latest)}::json) AS i("recordId" text, name text,
      "parentId" text, "ownerId" text, country text, language text, "timeZone" text, currency text,
      "creditLimitMinor" bigint, "noReminders" boolean, "noRemindersReason" text, "keyAccount" boolean, "modifiedAt" timestamptz)
    ON CONFLICT (org_id, account_id) DO UPDATE SET name = excluded.name, parent_id = excluded.parent_id,
      owner_id = excluded.owner_id, country = excluded.country, language = excluded.language,
      time_zone = excluded.time_zone, currency = excluded.currency,
      credit_limit_minor = excluded.credit_limit_minor, no_reminders = excluded.no_reminders,
      no_reminders_reason = excluded.no_reminders_reason, key_account = excluded.key_account, state = excluded.state, modified_at = excluded.modified_at
    WHERE excluded.modified_at >= t.modified_at AND t IS DISTINCT FROM excluded`.execute(tx);
  return Number(kept.numAffectedRows ?? 0n);
}

export async function keepContacts(
  tx: Tx,
  orgId: string,
  records: readonly ContactRecord[],
): Promise<number> {
  const kept =
    await sql`INSERT INTO contact AS t (org_id, contact_id, account_id, name, email, phone, mobile, role, state,
      modified_at)
    SELECT ${orgId}::bigint, i."recordId", i."accountId", i.name, i.email, i.phone, i.mobile, i.role, ${ACTIVE}, i."modifiedAt"
    FROM json_to_recordset(${JSON.stringify(latestOf(records))}::json) AS i("recordId" text, "accountId" text,
      name text, email text, phone text, mobile text, role text, "modifiedAt" timestamptz)
    ON CONFLICT (org_id, contact_id) DO UPDATE SET account_id = excluded.account_id, name = excluded.name,
      email = excluded.email, phone = excluded.phone, mobile = excluded.mobile,
      role = excluded.role, state = excluded.state,
      modified_at = excluded.modified_at
    WHERE excluded.modified_at >= t.modified_at AND t IS DISTINCT FROM excluded`.execute(tx);
  return Number(kept.numAffectedRows ?? 0n);
}

const idOf = (table: Table) => sql.ref(`${table}_id`);

export async function markDeleted(
  tx: Tx,
  orgId: string,
  table: Table,
  deletions: readonly Deletion[],
): Promise<number> {
  const ids = deletions.map((deletion) => deletion.recordId);
  const marked = await sql`UPDATE ${sql.table(table)} SET state = 'deleted'
    WHERE org_id = ${orgId} AND ${idOf(table)} = ANY(${ids}::text[]) AND state <> 'deleted'`.execute(tx);
  return Number(marked.numAffectedRows ?? 0n);
}

export async function hidePeople(tx: Tx, orgId: string, table: Table, ids: readonly string[]): Promise<void> {
  await sql`UPDATE ${sql.table(table)} SET state = 'hidden'
    WHERE org_id = ${orgId} AND ${idOf(table)} = ANY(${[...ids]}::text[]) AND state = 'active'`.execute(tx);
}

export async function peopleIds(tx: Tx, orgId: string, table: Table): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`SELECT ${idOf(table)} AS id FROM ${sql.table(table)}
    WHERE org_id = ${orgId} AND state = 'active'`.execute(tx);
  return rows.map((row) => row.id);
}
