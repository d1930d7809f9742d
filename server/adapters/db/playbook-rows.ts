import { sql, type Transaction } from "kysely";
import type { Playbook, PlaybookStep } from "../../../shared/playbook/playbook.ts";
import type { Trigger } from "../../../shared/alert/kinds.ts";
import type { KeptPlaybook, PlaybookBook } from "../../playbook/ports.ts";
import { type AccountUrl, readAccountUrls } from "./account-urls.ts";
import { dayFrom, dayTo } from "./columns.ts";
import { limitBook } from "./limit-rows.ts";
import { openedPage } from "./opened-page.ts";
import { openedRows } from "./opened-rows.ts";
import type { Database } from "./schema.ts";

type Tx = Transaction<Database>;

/** Playbooks and what was opened by them, inside one tenant's transaction: only added. */
export function playbookBook(tx: Tx, orgId: string, accountUrl: AccountUrl): PlaybookBook {
  return {
    limits: limitBook(tx, orgId),
    async org() {
      const row = await tx
        .selectFrom("org")
        .select(["time_zone", "language"])
        .where("org_id", "=", orgId)
        .executeTakeFirstOrThrow();
      return { timeZone: row.time_zone, language: row.language };
    },
    async users() {
      const rows = await tx
        .selectFrom("crm_user")
        .select(["user_id", "name", "profile"])
        .where("org_id", "=", orgId)
        .where("active", "=", true)
        .orderBy("name")
        .orderBy("user_id")
        .execute();
      return rows.map(({ user_id: userId, name, profile }) => ({ userId, name, profile }));
    },
    urlsOf: (accountIds) => readAccountUrls(tx, orgId, accountIds, accountUrl),
    ...kept(tx, orgId),
    ...openedRows(tx, orgId),
    ...openedPage(tx, orgId),
  };
}

const kept = (tx: Tx, orgId: string): Pick<PlaybookBook, "playbooks" | "addPlaybook" | "waiting"> => ({
  async playbooks(asOf) {
    const { rows } = await sql<PlaybookRow>`
      SELECT DISTINCT ON (trigger_name) trigger_name, body, by_name, valid_from, reason FROM playbook
      WHERE org_id = ${orgId} AND valid_from <= ${dayTo(asOf)}
      ORDER BY trigger_name, valid_from DESC, recorded_at DESC, playbook_id DESC`.execute(tx);
    return rows.map(playbookFrom);
  },
  async addPlaybook({ playbookId, trigger, on, steps, reason, from, by, userId, at }) {
    const who = { by_user: userId, by_name: by, recorded_at: at };
    const added = await tx
      .insertInto("playbook")
      .values({
        ...{ org_id: orgId, playbook_id: playbookId, trigger_name: trigger, valid_from: dayTo(from) },
        ...{ body: JSON.stringify({ on, steps } satisfies Playbook), reason, ...who },
      })
      .onConflict((there) => there.columns(["org_id", "playbook_id"]).doNothing())
      .executeTakeFirst();
    return added.numInsertedOrUpdatedRows === 1n;
  },
  async waiting() {
    const { rows } = await sql<WaitingRow>`
      SELECT a.alert_id, a.account_id, c.owner_id, a.trigger_name, a.raised_on, p.playbook_id, p.body -> 'steps' AS steps
      FROM alert a
      JOIN account c ON c.org_id = a.org_id AND c.account_id = a.account_id AND c.state = 'active'
      CROSS JOIN LATERAL (
        SELECT playbook_id, body FROM playbook
        WHERE org_id = ${orgId} AND trigger_name = a.trigger_name AND valid_from <= a.raised_on
        ORDER BY valid_from DESC, recorded_at DESC, playbook_id DESC LIMIT 1
      ) p
      WHERE a.org_id = ${orgId} AND a.ended_on IS NULL AND (p.body ->> 'on')::boolean
        AND NOT EXISTS (SELECT 1 FROM opened_playbook o WHERE o.org_id = ${orgId} AND o.alert_id = a.alert_id)
        AND NOT EXISTS (
          SELECT 1 FROM opened_playbook o
          WHERE o.org_id = ${orgId} AND o.account_id = a.account_id AND o.trigger_name = a.trigger_name
            AND NOT EXISTS (SELECT 1 FROM playbook_end e WHERE e.org_id = ${orgId} AND e.opened_id = o.opened_id)
            AND EXISTS (
              SELECT 1 FROM opened_step s LEFT JOIN step_tick t USING (org_id, opened_id, step)
              WHERE s.org_id = ${orgId} AND s.opened_id = o.opened_id AND t.tick_id IS NULL))
        AND NOT EXISTS (
          SELECT 1 FROM alert_measure m, jsonb_array_elements(m.measured) one
          WHERE m.org_id = ${orgId} AND one ->> 'trigger' = a.trigger_name AND one ->> 'verdict' = 'worse')
      ORDER BY a.raised_on, a.alert_id`.execute(tx);
    return rows.map((row) => ({
      ...{ alertId: row.alert_id, accountId: row.account_id, ownerId: row.owner_id },
      ...{ trigger: row.trigger_name, playbookId: row.playbook_id, steps: row.steps },
      raisedOn: dayFrom(row.raised_on),
    }));
  },
});

interface PlaybookRow {
  readonly trigger_name: Trigger;
  readonly body: Playbook;
  readonly by_name: string;
  readonly valid_from: string;
  readonly reason: string;
}

interface WaitingRow {
  readonly alert_id: string;
  readonly account_id: string;
  readonly owner_id: string | null;
  readonly trigger_name: Trigger;
  readonly raised_on: string;
  readonly playbook_id: string;
  readonly steps: readonly PlaybookStep[];
}

const playbookFrom = ({ trigger_name, body, by_name, valid_from, reason }: PlaybookRow): KeptPlaybook => ({
  ...{ trigger: trigger_name, on: body.on, steps: body.steps, by: by_name, reason },
  from: dayFrom(valid_from),
});
