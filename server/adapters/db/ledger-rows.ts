import { sql, type Transaction } from "kysely";
import type { Day } from "../../../shared/kernel/day.ts";
import { grouped } from "../../../shared/kernel/grouped.ts";
import type { RateTable } from "../../../shared/kernel/rates.ts";
import { assert } from "../../../shared/kernel/result.ts";
import type { LedgerEntry } from "../../../shared/ledger/entry.ts";
import type { LedgerBook } from "../../ledger/ports.ts";
import { dayFrom, dayTo } from "./columns.ts";
import { currencyFrom, entryFrom, type EntryRow } from "./entry-row.ts";
import { allEntries } from "./ledger-stream.ts";
import type { Database } from "./schema.ts";

type Tx = Transaction<Database>;

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
  return grouped(rows, (row) => row.account_id, entryFrom);
}

const known = (at: Date | undefined) =>
  at === undefined
    ? sql`known_to IS NULL`
    : sql`known_from <= ${at} AND (known_to IS NULL OR known_to > ${at})`;

async function ratesOf(tx: Tx, orgId: string): Promise<RateTable> {
  const rows = await tx
    .selectFrom("org as o")
    .leftJoin("exchange_rate as r", "r.org_id", "o.org_id")
    .select(["o.base_currency", "r.currency", "r.on_day", "r.per_base"])
    .where("o.org_id", "=", orgId)
    .orderBy("r.currency")
    .orderBy("r.on_day")
    .execute();
  const [org] = rows;
  assert(org, "the org is there");
  const rates = rows.flatMap(({ currency, on_day, per_base }) =>
    currency === null || on_day === null || per_base === null
      ? []
      : { currency: currencyFrom(currency), on: dayFrom(on_day), perBase: per_base },
  );
  return { base: currencyFrom(org.base_currency), rates };
}
