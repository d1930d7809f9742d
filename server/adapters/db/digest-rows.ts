import { sql, type Transaction } from "kysely";
import type { DigestFigures, Summed } from "../../../shared/briefing/digest.ts";
import { addDays, type Day } from "../../../shared/kernel/day.ts";
import { money } from "../../../shared/kernel/money.ts";
import { convert } from "../../../shared/kernel/rates.ts";
import { dayTo, minorFrom } from "./columns.ts";
import { currencyFrom } from "./entry-row.ts";
import { ledgerBook } from "./ledger-rows.ts";
import type { Database } from "./schema.ts";

type Tx = Transaction<Database>;

interface CountRow {
  readonly planned: string;
  readonly held: string;
  readonly sent: string;
  readonly in_doubt: string;
  readonly returned: string;
}
interface SumRow {
  readonly what: "chased" | "promised" | "broken";
  readonly currency: string;
  readonly amount: string;
  readonly count: string;
}
interface OverdueRow {
  readonly account_id: string;
  readonly account: string;
  readonly owner: string | null;
  readonly currency: string;
  readonly overdue: string;
  readonly oldest: number;
}

const TOP = 5;

/**
 * What the days from `from` to `to` came to, by the rows that the rounds' own reports count: live messages by their day,
 * accounts' days on which a step was held, promises by the day on which they were made or judged.
 */
export async function readDigest(tx: Tx, orgId: string, from: Day, to: Day): Promise<DigestFigures> {
  const within = (column: string) =>
    sql`${sql.raw(column)} BETWEEN ${dayTo(from)}::date AND ${dayTo(to)}::date`;
  const counted = await sql<CountRow>`
    SELECT
      (SELECT count(*) FROM decision WHERE org_id = ${orgId} AND mode = 'live' AND outcome = 'hold' AND ${within("as_of")}) AS held,
      count(*) FILTER (WHERE state NOT IN ('held', 'cancelled')) AS planned,
      count(*) FILTER (WHERE state = 'sent') AS sent,
      count(*) FILTER (WHERE state = 'in_doubt') AS in_doubt,
      count(*) FILTER (WHERE state = 'rejected') AS returned
    FROM dispatch WHERE org_id = ${orgId} AND NOT rehearsed AND ${within("as_of")}`.execute(tx);
  const sums = await sql<SumRow>`
    -- The next step asks for the same money again: of each account what its last message asked for.
    SELECT 'chased' AS what, currency, sum(amount_minor) AS amount, count(*) AS count FROM (
      SELECT DISTINCT ON (account_id, currency) currency, amount_minor FROM dispatch
      WHERE org_id = ${orgId} AND NOT rehearsed AND state = 'sent' AND channel IN ('email', 'sms') AND ${within("as_of")}
      ORDER BY account_id, currency, as_of DESC) last
      GROUP BY currency
    UNION ALL
    SELECT 'promised', currency, sum(amount_minor), count(*) FROM promise
      WHERE org_id = ${orgId} AND state NOT IN ('withdrawn', 'superseded') AND ${within("made_on")} GROUP BY currency
    UNION ALL
    SELECT 'broken', currency, sum(amount_minor - least(received_minor, amount_minor)), count(*) FROM promise
      WHERE org_id = ${orgId} AND state IN ('broken', 'partly-kept') AND ${within("judged_on")} GROUP BY currency
    ORDER BY 1, 2`.execute(tx);
  const [row] = counted.rows;
  const sumsOf = (what: SumRow["what"]): readonly Summed[] =>
    sums.rows
      .filter((each) => each.what === what)
      .map(({ currency, amount, count }) => ({
        currency: currencyFrom(currency),
        amountMinor: minorFrom(amount),
        count: Number(count),
      }));
  return {
    from,
    to,
    planned: Number(row?.planned ?? 0),
    held: Number(row?.held ?? 0),
    sent: Number(row?.sent ?? 0),
    inDoubt: Number(row?.in_doubt ?? 0),
    returned: Number(row?.returned ?? 0),
    chased: sumsOf("chased"),
    promised: sumsOf("promised"),
    broken: sumsOf("broken"),
    overdue: await topOverdue(tx, orgId, addDays(to, 1)),
  };
}

/** By account and currency; the org's own dated rates give the order alone, and without a rate an amount comes last. */
async function topOverdue(tx: Tx, orgId: string, asOf: Day): Promise<DigestFigures["overdue"]> {
  const { rows } = await sql<OverdueRow>`
    WITH open AS (
      SELECT i.account_id, i.currency, i.due_on, i.amount_minor - coalesce(sum(p.amount_minor), 0) AS residual
      FROM ledger_entry i
      LEFT JOIN ledger_entry p ON p.org_id = i.org_id AND p.account_id = i.account_id AND p.known_to IS NULL
        AND p.kind <> 'invoice' AND p.applied_to = i.entry_id AND p.reversed_on IS NULL
      WHERE i.org_id = ${orgId} AND i.known_to IS NULL AND i.kind = 'invoice' AND i.due_on < ${dayTo(asOf)}::date
      GROUP BY i.entry_id, i.account_id, i.currency, i.due_on, i.amount_minor),
    owed AS (
      SELECT account_id, currency, sum(residual) AS overdue, ${dayTo(asOf)}::date - min(due_on) AS oldest,
        row_number() OVER (PARTITION BY currency ORDER BY sum(residual) DESC, account_id) AS place
      FROM open WHERE residual > 0 GROUP BY account_id, currency)
    SELECT o.account_id, a.name AS account, u.name AS owner, o.currency, o.overdue, o.oldest FROM owed o
    JOIN account a ON a.org_id = ${orgId} AND a.account_id = o.account_id AND a.state = 'active'
    LEFT JOIN crm_user u ON u.org_id = ${orgId} AND u.user_id = a.owner_id
    WHERE o.place <= ${sql.lit(TOP)} ORDER BY o.overdue DESC, o.account_id`.execute(tx);
  const table = await ledgerBook(tx, orgId).ratesOf();
  const found = rows.map((row) => {
    const currency = currencyFrom(row.currency);
    const overdueMinor = minorFrom(row.overdue);
    const inBase = convert(money(overdueMinor, currency), table.base, table, asOf);
    const { account_id: accountId, account, owner, oldest: oldestDays } = row;
    const line = { accountId, account, owner, currency, overdueMinor, oldestDays };
    return { line, weight: inBase.ok ? inBase.value.money.amountMinor : -1 };
  });
  return found
    .sort((a, b) => b.weight - a.weight)
    .slice(0, TOP)
    .map(({ line }) => line);
}
