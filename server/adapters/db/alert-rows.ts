import { sql, type Transaction } from "kysely";
import type { Standing } from "../../../shared/alert/alerts-of.ts";
import type { Trigger } from "../../../shared/alert/kinds.ts";
import type { AlertBook, NewAlert, NewRules, Standings } from "../../alert/ports.ts";
import { alertFacts } from "./alert-facts.ts";
import { alertPage } from "./alert-page.ts";
import type { AccountUrl } from "./account-urls.ts";
import { dayFrom, dayOrNull, dayTo } from "./columns.ts";
import { ledgerBook } from "./ledger-rows.ts";
import { pastLimits } from "./past-limits.ts";
import { reviewCalendarOn } from "./review-facts.ts";
import type { Database } from "./schema.ts";

type Tx = Transaction<Database>;

/** Warnings and what raises them, inside one tenant's transaction. */
export function alertBook(tx: Tx, orgId: string, accountUrl: AccountUrl): AlertBook {
  return {
    ...alertFacts(tx, orgId),
    ...alertPage(tx, orgId, accountUrl),
    ledger: ledgerBook(tx, orgId),
    pastLimits: () => pastLimits(tx, orgId),
    async timeZone() {
      const row = await tx
        .selectFrom("org")
        .select("time_zone")
        .where("org_id", "=", orgId)
        .executeTakeFirstOrThrow();
      return row.time_zone;
    },
    hasReviewCalendar: async (asOf) => (await reviewCalendarOn(tx, orgId, asOf)) !== null,
    async thresholdsOn(asOf) {
      const row = await tx
        .selectFrom("alert_rules")
        .select("thresholds")
        .where("org_id", "=", orgId)
        .where("valid_from", "<=", dayTo(asOf))
        .orderBy("valid_from", "desc")
        .orderBy("recorded_at", "desc")
        .orderBy("rules_id", "desc")
        .limit(1)
        .executeTakeFirst();
      return row?.thresholds ?? null;
    },
    addRules: (rules) => addRules(tx, orgId, rules),
    standings: () => standings(tx, orgId),
    raise: (alerts, on) => raise(tx, orgId, alerts, dayTo(on)),
    async end(ends, on) {
      await sql`
        UPDATE alert SET ended_on = ${dayTo(on)}
        FROM unnest(${ends.map(({ accountId }) => accountId)}::text[], ${ends.map(({ trigger }) => trigger)}::text[])
          AS gone (account_id, trigger_name)
        WHERE org_id = ${orgId} AND alert.trigger_name = gone.trigger_name
          AND coalesce(alert.account_id, '') = gone.account_id AND ended_on IS NULL`.execute(tx);
    },
    async measured() {
      const row = await tx
        .selectFrom("alert_measure")
        .select(["as_of", "measured"])
        .where("org_id", "=", orgId)
        .executeTakeFirst();
      return row === undefined ? null : { asOf: dayFrom(row.as_of), measured: row.measured };
    },
    async keepMeasured(asOf, measured) {
      const row = { as_of: dayTo(asOf), measured: JSON.stringify(measured) };
      await tx
        .insertInto("alert_measure")
        .values({ org_id: orgId, ...row })
        .onConflict((there) => there.column("org_id").doUpdateSet(row))
        .execute();
    },
  };
}

/** What stands, or how the last one ended, of each account and trigger. */
async function standings(tx: Tx, orgId: string): Promise<Map<string, Standings>> {
  const { rows } = await sql<{
    account_id: string;
    trigger_name: Trigger;
    raised_on: string;
    ended_on: string | null;
  }>`
    SELECT DISTINCT ON (account_id, trigger_name) coalesce(account_id, '') AS account_id, trigger_name, raised_on, ended_on
    FROM alert WHERE org_id = ${orgId}
    ORDER BY account_id, trigger_name, ended_on DESC NULLS FIRST`.execute(tx);
  const found = new Map<string, Partial<Record<Trigger, Standing>>>();
  for (const { account_id, trigger_name, raised_on, ended_on } of rows) {
    const own = found.get(account_id) ?? {};
    own[trigger_name] = {
      openSince: ended_on === null ? dayFrom(raised_on) : null,
      endedOn: dayOrNull(ended_on),
    };
    found.set(account_id, own);
  }
  return found;
}

async function raise(tx: Tx, orgId: string, alerts: readonly NewAlert[], on: string): Promise<void> {
  await sql`
    INSERT INTO alert (org_id, alert_id, account_id, trigger_name, raised_on, value, figures)
    SELECT ${orgId}::bigint, alert_id, account_id, trigger_name, ${on}::date, value, figures
    FROM unnest(
      ${alerts.map(({ alertId }) => alertId)}::text[], ${alerts.map(({ accountId }) => accountId)}::text[],
      ${alerts.map(({ trigger }) => trigger)}::text[], ${alerts.map(({ value }) => value)}::float8[],
      ${alerts.map(({ figures }) => JSON.stringify(figures))}::jsonb[]
    ) AS fresh (alert_id, account_id, trigger_name, value, figures)`.execute(tx);
}

async function addRules(tx: Tx, orgId: string, rules: NewRules): Promise<boolean> {
  const added = await tx
    .insertInto("alert_rules")
    .values({
      org_id: orgId,
      rules_id: rules.rulesId,
      valid_from: dayTo(rules.from),
      thresholds: JSON.stringify(rules.thresholds),
      reason: rules.reason,
      by_user: rules.by.userId,
      by_name: rules.by.userName,
      recorded_at: rules.at,
    })
    .onConflict((there) => there.columns(["org_id", "rules_id"]).doNothing())
    .executeTakeFirst();
  return added.numInsertedOrUpdatedRows === 1n;
}
