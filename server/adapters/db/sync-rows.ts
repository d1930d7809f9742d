import { sql, type Transaction } from "kysely";
import type { Day } from "../../../shared/kernel/day.ts";
import type { Cursor, ListSource, Source, SyncBook, Unreadable } from "../../sync/ports.ts";
import { dayTo } from "./columns.ts";
import { currencyFrom, entryFrom, type EntryRow } from "./entry-row.ts";
import { ENTRY_COLUMNS } from "./ledger-rows.ts";
import { keyAccountIn } from "./key-account-rows.ts";
import { readControl } from "./control-rows.ts";
import { endOrders, keepBills, keepOrders, orderIds, type OrderKind } from "./order-rows.ts";
import { followMerges } from "./merged-rows.ts";
import type { Database } from "./schema.ts";
import { closeModulePayments, closeRecords, keepMoney, moneyIds } from "./sync-money.ts";
import { hidePeople, keepAccounts, keepContacts, markDeleted, peopleIds } from "./sync-people.ts";

type Tx = Transaction<Database>;

/** Kept as a quarantine row: the record is still in the ledger, and nobody may act on it as if it were sure. */
const HIDDEN = "The CRM no longer shows this record to the connection's user.";

const isMoney = (source: Source): source is "invoices" | "payments" =>
  source === "invoices" || source === "payments";
const orderKind = (source: Source): OrderKind | null =>
  source === "orders" ? "order" : source === "deals" ? "deal" : null;
const tableOf = (source: ListSource): "account" | "contact" =>
  source === "accounts" ? "account" : "contact";

/** What a pull reads and writes of one org, inside one tenant's transaction. */
export function syncBook(tx: Tx, orgId: string): SyncBook {
  const release = async (source: Source, ids: readonly string[] | "all"): Promise<void> => {
    const these = ids === "all" ? sql`true` : sql`record_id = ANY(${[...ids]}::text[])`;
    await sql`DELETE FROM quarantine WHERE org_id = ${orgId} AND module = ${source} AND ${these}`.execute(tx);
  };
  return {
    async org() {
      const row = await tx
        .selectFrom("org")
        .select(["base_currency", "payments_from", "settings"])
        .where("org_id", "=", orgId)
        .executeTakeFirstOrThrow();
      const { counted } = await readControl(tx, orgId);
      const exceptions = await sql`SELECT FROM credit_exception
        WHERE org_id = ${orgId} AND until >= current_date - 1 LIMIT 1`.execute(tx);
      const allowed = exceptions.rows.length > 0;
      return {
        baseCurrency: currencyFrom(row.base_currency),
        paymentsFrom: row.payments_from,
        keyAccount: keyAccountIn(row.settings) ?? undefined,
        // What was allowed beyond a limit is used up by orders of any stage that counts, or of any at all.
        counts: {
          orders: counted.order.length > 0 || allowed,
          deals: counted.deal.length > 0 || allowed,
        },
      };
    },
    cursor: (source) => readCursor(tx, orgId, source),
    moveCursor: (source, from, to) => moveCursor(tx, orgId, source, from, to),
    keepAccounts: (records) => keepAccounts(tx, orgId, records),
    keepContacts: (records) => keepContacts(tx, orgId, records),
    async keepMoney(records, knownAt) {
      await keepBills(tx, orgId, records);
      return keepMoney(tx, orgId, records, knownAt);
    },
    keepOrders: (records) => keepOrders(tx, orgId, records),
    async dropRecords(source, deletions, knownAt) {
      const ids = deletions.map((deletion) => deletion.recordId);
      await release(source, ids);
      if (orderKind(source) !== null) return endOrders(tx, orgId, ids, "deleted");
      return isMoney(source)
        ? closeRecords(tx, orgId, ids, knownAt)
        : markDeleted(tx, orgId, tableOf(source), deletions);
    },
    async hideRecords(source, ids, at) {
      if (orderKind(source) !== null) {
        await endOrders(tx, orgId, ids, "hidden");
        return;
      }
      if (!isMoney(source)) return hidePeople(tx, orgId, tableOf(source), ids);
      const hidden = ids.map((recordId) => ({ recordId, accountId: null, reason: HIDDEN, record: {} }));
      return quarantine(tx, orgId, source, hidden, at);
    },
    quarantine: (source, unreadable, at) => quarantine(tx, orgId, source, unreadable, at),
    release,
    knownIds(source) {
      const kind = orderKind(source);
      if (kind !== null) return orderIds(tx, orgId, kind);
      return isMoney(source) ? moneyIds(tx, orgId, source, HIDDEN) : peopleIds(tx, orgId, tableOf(source));
    },
    dropModulePayments: (knownAt) => closeModulePayments(tx, orgId, knownAt),
    async refreshStatistics() {
      await sql`SELECT analyze_synced()`.execute(tx);
    },
    ...attemptRows(tx, orgId),
    ...orgWideRows(tx, orgId),
    ...invoiceRows(tx, orgId),
  };
}

