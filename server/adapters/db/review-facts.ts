import { sql, type Transaction } from "kysely";
import { addDays, type Day, formatDay } from "../../../shared/kernel/day.ts";
import type { ReviewGrade, ReviewOutcome } from "../../../shared/review/kinds.ts";
import type { KeptCalendar, ReviewedAccount } from "../../review/ports.ts";
import { dayFrom, dayOrNull, dayTo } from "./columns.ts";
import type { Database } from "./schema.ts";

type Tx = Transaction<Database>;

const A_YEAR = 365;

interface Row {
  readonly account_id: string;
  readonly name: string;
  readonly owner_id: string | null;
  readonly owner: string | null;
  readonly grade: ReviewGrade | null;
  readonly first_on: string | null;
  readonly on_day: string | null;
  readonly at: Date | null;
  readonly by_name: string | null;
  readonly outcome: ReviewOutcome | null;
  readonly rationale: string | null;
  readonly again_on: string | null;
}

/** Who is to be reviewed, and what their day goes by, as known at 00:00 of `asOf`: all in one statement. */
export async function readReviewed(
  tx: Tx,
  orgId: string,
  asOf: Day,
  only?: string,
): Promise<readonly ReviewedAccount[]> {
  const ofOne = (column: string) => (only === undefined ? sql`` : sql`AND ${sql.ref(column)} = ${only}`);
  const { rows } = await sql<Row>`
    WITH billed AS (
      SELECT account_id, min(on_day) AS first_on, max(on_day) AS last_on FROM ledger_entry
      WHERE org_id = ${orgId} AND known_to IS NULL AND kind = 'invoice' AND reversed_on IS NULL
        AND on_day < ${dayTo(asOf)} ${ofOne("account_id")}
      GROUP BY account_id
    ), limited AS (
      SELECT s.account_id, min((s.at AT TIME ZONE o.time_zone)::date) AS first_on
      FROM limit_seen s JOIN org o ON o.org_id = s.org_id
      WHERE s.org_id = ${orgId} AND s.limit_minor > 0
        AND (s.at AT TIME ZONE o.time_zone)::date < ${dayTo(asOf)} ${ofOne("s.account_id")}
      GROUP BY s.account_id
    ), graded AS (
      SELECT DISTINCT ON (account_id) account_id, grade FROM score_snapshot
      WHERE org_id = ${orgId} AND as_of < ${dayTo(asOf)} ${ofOne("account_id")}
      ORDER BY account_id, as_of DESC
    ), reviewed AS (
      SELECT DISTINCT ON (account_id) * FROM review
      WHERE org_id = ${orgId} AND on_day < ${dayTo(asOf)} ${ofOne("account_id")}
      ORDER BY account_id, on_day DESC, at DESC, review_id
    )
    SELECT a.account_id, a.name, a.owner_id, u.name AS owner, g.grade, coalesce(b.first_on, l.first_on) AS first_on,
      r.on_day, r.at, r.by_name, r.outcome, r.rationale, r.again_on
    FROM account a
    LEFT JOIN billed b ON b.account_id = a.account_id
    LEFT JOIN limited l ON l.account_id = a.account_id
    LEFT JOIN graded g ON g.account_id = a.account_id
    LEFT JOIN reviewed r ON r.account_id = a.account_id
    LEFT JOIN crm_user u ON u.org_id = a.org_id AND u.user_id = a.owner_id
    WHERE a.org_id = ${orgId} AND a.state = 'active' ${ofOne("a.account_id")}
      AND (a.credit_limit_minor > 0 OR b.last_on >= ${dayTo(addDays(asOf, -A_YEAR))})`.execute(tx);
  return rows.map(accountFrom);
}

const accountFrom = (row: Row): ReviewedAccount => ({
  accountId: row.account_id,
  account: row.name,
  ownerId: row.owner_id,
  owner: row.owner,
  grade: row.grade ?? "none",
  beganOn: dayOrNull(row.first_on),
  last:
    row.on_day === null || row.at === null || row.outcome === null
      ? null
      : {
          on: dayFrom(row.on_day),
          at: row.at,
          by: row.by_name ?? "",
          outcome: row.outcome,
          rationale: row.rationale ?? "",
          againOn: dayOrNull(row.again_on),
        },
});

/** The org's own calendar of a day; null while it never said. */
export async function reviewCalendarOn(tx: Tx, orgId: string, asOf: Day): Promise<KeptCalendar | null> {
  const row = await tx
    .selectFrom("review_calendar")
    .select(["body", "by_name", "valid_from", "reason"])
    .where("org_id", "=", orgId)
    .where("valid_from", "<=", formatDay(asOf))
    .orderBy("valid_from", "desc")
    .orderBy("recorded_at", "desc")
    .orderBy("calendar_id", "desc")
    .limit(1)
    .executeTakeFirst();
  return row === undefined
    ? null
    : { calendar: row.body, by: row.by_name, from: dayFrom(row.valid_from), reason: row.reason };
}
