import { type RawBuilder, type Selectable, sql, type Transaction } from "kysely";
import type { FinancialFacts, MarketFacts } from "../../../shared/credit/facts.ts";
import type { DossierBody } from "../../../shared/dossier/entry.ts";
import { equityOf, financialFactsOf, marketFactsOf } from "../../../shared/dossier/facts-of.ts";
import { statementDaysOverdue } from "../../../shared/dossier/statement-overdue.ts";
import type { DossierRights } from "../../../shared/dossier/rights.ts";
import type { Money } from "../../../shared/kernel/money.ts";
import type { Day } from "../../../shared/kernel/day.ts";
import { grouped } from "../../../shared/kernel/grouped.ts";
import type { DossierBook, KeptEntry } from "../../dossier/ports.ts";
import { dayFrom, dayOrNull, dayOrNullTo, dayTo } from "./columns.ts";
import { currencyFrom } from "./entry-row.ts";
import { lockAccount } from "./lock-account.ts";
import { type Merged, mergedInto } from "./merged-rows.ts";
import { writebackQueue } from "./outbox-rows.ts";
import type { Database, DossierEntryTable } from "./schema.ts";

type Tx = Transaction<Database>;

/** Credit files, inside one tenant's transaction: only added. */
export function dossierBook(tx: Tx, orgId: string): DossierBook {
  return {
    async org() {
      const row = await tx
        .selectFrom("org")
        .select(["time_zone", "base_currency", "language"])
        .where("org_id", "=", orgId)
        .executeTakeFirstOrThrow();
      return {
        timeZone: row.time_zone,
        currency: currencyFrom(row.base_currency),
        language: row.language,
      };
    },
    lockAccount: async (accountId) => (await lockAccount(tx, orgId, accountId)) !== null,
    async hasAccount(accountId) {
      const row = await tx
        .selectFrom("account")
        .select("account_id")
        .where("org_id", "=", orgId)
        .where("account_id", "=", accountId)
        .where("state", "=", "active")
        .executeTakeFirst();
      return row !== undefined;
    },
    entriesOf: async (accountId) => {
      const merged = await mergedInto(tx, orgId, [accountId]);
      const { rows } =
        await sql<Row>`${selectedOf(merged)} WHERE e.org_id = ${orgId} ${among([accountId], merged)}
        ORDER BY e.at, e.entry_id`.execute(tx);
      return rows.map(entryFrom);
    },
    ...writebackQueue(tx, orgId),
    ...entryRows(tx, orgId),
    ...rightsRows(tx, orgId),
  };
}

function entryRows(tx: Tx, orgId: string): Pick<DossierBook, "bodyHashOf" | "add" | "withdraw"> {
  return {
    async bodyHashOf(entryId) {
      const row = await tx
        .selectFrom("dossier_entry")
        .select("body_hash")
        .where("org_id", "=", orgId)
        .where("entry_id", "=", entryId)
        .executeTakeFirst();
      return row?.body_hash ?? null;
    },
    async add(entry) {
      await tx
        .insertInto("dossier_entry")
        .values({
          org_id: orgId,
          entry_id: entry.entryId,
          account_id: entry.accountId,
          kind: entry.body.kind,
          body: JSON.stringify(storedBody(entry.body)),
          source: entry.source,
          note: entry.note,
          on_day: dayTo(entry.on),
          expires_on: dayOrNullTo(entry.expiresOn),
          file_id: entry.file?.fileId ?? null,
          file_name: entry.file?.name ?? null,
          supersedes: entry.supersedes,
          recorded_on: dayTo(entry.recordedOn),
          body_hash: entry.bodyHash,
          by_user: entry.byUser,
          by_name: entry.byName,
          at: new Date(entry.recordedAt),
        })
        .execute();
    },
    async withdraw({ withdrawalId, entryId, on, reason, by, byUser, at }) {
      const { numInsertedOrUpdatedRows } = await tx
        .insertInto("dossier_withdrawal")
        .values({
          org_id: orgId,
          withdrawal_id: withdrawalId,
          entry_id: entryId,
          on_day: dayTo(on),
          reason,
          by_user: byUser,
          by_name: by,
          at,
        })
        .onConflict((same) => same.columns(["org_id", "withdrawal_id"]).doNothing())
        .executeTakeFirst();
      return numInsertedOrUpdatedRows === 1n;
    },
  };
}

function rightsRows(tx: Tx, orgId: string): Pick<DossierBook, "rights" | "addRights"> {
  return {
    async rights() {
      const row = await tx
        .selectFrom("dossier_rights")
        .select(["body", "by_name", "reason"])
        .where("org_id", "=", orgId)
        .orderBy("at", "desc")
        .orderBy("rights_id", "desc")
        .limit(1)
        .executeTakeFirst();
      return row === undefined
        ? null
        : {
            rights: { notes: false, ...(row.body as Omit<DossierRights, "notes">) },
            by: row.by_name,
            reason: row.reason,
          };
    },
    async addRights(rights, { id, reason, by, at }) {
      await tx
        .insertInto("dossier_rights")
        .values({
          org_id: orgId,
          rights_id: id,
          body: JSON.stringify(rights),
          reason,
          by_user: by.userId,
          by_name: by.userName,
          at,
        })
        .onConflict((same) => same.doNothing())
        .execute();
    },
  };
}

type Row = Selectable<DossierEntryTable> & {
  readonly gone_on: string | null;
  readonly gone_reason: string | null;
  readonly gone_by: string | null;
  /** Whose file it stands in: its account's, and that of each account which that one was merged into. */
  readonly for_id: string;
  readonly inherited_on: string | null;
};