/** What hangs on some invoices. */
function invoiceRows(
  tx: Tx,
  orgId: string,
): Pick<SyncBook, "entriesOfInvoices" | "contactsOfInvoices" | "formerAccounts" | "followMerges"> {
  return {
    followMerges: (at) => followMerges(tx, orgId, at),
    async formerAccounts(invoiceIds) {
      const { rows } = await sql<{ account_id: string }>`
        SELECT DISTINCT was.account_id FROM ledger_entry heir
        JOIN ledger_entry was ON was.org_id = heir.org_id AND was.entry_id = heir.entry_id
          AND was.known_to IS NOT NULL AND was.account_id <> heir.account_id
        JOIN account a ON a.org_id = heir.org_id AND a.account_id = was.account_id AND a.state = 'active'
        WHERE heir.org_id = ${orgId} AND heir.kind = 'invoice' AND heir.known_to IS NULL
          AND heir.record_id = ANY(${[...invoiceIds]}::text[])
        ORDER BY was.account_id`.execute(tx);
      return rows.map((row) => row.account_id);
    },
    async entriesOfInvoices(invoiceIds) {
      const { rows } = await sql<EntryRow>`SELECT ${ENTRY_COLUMNS} FROM ledger_entry
        WHERE org_id = ${orgId} AND known_to IS NULL
          AND (record_id = ANY(${[...invoiceIds]}::text[]) OR applied_to = ANY(${[...invoiceIds]}::text[]))
        ORDER BY entry_id`.execute(tx);
      return rows.map(entryFrom);
    },
    async contactsOfInvoices(invoiceIds) {
      const { rows } = await sql<{ contact_id: string }>`
        SELECT c.contact_id FROM contact c
        -- As arrays: that is what makes the database look them up instead of joining every row with every other.
        WHERE c.org_id = ${orgId} AND c.state = 'active' AND c.email IS NOT NULL AND c.account_id = ANY (ARRAY(
          SELECT unnest(ARRAY[a.account_id, a.parent_id]) FROM account a
          WHERE a.org_id = ${orgId} AND a.account_id = ANY (ARRAY(
            SELECT l.account_id FROM ledger_entry l
            WHERE l.org_id = ${orgId} AND l.kind = 'invoice' AND l.known_to IS NULL
              AND l.record_id = ANY(${[...invoiceIds]}::text[])))))
        ORDER BY c.contact_id`.execute(tx);
      return rows.map((row) => row.contact_id);
    },
  };
}

/** What belongs to the org as a whole: its users and its rates. */
function orgWideRows(tx: Tx, orgId: string): Pick<SyncBook, "keepUsers" | "keepRates"> {
  return {
    async keepUsers(users) {
      await sql`INSERT INTO crm_user (org_id, user_id, name, email, profile, time_zone, locale, active)
        SELECT ${orgId}::bigint, i."userId", i.name, i.email, i.profile, i."timeZone", i.locale, i.active
        FROM json_to_recordset(${JSON.stringify(users)}::json)
          AS i("userId" text, name text, email text, profile text, "timeZone" text, locale text, active boolean)
        ON CONFLICT (org_id, user_id) DO UPDATE SET name = excluded.name, email = excluded.email,
          profile = excluded.profile, time_zone = excluded.time_zone, locale = excluded.locale, active = excluded.active`.execute(
        tx,
      );
      // A user the CRM no longer lists may no longer look.
      await sql`UPDATE crm_user SET active = false WHERE org_id = ${orgId}
        AND user_id <> ALL(${users.map((user) => user.userId)}::text[]) AND active`.execute(tx);
    },
    async keepRates(rates, on: Day) {
      await sql`INSERT INTO exchange_rate (org_id, currency, on_day, per_base, source)
        SELECT ${orgId}::bigint, i.currency, ${dayTo(on)}::date, i."perBase", 'crm'
        FROM json_to_recordset(${JSON.stringify(rates)}::json) AS i(currency text, "perBase" text)
        ON CONFLICT (org_id, currency, on_day) DO UPDATE SET per_base = excluded.per_base,
          source = excluded.source`.execute(tx);
    },
  };
}

