import { sql, type Transaction } from "kysely";
import { parseCurrency, type Currency } from "../../../shared/kernel/currency.ts";
import type { Day } from "../../../shared/kernel/day.ts";
import type { RateTable } from "../../../shared/kernel/rates.ts";
import { assert } from "../../../shared/kernel/result.ts";
import type { LedgerEntry } from "../../../shared/ledger/entry.ts";
import type { AccountLedger, LedgerBook } from "../../ledger/ports.ts";
import { dayFrom, dayTo, minorFrom } from "./columns.ts";
import type { Database } from "./schema.ts";

type Tx = Transaction<Database>;

/** One row of `ledger_entry` as `entryFrom` needs it. */
export interface EntryRow {
  readonly entry_id: string;
  readonly kind: LedgerEntry["kind"];
  readonly account_id: string;
  readonly currency: string;
  readonly amount_minor: string;
  readonly number: string;
  readonly on_day: Day;
  readonly due_on: Day | null;
  readonly reversed_on: Day | null;
  readonly applied_to: string | null;
  readonly disputed_minor: string;
  readonly dispute_reason: string | null;
  readonly no_reminders: boolean;
  readonly contact_id: string | null;
}

// Days are counted from 1970 on both sides; parsing them from text took most of the time of reading a ledger.
const countedDay = (column: string): string => `${column} - DATE '1970-01-01' AS ${column}`;

/** The columns of an `EntryRow`, for the list of a SELECT. */
export const ENTRY_COLUMNS = sql.raw(
  "entry_id, kind, account_id, currency, amount_minor, number, applied_to, disputed_minor, dispute_reason, " +
    `no_reminders, contact_id, ${["on_day", "due_on", "reversed_on"].map(countedDay).join(", ")}`,
);

/** The read side of the ledger, inside one tenant's transaction. */
export function ledgerBook(tx: Tx, orgId: string): LedgerBook {
  return {
    async entriesOf(accountId, knownAt) {
      const { rows } = await sql<EntryRow>`
        SELECT ${ENTRY_COLUMNS} FROM ledger_entry
        WHERE org_id = ${orgId} AND account_id = ${accountId} AND ${known(knownAt)}
        ORDER BY entry_id`.execute(tx);
      return rows.map(entryFrom);
    },
    openEntriesOf: async (accountId, asOf) =>
      (await openEntries(tx, orgId, [accountId], asOf)).get(accountId) ?? [],
    async accountsWithEntries() {
      const { rows } = await sql<{ account_id: string }>`
        SELECT DISTINCT account_id FROM ledger_entry WHERE org_id = ${orgId} AND known_to IS NULL
        ORDER BY account_id`.execute(tx);
      return rows.map((row) => row.account_id);
    },
    allEntries: (knownAt) => allEntries(tx, orgId, knownAt),
    ratesOf: () => ratesOf(tx, orgId),
  };
}

/**
 * By account, what `openBooks` needs on a day. Most invoices are long paid: one whose reductions add up to it, all of
 * them standing that day and in its currency, leaves nothing open and nothing over, so its rows stay in the store.
 */
export async function openEntries(
  tx: Tx,
  orgId: string,
  accountIds: readonly string[],
  asOf: Day,
): Promise<ReadonlyMap<string, readonly LedgerEntry[]>> {
  const { rows } = await sql<EntryRow>`
    SELECT ${ENTRY_COLUMNS} FROM (
      SELECT *,
        sum(CASE WHEN kind = 'invoice' THEN amount_minor ELSE -amount_minor END) OVER one AS left_minor,
        bool_or(kind = 'invoice') OVER one AS billed,
        bool_and(on_day <= ${dayTo(asOf)} AND reversed_on IS NULL) OVER one AS standing,
        min(currency) OVER one = max(currency) OVER one AS alike
      FROM ledger_entry
      WHERE org_id = ${orgId} AND account_id = ANY(${[...accountIds]}) AND known_to IS NULL
      WINDOW one AS (PARTITION BY account_id, coalesce(applied_to, entry_id))
    ) AS folded
    WHERE NOT (billed AND standing AND alike AND left_minor = 0)
    ORDER BY account_id, entry_id`.execute(tx);
  return byAccount(rows);
}

