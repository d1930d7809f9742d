import { withRawTenant } from "../../../server/adapters/db/with-tenant.ts";
import { addDays, formatDay, type Day } from "../../../shared/kernel/day.ts";
import type { Store } from "../../../server/adapters/db/store/open-store.ts";
import type { PaymentEntry } from "../../../shared/ledger/entry.ts";
import {
  accountIdAt,
  accountRecord,
  CNY,
  type EmptyStore,
  openEmptyStore,
  ORG,
  syncing,
} from "../filled-store.ts";
import type { ScoreSize } from "./score.ts";

/** Accounts a statement: none may run for as long as the whole takes. */
const STEP = 1_000;
/** Every so manieth invoice is open, the others are paid by a record of their own. */
const OPEN_OF = 10;

/**
 * An org's ledger made in the database itself: two years of invoices, due up to a month from `today`. A customer pays
 * by its own habit, between a week early and six weeks late, give or take some days.
 */
export async function openBilledBook(size: ScoreSize, today: Day): Promise<EmptyStore> {
  const empty = await openEmptyStore();
  const { accounts, invoicesEach } = size;
  await syncing(empty.store, (book) =>
    book.keepAccounts(Array.from({ length: accounts }, (_, at) => accountRecord(at))),
  );
  const last = formatDay(addDays(today, -1));
  for (let from = 0; from < accounts; from += STEP)
    await withRawTenant(empty.store.pool, ORG, (client) =>
      client.query(
        `INSERT INTO ledger_entry (org_id, entry_id, known_from, kind, record_id, account_id, currency, amount_minor,
         number, on_day, due_on, applied_to, modified_at)
       SELECT $1::bigint, e.id, now(), e.kind, e.id, (${accountIdAt(0)} + i.account)::text, 'CNY', i.amount,
         'INV-' || i.account || '-' || i.at, e.on_day, e.due_on, e.applied_to, now()
       FROM (
         SELECT account, at, (8000000000000 + account * 10000 + at)::text AS id,
           10000 + abs(hashint8(account * 977 + at)::bigint) % 9000000 AS amount,
           $4::date + CASE WHEN at % ${OPEN_OF} = 0 THEN 30 - abs(hashint8(at * 31 + account)::bigint) % 75
             ELSE -70 - abs(hashint8(at * 37 + account)::bigint) % 660 END::int AS due,
           abs(hashint8(account)::bigint) % 50 - 7 + abs(hashint8(account + at * 41)::bigint) % 7 AS late
         FROM generate_series($5::int, $2::int - 1) AS account, generate_series(0, $3::int - 1) AS at
       ) AS i
       CROSS JOIN LATERAL (
         SELECT i.id, 'invoice' AS kind, i.due - 30 AS on_day, i.due AS due_on, NULL AS applied_to
         UNION ALL
         SELECT '9' || i.id, 'payment', least(i.due + i.late::int, $4::date), NULL, i.id WHERE i.at % ${OPEN_OF} <> 0
       ) AS e`,
        [ORG, Math.min(accounts, from + STEP), invoicesEach, last, from],
      ),
    );
  await syncing(empty.store, (book) => book.refreshStatistics());
  return empty;
}

/** The first open invoice of one account is paid on `on`, as a pull would write it down. */
export async function payToday(store: Store, accountAt: number, on: Day): Promise<void> {
  const id = String(8_000_000_000_000 + accountAt * 10_000);
  const payment: PaymentEntry = {
    kind: "payment",
    id: `9${id}`,
    accountId: accountIdAt(accountAt),
    currency: CNY,
    amountMinor: 9_999,
    reference: `PAY-${id}`,
    receivedOn: on,
    reversedOn: null,
    appliedTo: id,
  };
  const record = { recordId: payment.id, entries: [payment], modifiedAt: new Date().toISOString() };
  await syncing(store, (book) => book.keepMoney([record], new Date()));
}

/** By account, what its snapshot of a day says. */
export const snapshotDigests = (store: Store, asOf: Day): Promise<ReadonlyMap<string, string>> =>
  withRawTenant(store.pool, ORG, async (client) => {
    const { rows } = await client.query<{ account_id: string; digest: string }>(
      "SELECT account_id, md5(body::text) AS digest FROM score_snapshot WHERE as_of = $1",
      [formatDay(asOf)],
    );
    return new Map(rows.map((row) => [row.account_id, row.digest]));
  });

export const changedSnapshots = (
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): number => [...after].filter(([accountId, digest]) => before.get(accountId) !== digest).length;
