import { sql, type Transaction } from "kysely";
import type { ScoreSheet } from "../../../shared/credit/score-account.ts";
import type { PortfolioFigures } from "../../../shared/credit/portfolio.ts";
import type { Day } from "../../../shared/kernel/day.ts";
import type { AccountFields, AccountFieldsItem, CreditBook, Known, Snapshot } from "../../credit/ports.ts";
import { noAgreements } from "../../../shared/dunning/agreements.ts";
import { readAgreements } from "./agreement-rows.ts";
import { dayFrom, dayOrNull, dayTo, minorFrom } from "./columns.ts";
import { dossierFactsOf } from "./dossier-rows.ts";
import { currencyFrom } from "./entry-row.ts";
import { scorecardOn } from "./scorecard-in-force.ts";
import { ledgerBook } from "./ledger-rows.ts";
import { mergedInto } from "./merged-rows.ts";
import { readReaches } from "./reach-rows.ts";
import type { Database } from "./schema.ts";

type Tx = Transaction<Database>;

/** `score_snapshot.body`; score, grade and day have columns of their own. */
interface SnapshotBody {
  readonly sheet: Omit<ScoreSheet, "accountId" | "asOf"> | null;
  readonly habits: PortfolioFigures;
  readonly fields: AccountFields | null;
}

const ROWS_AT_ONCE = 1_000;

/** Scores, limits and the account fields on their way out, inside one tenant's transaction. */
export function creditBook(tx: Tx, orgId: string): CreditBook {
  return {
    ledger: ledgerBook(tx, orgId),
    accounts: async () => (await accountRows(tx, orgId).execute()).map(accountFrom),
    async account(accountId) {
      const row = await accountRows(tx, orgId).where("account_id", "=", accountId).executeTakeFirst();
      return row === undefined ? null : accountFrom(row);
    },
    knownOf: (accountIds, asOf) => knownOf(tx, orgId, accountIds, asOf),
    reaches: (accountIds, asOf, without) => readReaches(tx, orgId, accountIds, asOf, without),
    async newestDay() {
      const row = await tx
        .selectFrom("score_snapshot")
        .select((the) => the.fn.max("as_of").as("newest"))
        .where("org_id", "=", orgId)
        .executeTakeFirst();
      return dayOrNull(row?.newest ?? null);
    },
    portfolioOn: (asOf) => portfolioOn(tx, orgId, asOf),
    portfolioAbout: (asOf) => portfolioAbout(tx, orgId, asOf),
    scorecardOn: (asOf) => scorecardOn(tx, orgId, asOf),
    changedSince: (since) => changedSince(tx, orgId, since),
    keepSnapshots: (snapshots) => inChunks(snapshots, (chunk) => keepSnapshots(tx, orgId, chunk)),
    snapshotOf: (accountId, asOf) => snapshotOf(tx, orgId, accountId, asOf),
    trendOf: (accountId, after, until) => trendOf(tx, orgId, accountId, after, until),
    lastFields: (only) => lastFields(tx, orgId, only),
    async queueAccountFields(items, at) {
      await dropUnsent(tx, orgId, items);
      await inChunks(items, (chunk) => queueAccountFields(tx, orgId, chunk, at));
    },
  };
}

async function inChunks<T>(rows: readonly T[], write: (chunk: readonly T[]) => Promise<void>): Promise<void> {
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    await write(rows.slice(from, from + ROWS_AT_ONCE));
  }
}

const accountRows = (tx: Tx, orgId: string) =>
  tx
    .selectFrom("account")
    .select(["account_id", "currency", "credit_limit_minor", "state"])
    .where("org_id", "=", orgId)
    .orderBy("account_id");

interface AccountRow {
  readonly account_id: string;
  readonly currency: string | null;
  readonly credit_limit_minor: string | null;
  readonly state: string;
}

