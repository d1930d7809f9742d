import { sql, type Transaction } from "kysely";
import type { DispatchNote, DunningBook, OrgProfile } from "../../dunning/ports.ts";
import { addressOf } from "../../../shared/dunning/recipient.ts";
import { addDays } from "../../../shared/kernel/day.ts";
import { capsIn } from "./activation-rows.ts";
import { atOnce } from "./at-once.ts";
import { contactRecords } from "./contact-rows.ts";
import { dayOrNull, dayOrNullTo, dayTo } from "./columns.ts";
import { claimRows } from "./dunning-claims.ts";
import { readSheets } from "./dunning-sheets.ts";
import { readBrokenLinks, readGrouping } from "./family-rows.ts";
import { senderIn } from "./org-rows.ts";
import { writebackQueue } from "./outbox-rows.ts";
import { readPolicies } from "./policies-stored.ts";
import { roundNotes } from "./round-notes.ts";
import type { Database } from "./schema.ts";
import { newestWording, payIn, wordingsInForce } from "./words-in-force.ts";

type Tx = Transaction<Database>;

/** Reads and writes of dunning inside one tenant's transaction. */
export function dunningBook(tx: Tx, orgId: string): DunningBook {
  return {
    ...writebackQueue(tx, orgId),
    ...claimRows(tx, orgId),
    ...planRows(tx, orgId),
    ...roundNotes(tx, orgId),
    ...contactRecords(tx, orgId),
    org: () => readOrg(tx, orgId),
    policiesStored: () => readPolicies(tx, orgId),
    oldestReadAt: () => oldestReadAt(tx, orgId),
    async accountsToPlan(asOf) {
      const { rows } = await sql<{ account_id: string }>`
        SELECT DISTINCT account_id FROM ledger_entry
        WHERE org_id = ${orgId} AND known_to IS NULL AND kind = 'invoice' ORDER BY account_id`.execute(tx);
      const { payerOf, anyTogether } = await readGrouping(tx, orgId, "all", asOf);
      const accountIds = rows.map((row) => row.account_id);
      return anyTogether ? [...new Set(accountIds.map(payerOf))].sort() : accountIds;
    },
    brokenLinks: () => readBrokenLinks(tx, orgId),
    sheets: (accountIds, rehearsed, asOf) => readSheets(tx, orgId, accountIds, rehearsed, asOf),
    note: atOnce(async (notes: readonly DispatchNote[]) => {
      await addNotes(tx, orgId, notes);
      return notes.map(() => undefined);
    }),
  };
}

async function addNotes(tx: Tx, orgId: string, notes: readonly DispatchNote[]): Promise<void> {
  const of = <T>(pick: (note: DispatchNote) => T): T[] => notes.map(pick);
  await sql`
    INSERT INTO followup (org_id, followup_id, account_id, kind, contact_id, note, dispatch_id,
      happened_at, recorded_at, by_user, by_name, body_hash)
    SELECT ${orgId}, n.followup_id, n.account_id, n.kind, n.contact_id, n.note, n.dispatch_id,
      n.at, n.at, 'system', 'Huikuan', 'dispatch:' || n.dispatch_id
    FROM unnest(${of((note) => note.followupId)}::text[], ${of((note) => note.accountId)}::text[],
      ${of((note) => note.kind)}::text[], ${of((note) => note.contactId)}::text[], ${of((note) => note.note)}::text[],
      ${of((note) => note.dispatchId)}::text[], ${of((note) => note.at)}::timestamptz[])
      AS n (followup_id, account_id, kind, contact_id, note, dispatch_id, at)
    WHERE NOT EXISTS (SELECT 1 FROM followup f WHERE f.org_id = ${orgId} AND f.account_id = n.account_id
      AND f.dispatch_id = n.dispatch_id)`.execute(tx);
}

async function readOrg(tx: Tx, orgId: string): Promise<OrgProfile> {
  const row = await tx
    .selectFrom("org")
    .select(["name", "time_zone", "language", "mode", "settings", "live_on"])
    .select(sql<string | null>`(SELECT region FROM sms_sender WHERE org_id = ${orgId})`.as("sms_region"))
    .select(sql<boolean>`house.is_stopped()`.as("installation_stopped"))
    .select(newestWording(orgId).as("newest_wording"))
    .where("org_id", "=", orgId)
    .executeTakeFirstOrThrow();
  return {
    name: row.name,
    timeZone: row.time_zone,
    language: row.language,
    mode: row.mode,
    installationStopped: row.installation_stopped,
    liveOn: dayOrNull(row.live_on),
    caps: capsIn(row.settings),
    sender: senderIn(row.settings, row.name),
    words: await wordingsInForce(tx, orgId, row.newest_wording),
    pay: payIn(row.settings),
    ...(row.sms_region === null ? {} : { texts: { region: row.sms_region } }),
  };
}

/** Payments taken from invoice fields are as old as the invoices, and have no source of their own. */
async function oldestReadAt(tx: Tx, orgId: string): Promise<Date | null> {
  const { rows } = await sql<{ oldest: Date | null; read: string; needed: string }>`
    SELECT min(c.last_ok_at) AS oldest, count(c.last_ok_at) AS read, count(*) AS needed
    FROM org o
    CROSS JOIN unnest(CASE o.payments_from WHEN 'invoice-fields'
      THEN ARRAY['accounts', 'contacts', 'invoices']
      ELSE ARRAY['accounts', 'contacts', 'invoices', 'payments'] END) AS source
    LEFT JOIN sync_cursor c ON c.org_id = o.org_id AND c.source = source.source
    WHERE o.org_id = ${orgId}`.execute(tx);
  const [row] = rows;
  return row && row.read === row.needed ? row.oldest : null;
}

type PlanRows = Pick<DunningBook, "spokenTo" | "supersede" | "daySoFar" | "saveDecisions" | "plan">;

function planRows(tx: Tx, orgId: string): PlanRows {
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

/** What is looked at anew each day; only a mail server's own word is remembered into the next. */
const ASKED_AGAIN = ["vetoed", "opted-out", "wrong-contact", "preference", "contact-limit", "quiet-hours"];
