import { sql, type Transaction } from "kysely";
import type { LedgerEntry } from "../../../shared/ledger/entry.ts";
import type { MoneyRecord } from "../../sync/ports.ts";
import { dayOrNullTo, dayTo } from "./columns.ts";
import type { Database } from "./schema.ts";
import { latestOf } from "./sync-people.ts";

type Tx = Transaction<Database>;

/** What makes an entry the same entry as before: everything but when it was known and last touched. */
const CONTENT = [
  "kind",
  "record_id",
  "account_id",
  "currency",
  "amount_minor",
  "number",
  "on_day",
  "due_on",
  "reversed_on",
  "applied_to",
  "disputed_minor",
  "dispute_reason",
  "no_reminders",
  "contact_id",
];
const columns = (prefix = ""): ReturnType<typeof sql.raw> =>
  sql.raw(CONTENT.map((column) => prefix + column).join(", "));
const SHAPE = sql.raw(
  "entry_id text, kind text, record_id text, account_id text, currency text, amount_minor bigint, number text, " +
    "on_day date, due_on date, reversed_on date, applied_to text, disputed_minor bigint, dispute_reason text, " +
    "no_reminders boolean, contact_id text, modified_at timestamptz",
);
/** The end of a version: never before its beginning, even when the clock stands still. */
const endAt = (at: Date) => sql`greatest(${at}::timestamptz, l.known_from + interval '1 microsecond')`;

/**
 * Writes down what is known from `knownAt` on. An entry that says the same as before is left alone; one that changed is
 * closed and written anew; one that its record no longer stands for is closed; an older version changes nothing.
 * Answers how many entries were closed or written.
 */
export async function keepMoney(
  tx: Tx,
  orgId: string,
  records: readonly MoneyRecord[],
  knownAt: Date,
): Promise<number> {
  if (records.length === 0) return 0;
  // The pull and every message that reads its invoices again may bring the same records at once. Only one after the
  // other can they tell which version is the newer.
  await sql`SELECT pg_advisory_xact_lock(hashtextextended('ledger of ' || ${orgId}::text, 0))`.execute(tx);
  const latest = latestOf(records);
  const rows = latest.flatMap((record) => record.entries.map((entry) => rowOf(entry, record)));
  const ids = rows.map((row) => row.entry_id);
  const incoming = sql`json_to_recordset(${JSON.stringify(rows)}::json) AS i(${SHAPE})`;
  const seenBefore = await anySeen(
    tx,
    orgId,
    ids,
    latest.map((record) => record.recordId),
  );
  const closed = seenBefore ? await closeChanged(tx, orgId, latest, ids, incoming, knownAt) : 0;
  // The greater of the two, so that a new version never begins before the last one ended.
  const since = seenBefore
    ? sql`greatest(${knownAt}::timestamptz, (SELECT max(p.known_to) FROM ledger_entry p
        WHERE p.org_id = ${orgId} AND p.entry_id = i.entry_id))`
    : sql`${knownAt}::timestamptz`;
  const missing = seenBefore
    ? sql`NOT EXISTS (SELECT FROM ledger_entry o
        WHERE o.org_id = ${orgId} AND o.entry_id = i.entry_id AND o.known_to IS NULL)`
    : sql`true`;
  const written = await sql`INSERT INTO ledger_entry (org_id, entry_id, known_from, ${columns()}, modified_at)
    SELECT ${orgId}::bigint, i.entry_id, ${since}, ${columns("i.")}, i.modified_at
    FROM ${incoming} WHERE ${missing}`.execute(tx);
  return closed + Number(written.numAffectedRows ?? 0n);
}

// A first load is nothing but new entries, and goes twice as fast when nothing needs to be compared.
async function anySeen(
  tx: Tx,
  orgId: string,
  ids: readonly string[],
  recordIds: readonly string[],
): Promise<boolean> {
  const { rows } = await sql`SELECT FROM ledger_entry
      WHERE org_id = ${orgId} AND entry_id = ANY(${[...ids]}::text[])
    UNION ALL SELECT FROM ledger_entry
      WHERE org_id = ${orgId} AND record_id = ANY(${[...recordIds]}::text[]) AND known_to IS NULL
    LIMIT 1`.execute(tx);
  return rows.length > 0;
}