const accountFrom = (row: AccountRow) => ({
  accountId: row.account_id,
  currency: row.currency === null ? null : currencyFrom(row.currency),
  limitMinor: row.credit_limit_minor === null ? null : minorFrom(row.credit_limit_minor),
  active: row.state === "active",
});

async function keepSnapshots(tx: Tx, orgId: string, rows: readonly Snapshot[]): Promise<void> {
  const bodies = rows.map(({ sheet, portfolio, fields }) => {
    const body: SnapshotBody = { sheet: sheet === null ? null : keptSheet(sheet), habits: portfolio, fields };
    return JSON.stringify(body);
  });
  await sql`
    INSERT INTO score_snapshot (org_id, account_id, as_of, score, grade, body)
    SELECT ${orgId}::bigint, account_id, as_of, score, grade, body
    FROM unnest(
      ${rows.map((row) => row.accountId)}::text[], ${rows.map((row) => dayTo(row.asOf))}::date[],
      ${rows.map((row) => row.sheet?.score ?? null)}::numeric[], ${rows.map((row) => row.sheet?.grade ?? "")}::text[],
      ${bodies}::jsonb[]
    ) AS fresh (account_id, as_of, score, grade, body)
    ON CONFLICT (org_id, account_id, as_of)
    DO UPDATE SET score = excluded.score, grade = excluded.grade, body = excluded.body`.execute(tx);
}

function keptSheet(sheet: ScoreSheet): Omit<ScoreSheet, "accountId" | "asOf"> {
  const { accountId: _, asOf: __, ...kept } = sheet;
  return kept;
}

async function snapshotOf(tx: Tx, orgId: string, accountId: string, asOf: Day): Promise<Snapshot | null> {
  const row = await tx
    .selectFrom("score_snapshot")
    .select(["as_of", "body"])
    .where("org_id", "=", orgId)
    .where("account_id", "=", accountId)
    .where("as_of", "<=", dayTo(asOf))
    .orderBy("as_of", "desc")
    .limit(1)
    .executeTakeFirst();
  if (row === undefined) return null;
  const { sheet, habits, fields } = row.body as SnapshotBody;
  const on = dayFrom(row.as_of);
  return {
    accountId,
    asOf: on,
    sheet: sheet && { ...sheet, accountId, asOf: on },
    portfolio: habits,
    fields,
  };
}

async function trendOf(tx: Tx, orgId: string, accountId: string, after: Day, until: Day) {
  const { rows } = await sql<{ as_of: string; score: string }>`
    SELECT DISTINCT ON (date_trunc('month', as_of::timestamp)) as_of, score FROM score_snapshot
    WHERE org_id = ${orgId} AND account_id = ${accountId} AND score IS NOT NULL
      AND as_of > ${dayTo(after)} AND as_of <= ${dayTo(until)}
    ORDER BY date_trunc('month', as_of::timestamp), as_of DESC`.execute(tx);
  return rows.map((row) => ({ on: dayFrom(row.as_of), score: Number(row.score) }));
}

async function knownOf(
  tx: Tx,
  orgId: string,
  accountIds: readonly string[],
  asOf: Day,
): Promise<Map<string, Known>> {
  const merged = await mergedInto(tx, orgId, accountIds);
  const agreed = await readAgreements(tx, orgId, accountIds, merged);
  const files = await dossierFactsOf(tx, orgId, asOf, accountIds, merged);
  return new Map(
    [...new Set([...agreed.keys(), ...files.keys()])].map((accountId) => [
      accountId,
      {
        agreed: agreed.get(accountId) ?? noAgreements,
        financial: files.get(accountId)?.financial ?? null,
        market: files.get(accountId)?.market ?? null,
      },
    ]),
  );
}

