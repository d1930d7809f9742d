import { type RawBuilder, sql, type Transaction } from "kysely";
import type { Trigger } from "../../../shared/alert/kinds.ts";
import type { PlaybookStep } from "../../../shared/playbook/playbook.ts";
import type { KeptOpened, KeptStep, PlaybookBook } from "../../playbook/ports.ts";
import { dayFrom, dayOrNull, dayTo } from "./columns.ts";
import type { Database } from "./schema.ts";
import { grouped } from "../../../shared/kernel/grouped.ts";

type Tx = Transaction<Database>;

/** What was opened, as people read it. */
export const openedPage = (
  tx: Tx,
  orgId: string,
): Pick<PlaybookBook, "page" | "openAt" | "counts" | "opened" | "tasksAtWork"> => ({
  page({ state = "open", after }, limit) {
    const [on, id] = after?.split("~") ?? [];
    const isPast = on === undefined;
    return state === "open"
      ? read(
          tx,
          orgId,
          sql`${IS_OPEN} ${isPast ? sql`` : sql`AND (l.next_on::text, o.opened_id) > (${on}, ${id})`}`,
          sql`ORDER BY l.next_on, o.opened_id LIMIT ${limit}`,
        )
      : read(
          tx,
          orgId,
          sql`NOT (${IS_OPEN}) ${isPast ? sql`` : sql`AND (o.opened_on::text, o.opened_id) < (${on}, ${id})`}`,
          sql`ORDER BY o.opened_on DESC, o.opened_id DESC LIMIT ${limit}`,
        );
  },
  openAt: (accountId) =>
    read(tx, orgId, sql`${IS_OPEN} AND o.account_id = ${accountId}`, sql`ORDER BY l.next_on, o.opened_id`),
  async opened(openedId) {
    const [one] = await read(tx, orgId, sql`o.opened_id = ${openedId}`, sql``);
    return one ?? null;
  },
  async tasksAtWork(limit) {
    const { rows } = await sql<{ opened_id: string; step: number; crm_id: string }>`
      SELECT s.opened_id, s.step, w.crm_id FROM opened_step s
      LEFT JOIN step_tick t USING (org_id, opened_id, step)
      LEFT JOIN playbook_end e USING (org_id, opened_id)
      -- LIMIT: whatever the planner guesses, it begins with the steps.
      CROSS JOIN LATERAL (
        SELECT crm_id FROM writeback
        WHERE org_id = s.org_id AND module = 'Tasks' AND external_id = s.opened_id || '-p' || s.step
          AND state = 'sent' AND crm_id IS NOT NULL
        LIMIT 1
      ) w
      WHERE s.org_id = ${orgId} AND t.tick_id IS NULL AND e.end_id IS NULL AND s.body ->> 'does' = 'task'
      ORDER BY s.opened_id DESC, s.step LIMIT ${limit}`.execute(tx);
    return rows.map(({ opened_id: openedId, step, crm_id: crmId }) => ({ openedId, step, crmId }));
  },
  async counts(today) {
    const { rows } = await sql<{ open: number; late: number }>`
      SELECT count(DISTINCT s.opened_id)::int AS open,
        count(*) FILTER (WHERE s.due_on < ${dayTo(today)})::int AS late
      FROM opened_step s
      LEFT JOIN step_tick t USING (org_id, opened_id, step)
      LEFT JOIN playbook_end e USING (org_id, opened_id)
      WHERE s.org_id = ${orgId} AND t.tick_id IS NULL AND e.end_id IS NULL`.execute(tx);
    return rows[0] ?? { open: 0, late: 0 };
  },
});

const IS_OPEN = sql`(l.next_on IS NOT NULL AND e.end_id IS NULL)`;

interface Row {
  readonly opened_id: string;
  readonly account_id: string;
  readonly account: string;
  readonly trigger_name: Trigger;
  readonly opened_on: string;
  readonly alert_ended_on: string | null;
  readonly next_on: string | null;
  readonly end_id: string | null;
  readonly reason: string;
  readonly by_user: string;
  readonly by_name: string;
  readonly at: Date;
}