/** The ids are named once more as arrays: that is what makes the database look them up instead of reading every row. */
async function closeChanged(
  tx: Tx,
  orgId: string,
  latest: readonly MoneyRecord[],
  ids: readonly string[],
  incoming: ReturnType<typeof sql>,
  knownAt: Date,
): Promise<number> {
  const gone = await sql`UPDATE ledger_entry l SET known_to = ${endAt(knownAt)}
    FROM json_to_recordset(${JSON.stringify(latest.map(stampOf))}::json) AS r(record_id text, modified_at timestamptz)
    WHERE l.org_id = ${orgId} AND l.record_id = ANY(${latest.map((record) => record.recordId)}::text[])
      AND l.record_id = r.record_id AND l.known_to IS NULL AND r.modified_at >= l.modified_at
      AND l.entry_id <> ALL(${[...ids]}::text[])`.execute(tx);
  const changed = await sql`UPDATE ledger_entry l SET known_to = ${endAt(knownAt)} FROM ${incoming}
    WHERE l.org_id = ${orgId} AND l.entry_id = ANY(${[...ids]}::text[]) AND l.entry_id = i.entry_id
      AND l.known_to IS NULL AND i.modified_at >= l.modified_at
      AND (${columns("l.")}) IS DISTINCT FROM (${columns("i.")})`.execute(tx);
  return Number(gone.numAffectedRows ?? 0n) + Number(changed.numAffectedRows ?? 0n);
}

const stampOf = (record: MoneyRecord) => ({
  record_id: record.recordId,
  modified_at: record.modifiedAt,
});

function rowOf(entry: LedgerEntry, record: MoneyRecord) {
  const row = {
    entry_id: entry.id,
    kind: entry.kind,
    record_id: record.recordId,
    account_id: entry.accountId,
    currency: entry.currency,
    amount_minor: entry.amountMinor,
    due_on: null,
    reversed_on: null,
    applied_to: null,
    disputed_minor: 0,
    dispute_reason: null,
    no_reminders: false,
    contact_id: null,
    modified_at: record.modifiedAt,
  };
  switch (entry.kind) {
    case "invoice":
      return {
        ...row,
        number: entry.number,
        on_day: dayTo(entry.issuedOn),
        due_on: dayTo(entry.dueOn),
        disputed_minor: entry.disputedMinor,
        dispute_reason: entry.disputeReason,
        no_reminders: entry.noReminders,
        contact_id: entry.contactId,
      };
    case "credit-note":
      return { ...row, number: entry.number, on_day: dayTo(entry.issuedOn), applied_to: entry.appliedTo };
    case "payment":
      return {
        ...row,
        number: entry.reference,
        on_day: dayTo(entry.receivedOn),
        reversed_on: dayOrNullTo(entry.reversedOn),
        applied_to: entry.appliedTo,
      };
  }
}

/** Closes whatever these records stand for. */
export async function closeRecords(
  tx: Tx,
  orgId: string,
  ids: readonly string[],
  knownAt: Date,
): Promise<number> {
  const closed = await sql`UPDATE ledger_entry l SET known_to = ${endAt(knownAt)}
    WHERE l.org_id = ${orgId} AND l.record_id = ANY(${[...ids]}::text[]) AND l.known_to IS NULL`.execute(tx);
  return Number(closed.numAffectedRows ?? 0n);
}

/** Payments that are records of their own, not the paid amount of an invoice. */
export async function closeModulePayments(tx: Tx, orgId: string, knownAt: Date): Promise<number> {
  const closed = await sql`UPDATE ledger_entry l SET known_to = ${endAt(knownAt)}
    WHERE l.org_id = ${orgId} AND l.kind = 'payment' AND l.entry_id = l.record_id AND l.known_to IS NULL`.execute(
    tx,
  );
  return Number(closed.numAffectedRows ?? 0n);
}

/** Ids of the records that stand in the ledger and are not known to be hidden. */
export async function moneyIds(
  tx: Tx,
  orgId: string,
  source: "invoices" | "payments",
  hiddenReason: string,
): Promise<string[]> {
  const ofModule =
    source === "payments" ? sql`l.kind = 'payment' AND l.entry_id = l.record_id` : sql`l.kind <> 'payment'`;
  const { rows } = await sql<{ id: string }>`SELECT l.record_id AS id FROM ledger_entry l
    WHERE l.org_id = ${orgId} AND l.known_to IS NULL AND ${ofModule}
      AND NOT EXISTS (SELECT FROM quarantine q WHERE q.org_id = ${orgId} AND q.module = ${source}
        AND q.record_id = l.record_id AND q.reason = ${hiddenReason})`.execute(tx);
  return rows.map((row) => row.id);
}