async function portfolioOn(tx: Tx, orgId: string, asOf: Day): Promise<PortfolioFigures | null> {
  const { rows } = await sql<{ habits: Partial<PortfolioFigures> }>`
    SELECT body -> 'habits' AS habits FROM score_snapshot
    WHERE org_id = ${orgId} AND as_of = ${dayTo(asOf)} LIMIT 1`.execute(tx);
  const habits = rows[0]?.habits;
  // Earlier versions kept less: the next round keeps all of it.
  return habits?.medianTenths === undefined ? null : (habits as PortfolioFigures);
}

async function portfolioAbout(tx: Tx, orgId: string, asOf: Day) {
  const { rows } = await sql<{ as_of: string }>`
    SELECT coalesce(max(as_of) FILTER (WHERE as_of <= ${dayTo(asOf)}), min(as_of)) AS as_of
    FROM score_snapshot WHERE org_id = ${orgId}`.execute(tx);
  const on = dayOrNull(rows[0]?.as_of ?? null);
  const portfolio = on === null ? null : await portfolioOn(tx, orgId, on);
  return on === null || portfolio === null ? null : { on, portfolio };
}

async function changedSince(tx: Tx, orgId: string, since: Date): Promise<string[]> {
  const { rows } = await sql<{ account_id: string }>`
    SELECT account_id FROM ledger_entry WHERE org_id = ${orgId} AND known_from >= ${since}
    UNION
    SELECT account_id FROM ledger_entry WHERE org_id = ${orgId} AND known_to >= ${since}
    UNION
    SELECT account_id FROM crm_order WHERE org_id = ${orgId} AND kept_at >= ${since}
    ORDER BY account_id`.execute(tx);
  return rows.map((row) => row.account_id);
}

async function lastFields(tx: Tx, orgId: string, only?: string): Promise<Map<string, AccountFields>> {
  const { rows } = await sql<{ account_id: string; fields: AccountFields | null }>`
    SELECT a.account_id, newest.fields FROM account a
    CROSS JOIN LATERAL (
      SELECT s.body -> 'fields' AS fields FROM score_snapshot s
      WHERE s.org_id = a.org_id AND s.account_id = a.account_id ORDER BY s.as_of DESC LIMIT 1
    ) AS newest
    WHERE a.org_id = ${orgId} ${only === undefined ? sql`` : sql`AND a.account_id = ${only}`}
      -- What the CRM refused it does not show: the next round writes it again.
      AND NOT EXISTS (SELECT FROM writeback w WHERE w.org_id = a.org_id AND w.module = 'Accounts'
        AND w.state = 'rejected' AND w.record ->> 'accountId' = a.account_id)`.execute(tx);
  const last = new Map<string, AccountFields>();
  for (const { account_id, fields } of rows) if (fields !== null) last.set(account_id, fields);
  return last;
}

/**
 * An older assessment must not arrive after this one, not even by whoever takes over from a holder that died; and one
 * that was refused is refused no longer once a newer one is on its way. Of all accounts at once: it reads all that waits.
 */
async function dropUnsent(tx: Tx, orgId: string, items: readonly AccountFieldsItem[]): Promise<void> {
  if (items.length === 0) return;
  await sql`
    DELETE FROM writeback WHERE org_id = ${orgId} AND module = 'Accounts' AND state <> 'sent'
      AND record ->> 'accountId' = ANY(${items.map((item) => item.accountId)}::text[])`.execute(tx);
}

async function queueAccountFields(
  tx: Tx,
  orgId: string,
  items: readonly AccountFieldsItem[],
  at: Date,
): Promise<void> {
  const records = items.map(({ writebackId: _, ...record }) => JSON.stringify(record));
  await sql`
    INSERT INTO writeback (org_id, writeback_id, module, record, state, not_before, created_at)
    SELECT ${orgId}::bigint, writeback_id, 'Accounts', record, 'planned', ${at}, ${at}
    FROM unnest(${items.map((item) => item.writebackId)}::text[], ${records}::jsonb[]) AS fresh (writeback_id, record)`.execute(
    tx,
  );
}
