import { sql, type Transaction } from "kysely";
import { daysEnded } from "../../../shared/approval/due-step.ts";
import type { ScoreThen } from "../../../shared/alert/standing-readings.ts";
import type { Grade } from "../../../shared/credit/grade.ts";
import { addDays, type Day } from "../../../shared/kernel/day.ts";
import { grouped } from "../../../shared/kernel/grouped.ts";
import { daysOverdue, nextReviewOn } from "../../../shared/review/next-review.ts";
import type { WatchedFacts } from "../../alert/ports.ts";
import { dayFrom, dayOrNull, dayTo, minorFrom } from "./columns.ts";
import { dossierFactsOf, statementsOverdue } from "./dossier-rows.ts";
import { currencyFrom } from "./entry-row.ts";
import { linedAccounts } from "./line-rows.ts";
import { readReaches } from "./reach-rows.ts";
import { readReviewed, reviewCalendarOn } from "./review-facts.ts";
import type { Database } from "./schema.ts";

type Tx = Transaction<Database>;

/** A score older than this tells nothing of the day that is asked about. */
const SCORE_AGE_DAYS = 10;

/** What warnings look at beside the ledger: each of all accounts in one statement. */
export const alertFacts = (tx: Tx, orgId: string): WatchedFacts => ({
  accounts: (asOf) => readReaches(tx, orgId, "all", asOf),
  async accountIds() {
    const active = tx.selectFrom("account").select("account_id").where("org_id", "=", orgId);
    return (await active.where("state", "=", "active").execute()).map((row) => row.account_id);
  },
  scoresOn: (on) => scoresOn(tx, orgId, on),
  async brokenPromises() {
    const rows = await tx
      .selectFrom("promise")
      .select(["account_id", sql<string>`coalesce(holds_until, promised_on)`.as("until")])
      .where("org_id", "=", orgId)
      .where("state", "=", "broken")
      .execute();
    return grouped(rows, ACCOUNT, (row) => dayFrom(row.until));
  },
  async disputes() {
    const rows = await tx
      .selectFrom("dispute")
      .select(["account_id", "currency", "amount_minor", "opened_on", "resolved_on"])
      .where("org_id", "=", orgId)
      .execute();
    return grouped(rows, ACCOUNT, (row) => ({
      currency: currencyFrom(row.currency),
      amountMinor: minorFrom(row.amount_minor),
      openedOn: dayFrom(row.opened_on),
      resolvedOn: dayOrNull(row.resolved_on),
    }));
  },
  async adverseFacts(asOf) {
    const facts = [...(await dossierFactsOf(tx, orgId, asOf, "all"))];
    return new Map(facts.map(([accountId, { market }]) => [accountId, market?.adverse.length ?? 0] as const));
  },
  statementsOverdue: (asOf) => statementsOverdue(tx, orgId, asOf),
  async limitsEnded(asOf) {
    const accounts = await linedAccounts(tx, orgId);
    return new Map(
      accounts.flatMap(({ accountId, active, lines, ...crm }): [string, number][] => {
        const days = active ? daysEnded(lines, crm, asOf) : 0;
        return days > 0 ? [[accountId, days]] : [];
      }),
    );
  },
  reviewsOverdue: (asOf) => reviewsOverdue(tx, orgId, asOf),
});

async function reviewsOverdue(tx: Tx, orgId: string, asOf: Day): Promise<Map<string, number> | null> {
  const kept = await reviewCalendarOn(tx, orgId, asOf);
  if (kept === null) return null;
  const overdue = new Map<string, number>();
  for (const each of await readReviewed(tx, orgId, asOf)) {
    const nextOn = nextReviewOn(each, kept.calendar);
    if (nextOn !== null) overdue.set(each.accountId, daysOverdue(nextOn, asOf));
  }
  return overdue;
}

async function scoresOn(tx: Tx, orgId: string, on: Day): Promise<Map<string, ScoreThen>> {
  const { rows } = await sql<{ account_id: string; score: string; grade: string; provisional: boolean }>`
    SELECT DISTINCT ON (account_id) account_id, score, grade,
      (body -> 'sheet' ->> 'provisional')::boolean AS provisional
    FROM score_snapshot
    WHERE org_id = ${orgId} AND score IS NOT NULL
      AND as_of BETWEEN ${dayTo(addDays(on, -SCORE_AGE_DAYS))} AND ${dayTo(on)}
    ORDER BY account_id, as_of DESC`.execute(tx);
  return new Map(
    rows.map(({ account_id, score, grade, provisional }) => [
      account_id,
      { score: Number(score), grade: grade as Grade, provisional },
    ]),
  );
}

const ACCOUNT = (row: { readonly account_id: string }): string => row.account_id;
