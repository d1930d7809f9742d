import type pg from "pg";
import { formatDay } from "../../shared/kernel/day.ts";
import type { LedgerEntry } from "../../shared/ledger/entry.ts";

const KNOWN_FROM = new Date("2024-01-01T00:00:00Z");

/** Writes as the sync would: in one org's walls. */
export async function inOrg(
  pool: pg.Pool,
  orgId: string,
  work: (client: pg.PoolClient) => Promise<unknown>,
): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query("BEGIN");
    await client.query("SELECT set_config('app.org', $1, true)", [orgId]);
    await work(client);
    await client.query("COMMIT");
  } finally {
    client.release();
  }
}

/** One statement inside an org's walls, as the owner, who stands behind them too. */
export async function rowsOf<T extends pg.QueryResultRow>(
  pool: pg.Pool,
  orgId: string,
  text: string,
  values: unknown[],
): Promise<T[]> {
  let rows: T[] = [];
  await inOrg(pool, orgId, async (client) => {
    ({ rows } = await client.query<T>(text, values));
  });
  return rows;
}

export const addOrg = (pool: pg.Pool, orgId: string): Promise<void> =>
  inOrg(pool, orgId, (client) =>
    client.query(
      "INSERT INTO org (org_id, zgid, name, time_zone, base_currency, language, created_at) " +
        "VALUES ($1, $2, 'Org', 'Asia/Shanghai', 'CNY', 'zh-CN', now())",
      [orgId, `z${orgId}`],
    ),
  );

export const addAccount = (
  pool: pg.Pool,
  orgId: string,
  accountId: string,
  currency: string,
  limitMinor: number | null,
): Promise<void> =>
  inOrg(pool, orgId, (client) =>
    client.query(
      "INSERT INTO account (org_id, account_id, name, currency, credit_limit_minor, modified_at) " +
        "VALUES ($1, $2, 'Account', $3, $4, now())",
      [orgId, accountId, currency, limitMinor],
    ),
  );

export const addRate = (
  pool: pg.Pool,
  orgId: string,
  currency: string,
  on: string,
  perBase: string,
): Promise<void> =>
  inOrg(pool, orgId, (client) =>
    client.query(
      "INSERT INTO exchange_rate (org_id, currency, on_day, per_base, source) VALUES ($1, $2, $3, $4, 'test')",
      [orgId, currency, on, perBase],
    ),
  );

export const addEntries = (
  pool: pg.Pool,
  orgId: string,
  entries: readonly LedgerEntry[],
  knownFrom = KNOWN_FROM,
): Promise<void> =>
  inOrg(pool, orgId, (client) =>
    client.query(
      `INSERT INTO ledger_entry (org_id, entry_id, known_from, kind, record_id, account_id, currency, amount_minor,
         number, on_day, due_on, reversed_on, applied_to, disputed_minor, dispute_reason, no_reminders, contact_id, modified_at)
       SELECT $1, r.entry_id, $2, r.kind, r.entry_id, r.account_id, r.currency, r.amount_minor, r.number, r.on_day,
         r.due_on, r.reversed_on, r.applied_to, r.disputed_minor, r.dispute_reason, r.no_reminders, r.contact_id, $2
       FROM jsonb_to_recordset($3) AS r (entry_id text, kind text, account_id text, currency text, amount_minor bigint,
         number text, on_day date, due_on date, reversed_on date, applied_to text, disputed_minor bigint,
         dispute_reason text, no_reminders boolean, contact_id text)`,
      [orgId, knownFrom, JSON.stringify(entries.map(rowOf))],
    ),
  );

export const closeEntry = (pool: pg.Pool, orgId: string, entryId: string, at: Date): Promise<void> =>
  inOrg(pool, orgId, (client) =>
    client.query("UPDATE ledger_entry SET known_to = $3 WHERE org_id = $1 AND entry_id = $2", [
      orgId,
      entryId,
      at,
    ]),
  );

function rowOf(entry: LedgerEntry) {
  const day = (on: Parameters<typeof formatDay>[0] | null) => (on === null ? null : formatDay(on));
  return {
    entry_id: entry.id,
    kind: entry.kind,
    account_id: entry.accountId,
    currency: entry.currency,
    amount_minor: entry.amountMinor,
    number: entry.kind === "payment" ? entry.reference : entry.number,
    on_day: day(entry.kind === "payment" ? entry.receivedOn : entry.issuedOn),
    due_on: entry.kind === "invoice" ? day(entry.dueOn) : null,
    reversed_on: entry.kind === "payment" ? day(entry.reversedOn) : null,
    applied_to: entry.kind === "invoice" ? null : entry.appliedTo,
    disputed_minor: entry.kind === "invoice" ? entry.disputedMinor : 0,
    dispute_reason: entry.kind === "invoice" ? entry.disputeReason : null,
    no_reminders: entry.kind === "invoice" && entry.noReminders,
    contact_id: entry.kind === "invoice" ? entry.contactId : null,
  };
}
