import { type RawBuilder, sql, type Transaction } from "kysely";
import type { Day } from "../../../shared/kernel/day.ts";
import { grouped } from "../../../shared/kernel/grouped.ts";
import { money } from "../../../shared/kernel/money.ts";
import { convert, type RateTable } from "../../../shared/kernel/rates.ts";
import type { Sold } from "../../../shared/limit/exception.ts";
import type { CountedStages } from "../../../shared/limit/unbilled.ts";
import type { KeptException, LimitBook } from "../../limit/ports.ts";
import { dayFrom, dayTo, minorFrom } from "./columns.ts";
import { currencyFrom } from "./entry-row.ts";
import { ledgerBook } from "./ledger-rows.ts";
import type { Database } from "./schema.ts";

type Tx = Transaction<Database>;

const among = (accountIds: readonly string[] | "all") =>
  accountIds === "all" ? sql`true` : sql`e.account_id = ANY(${[...accountIds]}::text[])`;

interface ExceptionRow {
  readonly exception_id: string;
  readonly account_id: string;
  readonly amount_minor: string;
  readonly said_minor: string;
  readonly said_currency: string;
  readonly until: string;
  readonly reason: string;
  readonly by_name: string;
  readonly at: Date;
  readonly limit_minor: string;
  readonly ended_at: Date | null;
  readonly ended_by: string | null;
  readonly ended_user: string | null;
  readonly ended_reason: string | null;
}

/** Of `credit_exception e`, with its end in `x`. */
const COLUMNS = sql`e.exception_id, e.account_id, e.amount_minor, e.said_minor, e.said_currency, e.until, e.reason, e.by_name, e.at,
  e.limit_minor, x.at AS ended_at, x.by_name AS ended_by, x.by_user AS ended_user, x.reason AS ended_reason`;
const ITS_END = sql`LEFT JOIN credit_exception_end x ON x.org_id = e.org_id AND x.exception_id = e.exception_id`;

const exceptionFrom = (row: ExceptionRow): KeptException => ({
  exceptionId: row.exception_id,
  amountMinor: minorFrom(row.amount_minor),
  grantedAt: row.at.getTime(),
  until: dayFrom(row.until),
  reason: row.reason,
  by: row.by_name,
  limitMinor: minorFrom(row.limit_minor),
  endedAt: row.ended_at?.getTime() ?? null,
  withdrawn:
    row.ended_at === null
      ? null
      : { userId: row.ended_user ?? "", by: row.ended_by ?? "", reason: row.ended_reason ?? "" },
});

/** Exceptions and what has come since, inside one tenant's transaction. */
export function exceptionRows(
  tx: Tx,
  orgId: string,
): Pick<LimitBook, "exceptions" | "grantedAs" | "grant" | "withdraw" | "taken"> {
  return {
    async exceptions(accountIds, asOf) {
      // An account whose currency changed has a limit of another kind: what was allowed in the old one has lapsed.
      const { rows } = await sql<ExceptionRow>`
        SELECT ${COLUMNS} FROM credit_exception e ${ITS_END}
        JOIN org o ON o.org_id = e.org_id
        JOIN account a ON a.org_id = e.org_id AND a.account_id = e.account_id
          AND coalesce(a.currency, o.base_currency) = e.currency
        WHERE e.org_id = ${orgId} AND e.until >= ${dayTo(asOf)} AND ${among(accountIds)}
        ORDER BY e.until, e.at, e.exception_id`.execute(tx);
      return grouped(rows, (row) => row.account_id, exceptionFrom);
    },
    async grantedAs(exceptionId) {
      const { rows } = await sql<ExceptionRow>`SELECT ${COLUMNS} FROM credit_exception e ${ITS_END}
        WHERE e.org_id = ${orgId} AND e.exception_id = ${exceptionId}`.execute(tx);
      const [row] = rows;
      return row === undefined
        ? null
        : {
            ...exceptionFrom(row),
            accountId: row.account_id,
            saidMinor: minorFrom(row.said_minor),
            saidCurrency: currencyFrom(row.said_currency),
          };
    },
    async grant(given) {
      await tx
        .insertInto("credit_exception")
        .values({
          ...{ org_id: orgId, exception_id: given.exceptionId, account_id: given.accountId },
          ...{ currency: given.currency, amount_minor: given.amountMinor, limit_minor: given.limitMinor },
          ...{ said_currency: given.said.currency, said_minor: given.said.amountMinor },
          ...{ until: dayTo(given.until), reason: given.reason, at: given.at },
          ...{ by_user: given.userId, by_name: given.by, by_role: given.role },
        })
        .execute();
    },
    async withdraw({ exceptionId, reason, userId, by, role, at }) {
      await sql`INSERT INTO credit_exception_end (org_id, exception_id, reason, by_user, by_name, by_role, at)
        VALUES (${orgId}, ${exceptionId}, ${reason}, ${userId}, ${by}, ${role}, ${at})`.execute(tx);
    },
    taken: (accountIds, control, asOf) => taken(tx, orgId, accountIds, control, asOf),
  };
}

