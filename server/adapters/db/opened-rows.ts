import { sql, type Transaction } from "kysely";
import type { CrmItem } from "../../outbox/ports.ts";
import type { NewOpened, PlaybookBook } from "../../playbook/ports.ts";
import { dayTo } from "./columns.ts";
import type { Database } from "./schema.ts";

type Tx = Transaction<Database>;
type Writes = "open" | "queueTasks" | "closeTasks" | "tick" | "end" | "endOfGone";

/** What is written of an opened playbook: itself in three statements for all, then what people say of it. */
export const openedRows = (tx: Tx, orgId: string): Pick<PlaybookBook, Writes> => ({
  open: (opened, at) => open(tx, orgId, opened, at),
  queueTasks: (tasks, at) => queueTasks(tx, orgId, tasks, at),
  closeTasks: (at, openedId) => closeTasks(tx, orgId, at, openedId),
  async tick(openedId, step, { tickId, note, held, inCrm, userId, by, at }) {
    const added = await tx
      .insertInto("step_tick")
      .values({
        ...{ org_id: orgId, opened_id: openedId, step, tick_id: tickId, note, held, in_crm: inCrm },
        ...{ by_user: userId, by_name: by, at },
      })
      .onConflict((there) => there.columns(["org_id", "opened_id", "step"]).doNothing())
      .executeTakeFirst();
    return added.numInsertedOrUpdatedRows === 1n;
  },
  async endOfGone(reason, { by, at }) {
    await sql`
      INSERT INTO playbook_end (org_id, opened_id, end_id, reason, by_user, by_name, at)
      SELECT o.org_id, o.opened_id, gen_random_uuid(), ${reason}, '', ${by}, ${at}
      FROM opened_playbook o
      JOIN account c ON c.org_id = o.org_id AND c.account_id = o.account_id AND c.state <> 'active'
      WHERE o.org_id = ${orgId}
        AND EXISTS (
          SELECT FROM opened_step s LEFT JOIN step_tick t USING (org_id, opened_id, step)
          WHERE s.org_id = o.org_id AND s.opened_id = o.opened_id AND t.tick_id IS NULL)
      ON CONFLICT DO NOTHING`.execute(tx);
  },
  async end(openedId, { endId, reason, userId, by, at }) {
    const who = { by_user: userId, by_name: by, at };
    const added = await tx
      .insertInto("playbook_end")
      .values({ org_id: orgId, opened_id: openedId, end_id: endId, reason, ...who })
      .onConflict((there) => there.columns(["org_id", "opened_id"]).doNothing())
      .executeTakeFirst();
    return added.numInsertedOrUpdatedRows === 1n;
  },
});

async function open(tx: Tx, orgId: string, opened: readonly NewOpened[], at: Date): Promise<void> {
  await sql`
    INSERT INTO opened_playbook (org_id, opened_id, alert_id, account_id, trigger_name, playbook_id, opened_on, at)
    SELECT ${orgId}::bigint, opened_id, alert_id, account_id, trigger_name, playbook_id, opened_on, ${at}
    FROM unnest(
      ${opened.map(({ openedId }) => openedId)}::text[], ${opened.map(({ alertId }) => alertId)}::text[],
      ${opened.map(({ accountId }) => accountId)}::text[], ${opened.map(({ trigger }) => trigger)}::text[],
      ${opened.map(({ playbookId }) => playbookId)}::uuid[], ${opened.map(({ openedOn }) => dayTo(openedOn))}::date[]
    ) AS fresh (opened_id, alert_id, account_id, trigger_name, playbook_id, opened_on)`.execute(tx);
  const steps = opened.flatMap(({ openedId, steps: all }) => all.map((step) => ({ ...step, openedId })));
  const bodies = steps.map(({ says, does, owner, userId, days }) =>
    JSON.stringify({ says, does, owner, userId, days }),
  );
  await sql`
    INSERT INTO opened_step (org_id, opened_id, step, body, owner_id, due_on)
    SELECT ${orgId}::bigint, opened_id, step, body, owner_id, due_on
    FROM unnest(
      ${steps.map(({ openedId }) => openedId)}::text[], ${steps.map(({ step }) => step)}::smallint[],
      ${bodies}::jsonb[], ${steps.map(({ ownerId }) => ownerId)}::text[],
      ${steps.map(({ dueOn }) => dayTo(dueOn))}::date[]
    ) AS fresh (opened_id, step, body, owner_id, due_on)`.execute(tx);
}

async function queueTasks(tx: Tx, orgId: string, tasks: readonly CrmItem[], at: Date): Promise<void> {
  const ids = tasks.map(({ externalId }) => externalId);
  const records = tasks.map(({ record }) => JSON.stringify(record));
  await sql`
    INSERT INTO writeback (org_id, writeback_id, module, external_id, record, state, not_before, created_at)
    SELECT ${orgId}::bigint, writeback_id, 'Tasks', external_id, record, 'planned', ${at}, ${at}
    FROM unnest(${tasks.map(({ writebackId }) => writebackId)}::text[], ${ids}::text[], ${records}::jsonb[])
      AS fresh (writeback_id, external_id, record)
    ON CONFLICT DO NOTHING`.execute(tx);
}

/** A task whose answer is still out after so long is closed by hand. */
const LOOK_BACK = sql.lit("30 days");

/** A task that was never tried is not written; one whose answer is still out is closed another morning. */
async function closeTasks(tx: Tx, orgId: string, at: Date, openedId?: string): Promise<void> {
  const ids = await settledTasks(tx, orgId, at, openedId);
  if (ids.length === 0) return;
  await sql`
    DELETE FROM writeback
    WHERE org_id = ${orgId} AND module = 'Tasks' AND external_id = ANY (${ids}::text[])
      AND state = 'planned' AND attempts = 0`.execute(tx);
  await sql`
    INSERT INTO writeback (org_id, writeback_id, module, external_id, record, state, not_before, created_at)
    SELECT org_id, external_id || '-done', 'DoneTasks', external_id, jsonb_build_object('taskId', crm_id),
      'planned', ${at}, ${at}
    FROM writeback
    WHERE org_id = ${orgId} AND module = 'Tasks' AND external_id = ANY (${ids}::text[])
      AND state = 'sent' AND crm_id IS NOT NULL
    ON CONFLICT DO NOTHING`.execute(tx);
}

/** Tasks of steps that were lately ticked here, or left when their playbook was ended. */
async function settledTasks(tx: Tx, orgId: string, at: Date, openedId?: string): Promise<string[]> {
  const { rows } = await sql<{ task_id: string }>`
    WITH settled AS (
      SELECT opened_id, step, at FROM step_tick WHERE org_id = ${orgId} AND NOT in_crm
      UNION ALL
      SELECT s.opened_id, s.step, e.at FROM playbook_end e
      JOIN opened_step s ON s.org_id = e.org_id AND s.opened_id = e.opened_id
      WHERE e.org_id = ${orgId} AND NOT EXISTS (
        SELECT 1 FROM step_tick t WHERE t.org_id = s.org_id AND t.opened_id = s.opened_id AND t.step = s.step)
    )
    SELECT opened_id || '-p' || step AS task_id FROM settled
    WHERE ${
      openedId === undefined
        ? sql`at > ${at}::timestamptz - ${LOOK_BACK}::interval`
        : sql`opened_id = ${openedId}`
    }`.execute(tx);
  return rows.map(({ task_id }) => task_id);
}
