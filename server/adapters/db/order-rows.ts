import { sql, type Transaction } from "kysely";
import { money } from "../../../shared/kernel/money.ts";
import type { Ordered } from "../../../shared/limit/unbilled.ts";
import type { MoneyRecord, OrderRecord } from "../../sync/ports.ts";
import { minorFrom } from "./columns.ts";
import { currencyFrom } from "./entry-row.ts";
import type { Database } from "./schema.ts";
import { latestOf } from "./sync-people.ts";

type Tx = Transaction<Database>;
export type OrderKind = Ordered["kind"];

/** Answers how many rows are new or changed; an unchanged or older version touches nothing. */
export async function keepOrders(tx: Tx, orgId: string, records: readonly OrderRecord[]): Promise<number> {
  const kept =
    await sql`INSERT INTO crm_order AS t (org_id, record_id, kind, account_id, name, stage, currency,
      amount_minor, deal_id, state, created_at, modified_at)
    SELECT ${orgId}::bigint, i."recordId", i.kind, i."accountId", i.name, i.stage, i.currency, i."amountMinor",
      i."dealId", 'active', i."createdAt", i."modifiedAt"
    FROM json_to_recordset(${JSON.stringify(latestOf(records))}::json) AS i("recordId" text, kind text,
      "accountId" text, name text, stage text, currency text, "amountMinor" bigint, "dealId" text,
      "createdAt" timestamptz, "modifiedAt" timestamptz)
    ON CONFLICT (org_id, record_id) DO UPDATE SET account_id = excluded.account_id, name = excluded.name,
      stage = excluded.stage, currency = excluded.currency, amount_minor = excluded.amount_minor,
      deal_id = excluded.deal_id, state = excluded.state, modified_at = excluded.modified_at,
      kept_at = clock_timestamp()
    WHERE excluded.modified_at >= t.modified_at AND (t.account_id, t.name, t.stage, t.currency, t.amount_minor,
      t.deal_id, t.state, t.modified_at) IS DISTINCT FROM (excluded.account_id, excluded.name, excluded.stage,
      excluded.currency, excluded.amount_minor, excluded.deal_id, excluded.state, excluded.modified_at)`.execute(
      tx,
    );
  return Number(kept.numAffectedRows ?? 0n);
}

/** Which orders these invoices bill, by what the CRM says now. */
export async function keepBills(tx: Tx, orgId: string, records: readonly MoneyRecord[]): Promise<void> {
  const rows = latestOf(records).flatMap(({ recordId, bills = [] }) =>
    bills.map((orderId) => ({ invoice_id: recordId, order_id: orderId })),
  );
  const ids = records.map(({ recordId }) => recordId);
  await sql`DELETE FROM order_bill WHERE org_id = ${orgId} AND invoice_id = ANY(${ids}::text[])`.execute(tx);
  if (rows.length === 0) return;
  await sql`INSERT INTO order_bill (org_id, invoice_id, order_id)
    SELECT ${orgId}::bigint, i.invoice_id, i.order_id
    FROM json_to_recordset(${JSON.stringify(rows)}::json) AS i(invoice_id text, order_id text)
    ON CONFLICT DO NOTHING`.execute(tx);
}

export async function endOrders(
  tx: Tx,
  orgId: string,
  ids: readonly string[],
  state: "deleted" | "hidden",
): Promise<number> {
  const ended = await sql`UPDATE crm_order SET state = ${state}, kept_at = clock_timestamp()
    WHERE org_id = ${orgId} AND record_id = ANY(${[...ids]}::text[]) AND state <> ${state} AND state <> 'deleted'`.execute(
    tx,
  );
  return Number(ended.numAffectedRows ?? 0n);
}

export async function orderIds(tx: Tx, orgId: string, kind: OrderKind): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`SELECT record_id AS id FROM crm_order
    WHERE org_id = ${orgId} AND kind = ${kind} AND state = 'active'`.execute(tx);
  return rows.map(({ id }) => id);
}

interface OrderRow {
  readonly record_id: string;
  readonly account_id: string;
  readonly kind: OrderKind;
  readonly stage: string;
  readonly currency: string;
  readonly amount_minor: string;
  readonly deal_id: string | null;
  readonly billed: readonly { readonly currency: string; readonly minor: number }[];
}

/** An order that another account was given is still what its deal became. */
const ofAccounts = (
  orgId: string,
  accountIds: readonly string[],
) => sql`(o.account_id = ANY(${[...accountIds]}::text[])
  OR o.deal_id = ANY (ARRAY(SELECT d.record_id FROM crm_order d
    WHERE d.org_id = ${orgId} AND d.kind = 'deal' AND d.account_id = ANY(${[...accountIds]}::text[]))))`;

/** Orders and deals that the CRM has, with what bills them; one that it only no longer shows is still there. */
export async function readOrders(
  tx: Tx,
  orgId: string,
  accountIds: readonly string[] | "all",
): Promise<readonly Ordered[]> {
  const { rows } = await sql<OrderRow>`
    SELECT o.record_id, o.account_id, o.kind, o.stage, o.currency, o.amount_minor, o.deal_id,
      coalesce((SELECT json_agg(json_build_object('currency', l.currency, 'minor', l.amount_minor))
        FROM order_bill b JOIN ledger_entry l ON l.org_id = b.org_id AND l.record_id = b.invoice_id
          AND l.kind = 'invoice' AND l.known_to IS NULL
        WHERE b.org_id = o.org_id AND b.order_id = o.record_id), '[]') AS billed
    FROM crm_order o
    WHERE o.org_id = ${orgId} AND o.state <> 'deleted' AND o.account_id IS NOT NULL
      AND ${accountIds === "all" ? sql`true` : ofAccounts(orgId, accountIds)}
    ORDER BY o.record_id`.execute(tx);
  return rows.map((row) => ({
    recordId: row.record_id,
    accountId: row.account_id,
    kind: row.kind,
    stage: row.stage,
    amount: money(minorFrom(row.amount_minor), currencyFrom(row.currency)),
    dealId: row.deal_id,
    billed: row.billed.map(({ currency, minor }) => money(minor, currencyFrom(currency))),
  }));
}
