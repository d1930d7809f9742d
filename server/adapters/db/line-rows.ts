import { sql, type Transaction } from "kysely";
import type { Verdict } from "../../../shared/approval/kinds.ts";
import type { KeptLine, LimitPart, LinedAccount } from "../../approval/ports.ts";
import { dayFrom, minorFrom } from "./columns.ts";
import { currencyFrom } from "./entry-row.ts";
import type { Database } from "./schema.ts";
import { grouped } from "../../../shared/kernel/grouped.ts";

type Tx = Transaction<Database>;

interface LineRow {
  readonly line_id: string;
  readonly account_id: string;
  readonly currency: string;
  readonly amount_minor: string;
  readonly said_currency: string;
  readonly said_minor: string;
  readonly parts: readonly LimitPart[];
  readonly valid_from: string;
  readonly valid_until: string;
  readonly before_minor: string | null;
  readonly reckoned_minor: string | null;
  readonly reason: string;
  readonly by_user: string;
  readonly by_name: string;
  readonly on_day: string;
  readonly at: Date;
  readonly verdict: Verdict | null;
  readonly note: string;
  readonly judge: string;
  readonly judge_name: string;
  readonly judged_on: string;
  readonly judged_at: Date;
}

export const minorOrNull = (column: string | null): number | null =>
  column === null ? null : minorFrom(column);

const lineFrom = (row: LineRow): KeptLine => ({
  lineId: row.line_id,
  accountId: row.account_id,
  currency: currencyFrom(row.currency),
  amountMinor: minorFrom(row.amount_minor),
  typed: { currency: currencyFrom(row.said_currency), limitMinor: minorFrom(row.said_minor) },
  parts: row.parts,
  from: dayFrom(row.valid_from),
  until: dayFrom(row.valid_until),
  beforeMinor: minorOrNull(row.before_minor),
  reckonedMinor: minorOrNull(row.reckoned_minor),
  ...{ reason: row.reason, by: row.by_name, userId: row.by_user },
  on: dayFrom(row.on_day),
  at: row.at,
  verdict: row.verdict && {
    ...{ verdict: row.verdict, note: row.note, by: row.judge_name, userId: row.judge },
    ...{ on: dayFrom(row.judged_on), at: row.judged_at.getTime() },
  },
});

/** By account, the newest first: of these, or of all. */
export async function linesOf(
  tx: Tx,
  orgId: string,
  accountIds: readonly string[] | "all",
): Promise<ReadonlyMap<string, readonly KeptLine[]>> {
  const { rows } = await sql<LineRow>`
    SELECT l.line_id, l.account_id, l.currency, l.amount_minor, l.said_currency, l.said_minor, l.parts, l.valid_from,
      l.valid_until, l.before_minor, l.reckoned_minor, l.reason, l.by_user, l.by_name, l.on_day, l.at,
      v.verdict, v.note, v.by_user AS judge, v.by_name AS judge_name, v.on_day AS judged_on, v.at AS judged_at
    FROM limit_line l
    LEFT JOIN limit_verdict v ON v.org_id = l.org_id AND v.line_id = l.line_id
    WHERE l.org_id = ${orgId}
      AND ${accountIds === "all" ? sql`true` : sql`l.account_id = ANY(${[...accountIds]}::text[])`}
    ORDER BY l.at DESC, l.line_id DESC`.execute(tx);
  return grouped(rows.map(lineFrom), (line) => line.accountId);
}

/** Every account that has lines, or this one, by id. */
export async function linedAccounts(tx: Tx, orgId: string, only?: string): Promise<readonly LinedAccount[]> {
  const byAccount = await linesOf(tx, orgId, only === undefined ? "all" : [only]);
  const { rows } = await sql<{
    account_id: string;
    name: string;
    state: string;
    currency: string;
    limit_minor: string | null;
  }>`
    SELECT a.account_id, a.name, a.state, coalesce(a.currency, o.base_currency) AS currency,
      a.credit_limit_minor AS limit_minor
    FROM account a JOIN org o ON o.org_id = a.org_id
    WHERE a.org_id = ${orgId} AND a.account_id = ANY(${[...byAccount.keys()]}::text[])
    ORDER BY a.account_id`.execute(tx);
  return rows.map((row) => ({
    ...{ accountId: row.account_id, account: row.name, active: row.state === "active" },
    currency: currencyFrom(row.currency),
    limitMinor: minorOrNull(row.limit_minor),
    lines: byAccount.get(row.account_id) ?? [],
  }));
}