/** When a source was read last, and what was in the way. */
function attemptRows(tx: Tx, orgId: string): Pick<SyncBook, "noteOk" | "noteFault"> {
  return {
    async noteOk(source, at) {
      await sql`INSERT INTO sync_cursor (org_id, source, last_ok_at, last_tried_at)
        VALUES (${orgId}, ${source}, ${at}, ${at})
        ON CONFLICT (org_id, source) DO UPDATE
        SET last_ok_at = ${at}, last_tried_at = ${at}, last_fault = NULL`.execute(tx);
    },
    async noteFault(source, fault, at) {
      await sql`INSERT INTO sync_cursor (org_id, source, last_tried_at, last_fault)
        VALUES (${orgId}, ${source}, ${at}, ${fault})
        ON CONFLICT (org_id, source) DO UPDATE SET last_tried_at = ${at}, last_fault = ${fault}`.execute(tx);
    },
  };
}

async function readCursor(tx: Tx, orgId: string, source: Source): Promise<Cursor> {
  const row = await tx
    .selectFrom("sync_cursor")
    .selectAll()
    .where("org_id", "=", orgId)
    .where("source", "=", source)
    .executeTakeFirst();
  return {
    modifiedSince: row?.modified_since ?? null,
    pageToken: row?.page_token ?? null,
    loadingUntil: row?.loading_until ?? null,
    deletedSince: row?.deleted_since ?? null,
    seenAt: row?.seen_at ?? null,
    settledFrom: row?.settled_from ?? null,
    paymentsFrom: row?.payments_from ?? null,
  };
}

const CURSOR = sql.raw(
  "modified_since, page_token, loading_until, deleted_since, seen_at, settled_from, payments_from",
);
const cursorRow = (cursor: Cursor) => sql`(${cursor.modifiedSince}::text, ${cursor.pageToken}::text,
  ${cursor.loadingUntil}::text, ${cursor.deletedSince}::text, ${cursor.seenAt}::text,
  ${cursor.settledFrom}::text, ${cursor.paymentsFrom}::text)`;

async function moveCursor(tx: Tx, orgId: string, source: Source, from: Cursor, to: Cursor): Promise<boolean> {
  await sql`INSERT INTO sync_cursor (org_id, source) VALUES (${orgId}, ${source})
    ON CONFLICT DO NOTHING`.execute(tx);
  const moved = await sql`UPDATE sync_cursor SET (${CURSOR}) = ROW ${cursorRow(to)}
    WHERE org_id = ${orgId} AND source = ${source}
      AND (${CURSOR}) IS NOT DISTINCT FROM ${cursorRow(from)}`.execute(tx);
  return moved.numAffectedRows === 1n;
}

async function quarantine(
  tx: Tx,
  orgId: string,
  source: Source,
  unreadable: readonly Unreadable[],
  at: Date,
): Promise<void> {
  if (unreadable.length === 0) return;
  const latest = new Map(unreadable.map((each) => [each.recordId, each]));
  // jsonb holds no NUL, and half a character is no JSON to the database.
  const rows = JSON.stringify([...latest.values()])
    .replaceAll(/(?<!\\)((?:\\\\)*)\\u0000/g, "$1")
    .replaceAll(/(?<!\\)((?:\\\\)*)\\u[dD][89a-fA-F][0-9a-fA-F]{2}/g, "$1\\ufffd");
  await sql`INSERT INTO quarantine (org_id, module, record_id, account_id, reason, record, seen_at)
    SELECT ${orgId}::bigint, ${source}, i."recordId", coalesce(i."accountId", (
        SELECT l.account_id FROM ledger_entry l
        WHERE l.org_id = ${orgId} AND l.record_id = i."recordId" AND l.known_to IS NULL LIMIT 1)),
      i.reason, i.record, ${at}
    FROM json_to_recordset(${rows}::json) AS i("recordId" text, "accountId" text, reason text, record jsonb)
    ON CONFLICT (org_id, module, record_id) DO UPDATE
    SET account_id = excluded.account_id, reason = excluded.reason, record = excluded.record, seen_at = excluded.seen_at`.execute(
    tx,
  );
}
