import { sql, type Transaction } from "kysely";
import type { CrmItem } from "../../outbox/ports.ts";
import type { NewOpened, PlaybookBook } from "../../playbook/ports.ts";
import { dayTo } from "./columns.ts";
import type { Database } from "./schema.ts";

type Tx = Transaction<Database>;
type Writes = "open" | "queueTasks" | "closeTasks" | "tick" | "end";

/** What is written of an opened playbook: itself in three statements for all, then what people say of it. */
export const openedRows = (tx: Tx, orgId: string): Pick<PlaybookBook, Writes> => ({
  open: (opened, at) => open(tx, orgId, opened, at),
  queueTasks: (tasks, at) => queueTasks(tx, orgId, tasks, at),
  closeTasks: (at, openedId) => closeTasks(tx, orgId, at, openedId),
  async tick(openedId, step, { tickId, note, held, userId, by, at }) {
    const added = await tx
      .insertInto("step_tick")
      .values({
        ...{ org_id: orgId, opened_id: openedId, step, tick_id: tickId, note, held },
        ...{ by_user: userId, by_name: by, at },
      })
      .onConflict((there) => there.columns(["org_id", "opened_id", "step"]).doNothing())
      .executeTakeFirst();
    return added.numInsertedOrUpdatedRows === 1n;
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

/** A task that was never tried is not written; one whose answer is still out is closed another morning. */
async function closeTasks(tx: Tx, orgId: string, at: Date, openedId?: string): Promise<void> {
  const settled = sql`
    SELECT s.opened_id || '-p' || s.step AS task_id FROM opened_step s
    LEFT JOIN step_tick t USING (org_id, opened_id, step)
    LEFT JOIN playbook_end e USING (org_id, opened_id)
    WHERE s.org_id = ${orgId} AND (t.tick_id IS NOT NULL OR e.end_id IS NOT NULL)
      ${openedId === undefined ? sql`` : sql`AND s.opened_id = ${openedId}`}`;
  await sql`
    DELETE FROM writeback w USING (${settled}) s
    WHERE w.org_id = ${orgId} AND w.module = 'Tasks' AND w.external_id = s.task_id
      AND w.state = 'planned' AND w.attempts = 0`.execute(tx);
  await sql`
    INSERT INTO writeback (org_id, writeback_id, module, external_id, record, state, not_before, created_at)
    SELECT ${orgId}::bigint, s.task_id || '-done', 'DoneTasks', s.task_id,
      jsonb_build_object('taskId', w.crm_id), 'planned', ${at}, ${at}
    FROM (${settled}) s
    JOIN writeback w ON w.org_id = ${orgId} AND w.module = 'Tasks' AND w.external_id = s.task_id
      AND w.state = 'sent' AND w.crm_id IS NOT NULL
    ON CONFLICT DO NOTHING`.execute(tx);
}