const selectedOf = (
  merged: readonly Merged[],
) => sql`SELECT e.*, w.on_day AS gone_on, w.reason AS gone_reason,
    w.by_name AS gone_by, held.for_id, (held.at AT TIME ZONE o.time_zone)::date AS inherited_on
  FROM dossier_entry e JOIN org o ON o.org_id = e.org_id
  LEFT JOIN dossier_withdrawal w ON w.org_id = e.org_id AND w.entry_id = e.entry_id
  CROSS JOIN LATERAL (
    SELECT e.account_id AS for_id, NULL::timestamptz AS at
    UNION ALL
    SELECT m.for_id, m.at FROM unnest(${merged.map(({ accountId }) => accountId)}::text[],
      ${merged.map(({ intoId }) => intoId)}::text[], ${merged.map(({ at }) => at)}::timestamptz[]) AS m(account_id, for_id, at)
    WHERE m.account_id = e.account_id) held`;

const among = (accountIds: readonly string[], merged: readonly Merged[]) =>
  sql`AND e.account_id = ANY(${[...accountIds, ...merged.map(({ accountId }) => accountId)]}::text[])
    AND held.for_id = ANY(${[...accountIds]}::text[])`;

/** Days in a body, by which a body is told from text. */
const DAYS = ["periodEnd", "since", "until", "knownSince"] as const;

const storedBody = (body: DossierBody): object =>
  Object.fromEntries(
    Object.entries(body).map(([name, value]) =>
      DAYS.some((day) => day === name) ? [name, dayOrNullTo(value as Day | null)] : [name, value],
    ),
  );

const bodyFrom = (stored: unknown): DossierBody =>
  Object.fromEntries(
    Object.entries(stored as object).map(([name, value]) =>
      DAYS.some((day) => day === name) ? [name, dayOrNull(value as string | null)] : [name, value],
    ),
  ) as unknown as DossierBody;

function entryFrom(row: Row): KeptEntry {
  const { file_id: fileId, file_name: name, gone_on: goneOn } = row;
  return {
    entryId: row.entry_id,
    accountId: row.account_id,
    body: bodyFrom(row.body),
    source: row.source,
    note: row.note,
    on: dayFrom(row.on_day),
    expiresOn: dayOrNull(row.expires_on),
    supersedes: row.supersedes,
    recordedOn: dayFrom(row.recorded_on),
    ...(row.inherited_on === null ? {} : { inheritedOn: dayFrom(row.inherited_on) }),
    recordedAt: row.at.getTime(),
    withdrawal:
      goneOn === null ? null : { on: dayFrom(goneOn), reason: row.gone_reason ?? "", by: row.gone_by ?? "" },
    file: fileId === null || name === null ? null : { fileId, name },
    by: row.by_name,
    byUser: row.by_user,
  };
}

export interface DossierFacts {
  readonly financial: FinancialFacts | null;
  readonly market: MarketFacts | null;
}

/** Book equity by the newest statement in force at 00:00 of a day; null without one. */
export async function equityOn(tx: Tx, orgId: string, accountId: string, asOf: Day): Promise<Money | null> {
  const merged = await mergedInto(tx, orgId, [accountId]);
  const and = sql`AND e.kind = 'statement' ${among([accountId], merged)}`;
  const known = await entriesBefore(tx, orgId, asOf, merged, and);
  return equityOf(known.get(accountId) ?? [], asOf);
}

/**
 * What the credit files of the tenant's accounts say at 00:00 of a day, in one query; an account of which nothing was
 * known then is not in it. What was written of an account that was merged counts for the one that is left.
 */
export async function dossierFactsOf(
  tx: Tx,
  orgId: string,
  asOf: Day,
  accountIds: readonly string[] | "all",
  known?: readonly Merged[],
): Promise<ReadonlyMap<string, DossierFacts>> {
  const merged = known ?? (await mergedInto(tx, orgId, accountIds));
  const only = accountIds === "all" ? sql`` : among(accountIds, merged);
  const facts = new Map<string, DossierFacts>();
  const and = sql`AND e.kind NOT IN ('reference', 'bureau') ${only}`;
  for (const [accountId, entries] of await entriesBefore(tx, orgId, asOf, merged, and)) {
    const [financial, market] = [financialFactsOf(entries, asOf), marketFactsOf(entries, asOf)];
    if (financial !== null || market !== null) facts.set(accountId, { financial, market });
  }
  return facts;
}

/** Of each account that gave statements and has none in force at 00:00 of a day: the days since, the first one counted. */
export async function statementsOverdue(
  tx: Tx,
  orgId: string,
  asOf: Day,
): Promise<ReadonlyMap<string, number>> {
  const merged = await mergedInto(tx, orgId, "all");
  const overdue = new Map<string, number>();
  for (const [accountId, entries] of await entriesBefore(
    tx,
    orgId,
    asOf,
    merged,
    sql`AND e.kind = 'statement'`,
  ))
    overdue.set(accountId, statementDaysOverdue(entries, asOf));
  return overdue;
}

/** What was written down before a day, by the account in whose file it stands. */
async function entriesBefore(
  tx: Tx,
  orgId: string,
  asOf: Day,
  merged: readonly Merged[],
  and: RawBuilder<unknown>,
): Promise<Map<string, KeptEntry[]>> {
  const { rows } = await sql<Row>`${selectedOf(merged)}
    WHERE e.org_id = ${orgId} AND e.recorded_on < ${dayTo(asOf)} ${and}`.execute(tx);
  return grouped(rows, (row) => row.for_id, entryFrom);
}