async function read(
  tx: Tx,
  orgId: string,
  which: RawBuilder<unknown>,
  order: RawBuilder<unknown>,
): Promise<readonly KeptOpened[]> {
  const { rows } = await sql<Row>`
    SELECT o.opened_id, o.account_id, coalesce(c.name, o.account_id) AS account, o.trigger_name, o.opened_on,
      a.ended_on AS alert_ended_on, l.next_on, e.end_id, e.reason, e.by_user, e.by_name, e.at
    FROM opened_playbook o
    CROSS JOIN LATERAL (
      SELECT min(s.due_on) AS next_on FROM opened_step s
      WHERE s.org_id = o.org_id AND s.opened_id = o.opened_id AND NOT EXISTS (
        SELECT 1 FROM step_tick t WHERE t.org_id = s.org_id AND t.opened_id = s.opened_id AND t.step = s.step)
    ) l
    LEFT JOIN playbook_end e ON e.org_id = o.org_id AND e.opened_id = o.opened_id
    LEFT JOIN alert a ON a.org_id = o.org_id AND a.alert_id = o.alert_id
    LEFT JOIN account c ON c.org_id = o.org_id AND c.account_id = o.account_id
    WHERE o.org_id = ${orgId} AND ${which} ${order}`.execute(tx);
  const steps = await stepsOf(
    tx,
    orgId,
    rows.map(({ opened_id }) => opened_id),
  );
  return rows.map((row) => openedFrom(row, steps.get(row.opened_id) ?? []));
}

const openedFrom = (row: Row, steps: readonly KeptStep[]): KeptOpened => ({
  ...{ openedId: row.opened_id, accountId: row.account_id, account: row.account, trigger: row.trigger_name },
  ...{ openedOn: dayFrom(row.opened_on), alertEndedOn: dayOrNull(row.alert_ended_on), steps },
  end:
    row.end_id === null
      ? null
      : { endId: row.end_id, reason: row.reason, userId: row.by_user, by: row.by_name, at: row.at },
  cursor: `${row.end_id === null && row.next_on !== null ? row.next_on : row.opened_on}~${row.opened_id}`,
});

interface StepRow {
  readonly opened_id: string;
  readonly step: number;
  readonly body: PlaybookStep;
  readonly owner_id: string | null;
  readonly owner: string | null;
  readonly due_on: string;
  readonly tick_id: string | null;
  readonly note: string;
  readonly held: boolean;
  readonly in_crm: boolean;
  readonly by_user: string;
  readonly by_name: string;
  readonly at: Date;
}

async function stepsOf(
  tx: Tx,
  orgId: string,
  openedIds: readonly string[],
): Promise<ReadonlyMap<string, readonly KeptStep[]>> {
  const { rows } = await sql<StepRow>`
    SELECT s.opened_id, s.step, s.body, s.owner_id, u.name AS owner, s.due_on,
      t.tick_id, t.note, t.held, t.in_crm, t.by_user, t.by_name, t.at
    FROM opened_step s
    LEFT JOIN step_tick t USING (org_id, opened_id, step)
    LEFT JOIN crm_user u ON u.org_id = s.org_id AND u.user_id = s.owner_id
    WHERE s.org_id = ${orgId} AND s.opened_id = ANY (${[...openedIds]}::text[])
    ORDER BY s.opened_id, s.step`.execute(tx);
  return grouped(rows, (row) => row.opened_id, stepFrom);
}

const stepFrom = (row: StepRow): KeptStep => ({
  ...row.body,
  ...{ step: row.step, ownerId: row.owner_id, ownerName: row.owner, dueOn: dayFrom(row.due_on) },
  tick:
    row.tick_id === null
      ? null
      : {
          ...{ tickId: row.tick_id, note: row.note, held: row.held, inCrm: row.in_crm },
          ...{ userId: row.by_user, by: row.by_name, at: row.at },
        },
});