type Asked = Parameters<LimitBook["taken"]>;

async function taken(
  tx: Tx,
  orgId: string,
  accountIds: Asked[0],
  { counted }: Asked[1],
  asOf: Asked[2],
): Promise<ReadonlyMap<string, readonly Sold[]>> {
  const sold = await soldUnderExceptions(tx, orgId, accountIds, counted, asOf);
  const rates = await ledgerBook(tx, orgId).ratesOf();
  return grouped(
    sold,
    (row) => row.account_id,
    (row) => soldFrom(row, rates, asOf),
  );
}

interface SoldRow {
  readonly account_id: string;
  readonly record_id: string;
  readonly covered_by: string | null;
  readonly currency: string;
  readonly amount_minor: string;
  readonly own: string;
  readonly created_at: Date;
  readonly on_day: string;
}

/** Orders and deals that were made while an exception of their account stood that still runs, the first first. */
async function soldUnderExceptions(
  tx: Tx,
  orgId: string,
  accountIds: Asked[0],
  { order, deal }: CountedStages,
  asOf: Day,
): Promise<readonly SoldRow[]> {
  const { rows } = await sql<SoldRow>`
    SELECT c.account_id, c.record_id, CASE WHEN ${ofSuchADeal(deal, asOf)} THEN c.deal_id END AS covered_by,
      c.currency, c.amount_minor, c.created_at,
      coalesce(a.currency, o.base_currency) AS own, (c.created_at AT TIME ZONE o.time_zone)::date AS on_day
    FROM crm_order c
    JOIN org o ON o.org_id = c.org_id
    JOIN account a ON a.org_id = c.org_id AND a.account_id = c.account_id
    WHERE c.org_id = ${orgId} AND c.state <> 'deleted'
      AND CASE c.kind WHEN 'order' THEN ${isSold("c", order)} ELSE ${isSold("c", deal)} END
      AND EXISTS (SELECT FROM credit_exception e WHERE ${allowed("c", asOf)} AND ${among(accountIds)})
    ORDER BY c.created_at, c.record_id`.execute(tx);
  return rows;
}

/** Whether an order `c` came from a deal of the same time: that one has taken its amount already. */
const ofSuchADeal = (stages: readonly string[], asOf: Day) => sql`
  EXISTS (SELECT FROM crm_order d
    JOIN credit_exception e ON ${allowed("d", asOf)}
      AND NOT EXISTS (SELECT FROM credit_exception_end x
        WHERE x.org_id = e.org_id AND x.exception_id = e.exception_id AND x.at <= d.created_at)
    WHERE d.org_id = c.org_id AND d.record_id = c.deal_id AND d.state <> 'deleted'
      AND d.account_id = c.account_id AND ${isSold("d", stages)})`;

/** Exception `e` was granted to the account of the record before the record was made, and has not run out. */
const allowed = (record: "c" | "d", asOf: Day) => sql`
  e.org_id = ${sql.ref(`${record}.org_id`)} AND e.account_id = ${sql.ref(`${record}.account_id`)}
  AND e.until >= ${dayTo(asOf)} AND e.at <= ${sql.ref(`${record}.created_at`)}`;

/** In one of the org's stages; where it named none, by the rule of the function that holds records in the CRM. */
function isSold(record: "c" | "d", stages: readonly string[]): RawBuilder<boolean> {
  const stage = sql.ref(`${record}.stage`);
  return stages.length === 0
    ? sql`NOT (${stage} = 'Cancelled' OR starts_with(${stage}, 'Closed Lost')
        OR starts_with(${stage}, 'Closed-Lost'))`
    : sql`${stage} = ANY(${[...stages]}::text[])`;
}

/** An order that nobody can reckon uses up all that is allowed. */
const UNKNOWN_WORTH = 10 ** 15;

function soldFrom(row: SoldRow, rates: RateTable, asOf: Day): Sold {
  const worth = money(minorFrom(row.amount_minor), currencyFrom(row.currency));
  const converted = convert(worth, currencyFrom(row.own), rates, asOf);
  return {
    ...{ recordId: row.record_id, dealId: row.covered_by },
    createdAt: row.created_at.getTime(),
    createdOn: dayFrom(row.on_day),
    amountMinor: converted.ok ? converted.value.money.amountMinor : UNKNOWN_WORTH,
  };
}
