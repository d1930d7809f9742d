import { sql, type Transaction } from "kysely";
import { addressOf } from "../../../shared/dunning/recipient.ts";
import { addDays } from "../../../shared/kernel/day.ts";
import type { DunningBook } from "../../dunning/ports.ts";
import { dayOrNullTo, dayTo } from "./columns.ts";
import type { Database } from "./schema.ts";

type Tx = Transaction<Database>;
type PlannedRows = Pick<DunningBook, "spokenTo" | "supersede" | "daySoFar" | "saveDecisions" | "plan">;

/** How many messages there are by now: of a table that was small a moment ago the database would read every row. */
export async function analyzePlanned(tx: Tx): Promise<void> {
  await sql`SELECT analyze_planned()`.execute(tx);
}

/** The round of a day as rows: what was said before, what was decided, what is to leave. */
export function plannedRows(tx: Tx, orgId: string): PlannedRows {
  return {
    async spokenTo(accountIds, asOf, rehearsed) {
      const { rows } = await sql<{ key: string }>`
        SELECT account_id || '/' || currency AS key FROM dispatch
        WHERE org_id = ${orgId} AND account_id = ANY(${[...accountIds]}) AND as_of = ${dayTo(asOf)}
          AND rehearsed = ${rehearsed} AND state NOT IN ('held', 'cancelled')
        UNION
        SELECT unnest(member_ids) || '/' || currency FROM dispatch
        WHERE org_id = ${orgId} AND member_ids <> '{}' AND member_ids && ${[...accountIds]}::text[]
          AND as_of = ${dayTo(asOf)} AND rehearsed = ${rehearsed} AND state NOT IN ('held', 'cancelled')`.execute(
        tx,
      );
      return new Set(rows.map(({ key }) => key));
    },
    async supersede(accountIds, asOf, at) {
      const { rows } = await sql<{ key: string; not_before: Date; own: boolean }>`
        WITH before AS (
          SELECT dispatch_id, coalesce(reason, '') = ANY(${[...ASKED_AGAIN]}) AS own FROM dispatch
          WHERE org_id = ${orgId} AND account_id = ANY(${[...accountIds]}) AND as_of < ${dayTo(asOf)}
            AND state IN ('planned', 'deferred')
          FOR UPDATE)
        UPDATE dispatch d SET state = 'cancelled', reason = 'superseded', ended_at = ${at}
        FROM before b WHERE d.org_id = ${orgId} AND d.dispatch_id = b.dispatch_id
        RETURNING d.account_id || '/' || d.currency AS key, d.not_before, b.own`.execute(tx);
      // A veto may end early: today's message is told its end by the veto itself, when it is about to leave.
      const asked = rows.filter((row) => row.not_before > at && !row.own);
      return new Map(asked.map((row) => [row.key, row.not_before]));
    },
    async daySoFar(asOf) {
      const { rows } = await sql<{
        planned: string;
        usual: string | null;
        released: boolean;
        capped: boolean;
      }>`
        WITH day AS (
          SELECT as_of, count(*) AS messages FROM dispatch
          WHERE org_id = ${orgId} AND NOT rehearsed AND state NOT IN ('held', 'cancelled')
            AND as_of <= ${dayTo(asOf)} AND as_of > ${dayTo(addDays(asOf, -31))}
          GROUP BY as_of)
        SELECT coalesce((SELECT messages FROM day WHERE as_of = ${dayTo(asOf)}), 0) AS planned,
          (SELECT percentile_disc(0.5) WITHIN GROUP (ORDER BY messages) FROM day WHERE as_of < ${dayTo(asOf)}) AS usual,
          EXISTS (SELECT 1 FROM admin_act
            WHERE org_id = ${orgId} AND kind = 'fuse-released' AND about = ${dayTo(asOf)}) AS released,
          EXISTS (SELECT 1 FROM decision
            WHERE org_id = ${orgId} AND as_of = ${dayTo(asOf)} AND mode = 'live' AND reason = 'capped') AS capped`.execute(
        tx,
      );
      const [row] = rows;
      return {
        planned: Number(row?.planned ?? 0),
        usual: row?.usual == null ? null : Number(row.usual),
        released: row?.released ?? false,
        capped: row?.capped ?? false,
      };
    },
    ...decisionRows(tx, orgId),
    ...dispatchRows(tx, orgId),
  };
}

function dispatchRows(tx: Tx, orgId: string): Pick<DunningBook, "plan"> {
  return {
    async plan(dispatches, at) {
      if (dispatches.length === 0) return [];
      const rows = dispatches.map((row) => ({
        org_id: orgId,
        dispatch_id: row.dispatchId,
        rehearsed: row.rehearsed,
        account_group: row.accountId,
        account_id: row.accountId,
        currency: row.currency,
        cycle: row.cycle,
        step: row.step,
        days: row.days,
        channel: row.channel,
        as_of: dayTo(row.asOf),
        // What is rehearsed counts as sent in rehearsal's own history, and no claim ever looks at it.
        state: row.rehearsed ? ("sent" as const) : ("planned" as const),
        policy_id: row.policyId,
        policy_version: row.policyVersion,
        invoice_ids: [...row.invoiceIds],
        member_ids: [...row.memberIds],
        billed_id: row.billedId,
        amount_minor: row.amountMinor,
        deadline_on: dayOrNullTo(row.deadlineOn),
        contact_id: row.contact?.contactId ?? null,
        recipient: row.contact === null ? null : addressOf(row.contact),
        subject: row.subject,
        body_text: row.bodyText,
        wording_version: row.wording,
        not_before: row.notBefore,
        created_at: at,
        ended_at: row.rehearsed ? at : null,
      }));
      const planned = await tx
        .insertInto("dispatch")
        .values(rows)
        .onConflict((conflict) => conflict.doNothing())
        .returning("dispatch_id")
        .execute();
      return planned.map((row) => row.dispatch_id);
    },
  };
}

function decisionRows(tx: Tx, orgId: string): Pick<DunningBook, "saveDecisions"> {
  return {
    async saveDecisions(decisions, at) {
      if (decisions.length === 0) return;
      const rows = decisions.map((row) => ({
        org_id: orgId,
        as_of: dayTo(row.asOf),
        account_id: row.accountId,
        currency: row.currency,
        mode: row.mode,
        outcome: row.outcome,
        step: row.step,
        reason: row.reason,
        policy_id: row.policyId,
        policy_version: row.policyVersion,
        segment: row.segment,
        body: JSON.stringify(row.body),
        decided_at: at,
      }));
      await tx
        .insertInto("decision")
        .values(rows)
        .onConflict((conflict) =>
          conflict.columns(["org_id", "as_of", "account_id", "currency"]).doUpdateSet((row) => ({
            mode: row.ref("excluded.mode"),
            outcome: row.ref("excluded.outcome"),
            step: row.ref("excluded.step"),
            reason: row.ref("excluded.reason"),
            policy_id: row.ref("excluded.policy_id"),
            policy_version: row.ref("excluded.policy_version"),
            segment: row.ref("excluded.segment"),
            body: row.ref("excluded.body"),
            decided_at: row.ref("excluded.decided_at"),
          })),
        )
        .execute();
    },
  };
}

/** What is looked at anew each day; only a mail server's own word is remembered into the next. */
const ASKED_AGAIN = ["vetoed", "opted-out", "wrong-contact", "preference", "contact-limit", "quiet-hours"];