function byAccount(rows: readonly EntryRow[]): ReadonlyMap<string, readonly LedgerEntry[]> {
  const found = new Map<string, LedgerEntry[]>();
  for (const row of rows) {
    const entries = found.get(row.account_id);
    if (entries) entries.push(entryFrom(row));
    else found.set(row.account_id, [entryFrom(row)]);
  }
  return found;
}

const known = (at: Date | undefined) =>
  at === undefined
    ? sql`known_to IS NULL`
    : sql`known_from <= ${at} AND (known_to IS NULL OR known_to > ${at})`;

const PAGE_ROWS = 2_000;

let cursors = 0;

async function* allEntries(tx: Tx, orgId: string, knownAt: Date | undefined): AsyncGenerator<AccountLedger> {
  const cursor = sql.id(`ledger_${(cursors += 1)}`);
  await sql`DECLARE ${cursor} NO SCROLL CURSOR FOR
    SELECT ${ENTRY_COLUMNS} FROM ledger_entry
    WHERE org_id = ${sql.lit(orgId)} AND ${knownLiteral(knownAt)} ORDER BY account_id, entry_id`.execute(tx);
  let entries: LedgerEntry[] = [];
  for (;;) {
    const { rows } = await sql<EntryRow>`FETCH ${sql.lit(PAGE_ROWS)} FROM ${cursor}`.execute(tx);
    for (const row of rows) {
      const accountId = entries[0]?.accountId;
      if (accountId !== undefined && accountId !== row.account_id) {
        yield { accountId, entries };
        entries = [];
      }
      entries.push(entryFrom(row));
    }
    if (rows.length < PAGE_ROWS) break;
  }
  if (entries[0] !== undefined) yield { accountId: entries[0].accountId, entries };
  await sql`CLOSE ${cursor}`.execute(tx);
}

// DECLARE takes no parameters.
const knownLiteral = (at: Date | undefined) =>
  at === undefined
    ? sql`known_to IS NULL`
    : sql`known_from <= ${sql.lit(at.toISOString())} AND (known_to IS NULL OR known_to > ${sql.lit(at.toISOString())})`;

async function ratesOf(tx: Tx, orgId: string): Promise<RateTable> {
  const org = await tx
    .selectFrom("org")
    .select("base_currency")
    .where("org_id", "=", orgId)
    .executeTakeFirstOrThrow();
  const rows = await tx
    .selectFrom("exchange_rate")
    .select(["currency", "on_day", "per_base"])
    .where("org_id", "=", orgId)
    .orderBy("currency")
    .orderBy("on_day")
    .execute();
  return {
    base: currencyFrom(org.base_currency),
    rates: rows.map((row) => ({
      currency: currencyFrom(row.currency),
      on: dayFrom(row.on_day),
      perBase: row.per_base,
    })),
  };
}

/** ISO code as stored: the sync let no other in. */
export function currencyFrom(column: string): Currency {
  const parsed = parseCurrency(column);
  assert(parsed.ok, `"${column}" is not a currency`);
  return parsed.value;
}

/** A row of `ledger_entry` → the entry. */
export function entryFrom(row: EntryRow): LedgerEntry {
  const entry = {
    id: row.entry_id,
    accountId: row.account_id,
    currency: currencyFrom(row.currency),
    amountMinor: minorFrom(row.amount_minor),
  };
  const on = row.on_day;
  switch (row.kind) {
    case "payment":
      return {
        ...entry,
        kind: "payment",
        reference: row.number,
        receivedOn: on,
        reversedOn: row.reversed_on,
        appliedTo: row.applied_to,
      };
    case "credit-note":
      return { ...entry, kind: "credit-note", number: row.number, issuedOn: on, appliedTo: row.applied_to };
    case "invoice":
      return {
        ...entry,
        kind: "invoice",
        number: row.number,
        issuedOn: on,
        dueOn: row.due_on as Day,
        disputedMinor: minorFrom(row.disputed_minor),
        disputeReason: row.dispute_reason,
        noReminders: row.no_reminders,
        contactId: row.contact_id,
      };
  }
}
