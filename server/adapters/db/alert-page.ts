import { sql, type RawBuilder, type Transaction } from "kysely";
import { ALERT_STATES, type AlertState, type Trigger, TRIGGERS } from "../../../shared/alert/kinds.ts";
import type { AlertsQuery } from "../../../shared/alert/request-contract.ts";
import type { AlertBook, KeptAlert } from "../../alert/ports.ts";
import { type AccountUrl, readAccountUrls } from "./account-urls.ts";
import { dayFrom, dayOrNull } from "./columns.ts";
import type { Database } from "./schema.ts";

type Tx = Transaction<Database>;

interface Row {
  readonly alert_id: string;
  readonly account_id: string | null;
  readonly account: string | null;
  readonly owner: string | null;
  readonly trigger_name: Trigger;
  readonly raised_on: string;
  readonly value: number;
  readonly figures: Readonly<Record<string, number>>;
  readonly ended_on: string | null;
  readonly seen_at: Date | null;
  readonly seen_by_name: string | null;
  readonly seen_note: string | null;
}

const IN_STATE: Readonly<Record<AlertState, RawBuilder<unknown>>> = {
  open: sql`a.ended_on IS NULL AND a.seen_at IS NULL`,
  seen: sql`a.ended_on IS NULL AND a.seen_at IS NOT NULL`,
  ended: sql`a.ended_on IS NOT NULL`,
};

/** Warnings as people read them, and their word on one. */
export const alertPage = (
  tx: Tx,
  orgId: string,
  accountUrl: AccountUrl,
): Pick<AlertBook, "page" | "openAt" | "counts" | "alert" | "see"> => ({
  async page(query, muted, limit) {
    const rows = await readRows(tx, orgId, askedBy(query, muted), limit);
    const ids = rows.flatMap(({ account_id }) => account_id ?? []);
    const urls = await readAccountUrls(tx, orgId, ids, accountUrl);
    return rows.map((row) => alertFrom(row, urls));
  },
  async openAt(accountId, muted) {
    const which = sql`a.ended_on IS NULL AND a.account_id = ${accountId} AND ${unmuted(muted)}`;
    return (await readRows(tx, orgId, which, TRIGGERS.length)).map((row) => alertFrom(row, new Map()));
  },
  async counts(muted) {
    const { rows } = await sql<{ trigger: Trigger; count: number }>`
      SELECT a.trigger_name AS trigger, count(*)::int AS count FROM alert a
      WHERE a.org_id = ${orgId} AND ${IN_STATE.open} AND a.trigger_name <> ALL (${[...muted]}::text[])
      GROUP BY a.trigger_name ORDER BY a.trigger_name`.execute(tx);
    return rows;
  },
  async alert(alertId) {
    const row = await tx
      .selectFrom("alert")
      .select(["seen_at", "seen_by_name", "seen_note"])
      .where("org_id", "=", orgId)
      .where("alert_id", "=", alertId)
      .forUpdate()
      .executeTakeFirst();
    return row === undefined ? null : { alertId, seen: seenFrom(row) };
  },
  async see(alertId, note, by, at) {
    await tx
      .updateTable("alert")
      .set({ seen_at: at, seen_by: by.userId, seen_by_name: by.userName, seen_note: note })
      .where("org_id", "=", orgId)
      .where("alert_id", "=", alertId)
      .where("seen_at", "is", null)
      .execute();
  },
});

const unmuted = (muted: readonly Trigger[]) => sql`a.trigger_name <> ALL (${[...muted]}::text[])`;

function askedBy({ state, trigger, after }: AlertsQuery, muted: readonly Trigger[]): RawBuilder<unknown> {
  const [on, last, id] = after?.split("~") ?? [];
  return sql`${IN_STATE[state ?? ALERT_STATES[0]]} AND ${unmuted(muted)}
    ${trigger === undefined ? sql`` : sql`AND a.trigger_name = ${trigger}`}
    ${on === undefined ? sql`` : sql`AND (a.raised_on::text, -${PLACE}, a.alert_id) < (${on}, -${placeOf(last)}, ${id})`}`;
}

/** Where a trigger stands among them, the most telling first: 1 … 16. */
const PLACE = placeOf(sql`a.trigger_name`);
function placeOf(trigger: unknown): RawBuilder<number> {
  return sql<number>`array_position(${[...TRIGGERS]}::text[], ${trigger}::text)`;
}

async function readRows(
  tx: Tx,
  orgId: string,
  which: RawBuilder<unknown>,
  limit: number,
): Promise<readonly Row[]> {
  const { rows } = await sql<Row>`
    SELECT a.alert_id, a.account_id, c.name AS account, u.name AS owner, a.trigger_name, a.raised_on, a.value, a.figures,
      a.ended_on, a.seen_at, a.seen_by_name, a.seen_note
    FROM alert a
    LEFT JOIN account c ON c.org_id = a.org_id AND c.account_id = a.account_id
    LEFT JOIN crm_user u ON u.org_id = a.org_id AND u.user_id = c.owner_id
    WHERE a.org_id = ${orgId} AND ${which}
    ORDER BY a.raised_on DESC, ${PLACE}, a.alert_id DESC LIMIT ${limit}`.execute(tx);
  return rows;
}

const seenFrom = ({
  seen_at,
  seen_by_name,
  seen_note,
}: Pick<Row, "seen_at" | "seen_by_name" | "seen_note">) =>
  seen_at === null ? null : { at: seen_at, by: seen_by_name ?? "", note: seen_note ?? "" };

const alertFrom = (row: Row, urls: ReadonlyMap<string, string>): KeptAlert => ({
  alertId: row.alert_id,
  accountId: row.account_id,
  account: row.account,
  accountUrl: row.account_id === null ? null : (urls.get(row.account_id) ?? null),
  owner: row.owner,
  trigger: row.trigger_name,
  raisedOn: dayFrom(row.raised_on),
  value: row.value,
  figures: row.figures,
  endedOn: dayOrNull(row.ended_on),
  seen: seenFrom(row),
});
