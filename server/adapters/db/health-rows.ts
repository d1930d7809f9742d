import { type Selectable, sql, type Transaction } from "kysely";
import type { HealthFacts } from "../../../shared/activation/alarms.ts";
import type { Mode } from "../../../shared/activation/contract.ts";
import { formatDay } from "../../../shared/kernel/day.ts";
import type { ActivationBook, RoundRow } from "../../activation/ports.ts";
import { dayFrom } from "./columns.ts";
import type { Database, RoundTable } from "./schema.ts";

type Tx = Transaction<Database>;

/** How an org's rounds went, and what is wrong with its reminders. */
export function healthRows(
  tx: Tx,
  orgId: string,
): Pick<ActivationBook, "rounds" | "health" | "openAlarms" | "beginAlarm" | "endAlarm"> {
  return {
    async rounds(limit) {
      const rows = await tx
        .selectFrom("round")
        .selectAll()
        .where("org_id", "=", orgId)
        .orderBy("as_of", "desc")
        .limit(limit)
        .execute();
      return rows.map(roundFrom);
    },
    health: (at, today) => readHealth(tx, orgId, at, formatDay(today)),
    async openAlarms() {
      const rows = await tx
        .selectFrom("alarm")
        .select(["kind", "began_at"])
        .where("org_id", "=", orgId)
        .where("ended_at", "is", null)
        .execute();
      return rows.map(({ kind, began_at }) => ({ kind, beganAt: began_at }));
    },
    async beginAlarm(alarmId, { kind, figure }, at) {
      await tx
        .insertInto("alarm")
        .values({
          org_id: orgId,
          alarm_id: alarmId,
          kind,
          detail: JSON.stringify({ figure }),
          began_at: at,
        })
        .onConflict((same) => same.doNothing())
        .execute();
    },
    async endAlarm(kind, at) {
      await tx
        .updateTable("alarm")
        .set({ ended_at: at })
        .where("org_id", "=", orgId)
        .where("kind", "=", kind)
        .where("ended_at", "is", null)
        .execute();
    },
  };
}

interface Figures {
  readonly mode: Mode;
  readonly stopped: boolean;
  readonly ran_at: Date;
  readonly outcome: HealthFacts["lastOutcome"];
  readonly planned: string;
  readonly sent: string;
  readonly under_way: string;
  readonly waits_since: Date | null;
  readonly in_doubt: string;
  readonly read_at: Date | null;
  readonly unread: string;
  readonly refused: boolean;
  readonly domain_failed: boolean;
  readonly fuse: string;
  readonly reviews: string;
}

async function readHealth(tx: Tx, orgId: string, at: Date, today: string): Promise<HealthFacts> {
  const { rows } = await sql<Figures>`
    SELECT o.mode, house.is_stopped() AS stopped,
      coalesce((SELECT max(finished_at) FROM round r WHERE r.org_id = o.org_id), o.created_at) AS ran_at,
      (SELECT outcome FROM round r WHERE r.org_id = o.org_id AND outcome IS NOT NULL ORDER BY as_of DESC LIMIT 1) AS outcome,
      d.planned, d.sent, d.under_way, d.in_doubt, d.waits_since,
      s.read_at, s.unread,
      coalesce((SELECT state = 'refused' FROM zoho_connection z WHERE z.org_id = o.org_id), false) AS refused,
      coalesce((o.settings #>> '{mailCheck,failed}')::boolean, false) AS domain_failed,
      (SELECT count(*) FROM decision h WHERE h.org_id = o.org_id AND h.as_of = ${today}::date AND h.reason = 'capped'
        AND h.body->>'until' IS NULL) AS fuse,
      (SELECT count(*) FROM exemption e WHERE e.org_id = o.org_id AND e.review_on < ${today}::date
        AND e.lifted_on IS NULL AND (e.ends_on IS NULL OR e.ends_on >= ${today}::date)) AS reviews
    FROM org o
    CROSS JOIN LATERAL (
      SELECT count(*) FILTER (WHERE as_of = ${today}::date AND state NOT IN ('held', 'cancelled')) AS planned,
        count(*) FILTER (WHERE as_of = ${today}::date AND state = 'sent') AS sent,
        count(*) FILTER (WHERE as_of = ${today}::date AND state IN ('planned', 'deferred', 'claimed', 'sending')) AS under_way,
        count(*) FILTER (WHERE state = 'in_doubt') AS in_doubt,
        min(not_before) FILTER (WHERE state IN ('planned', 'deferred') AND not_before <= ${at}) AS waits_since
      FROM dispatch WHERE org_id = ${orgId} AND NOT rehearsed
        AND (as_of = ${today}::date OR state IN ('planned', 'deferred', 'in_doubt'))) d
    CROSS JOIN LATERAL (
      SELECT min(c.last_ok_at) AS read_at, count(*) - count(c.last_ok_at) AS unread
      FROM unnest(CASE o.payments_from WHEN 'invoice-fields' THEN ARRAY['accounts', 'contacts', 'invoices']
        ELSE ARRAY['accounts', 'contacts', 'invoices', 'payments'] END) AS source
      LEFT JOIN sync_cursor c ON c.org_id = o.org_id AND c.source = source.source) s
    WHERE o.org_id = ${orgId}`.execute(tx);
  const [row] = rows;
  if (row === undefined) throw new Error(`org ${orgId} is not there`);
  return {
    mode: row.mode,
    installationStopped: row.stopped,
    sinceRunMinutes: minutesSince(row.ran_at, at),
    lastOutcome: row.outcome,
    plannedToday: Number(row.planned),
    sentToday: Number(row.sent),
    underWay: Number(row.under_way),
    waitingMinutes: row.waits_since && minutesSince(row.waits_since, at),
    inDoubt: Number(row.in_doubt),
    dataAgeMinutes: Number(row.unread) > 0 || row.read_at === null ? null : minutesSince(row.read_at, at),
    connectionRefused: row.refused,
    domainFailed: row.domain_failed,
    heldByFuse: Number(row.fuse),
    reviewsOver: Number(row.reviews),
  };
}

const minutesSince = (then: Date, at: Date): number =>
  Math.max(0, Math.floor((at.getTime() - then.getTime()) / 60_000));

interface Report {
  readonly steps?: Readonly<
    Record<
      string,
      { readonly warnings?: readonly string[]; readonly counts?: Readonly<Record<string, number>> }
    >
  >;
  readonly fault?: RoundRow["fault"];
}

function roundFrom(row: Selectable<RoundTable>): RoundRow {
  const { steps = {}, fault = null } = row.report as Report;
  return {
    asOf: dayFrom(row.as_of),
    startedAt: row.started_at,
    finishedAt: row.finished_at,
    outcome: row.outcome,
    warnings: Object.values(steps).flatMap(({ warnings = [] }) => warnings),
    counts: Object.assign({}, ...Object.values(steps).map(({ counts = {} }) => counts)) as Record<
      string,
      number
    >,
    fault,
  };
}
