import type { Channel } from "../../../shared/dunning/contract.ts";
import { sql, type Transaction } from "kysely";
import type { FollowUpBody } from "../../../shared/followup/contract.ts";
import { localMoment } from "../../../shared/kernel/local-moment.ts";
import { minorFrom } from "./columns.ts";
import { promiseBody } from "../../../shared/promise/promise-body.ts";
import type { PromiseRow } from "./agreement-columns.ts";
import { lastVerdictOf } from "./promise-rows.ts";
import { sameDebtor } from "./merged-rows.ts";
import type { Database } from "./schema.ts";

interface LineRow {
  readonly id: string;
  readonly kind: FollowUpBody["kind"];
  readonly outcome: string | null;
  readonly contact_name: string | null;
  readonly note: string;
  readonly next_action: string | null;
  readonly next_on: string | null;
  readonly happened_at: Date;
  readonly time_zone: string;
  readonly by_name: string;
  readonly supersedes: string | null;
  readonly superseded_by: string | null;
  readonly crm_states: readonly string[] | null;
  readonly about: FollowUpBody["about"];
  readonly beyond: NonNullable<FollowUpBody["beyond"]> | null;
  readonly promise: PromiseRow | null;
  readonly dispatch: DispatchJson | null;
  readonly through: string | null;
  readonly payment_minor: string | null;
  readonly payment_currency: string | null;
  readonly payment_reference: string | null;
}

interface DispatchJson {
  readonly dispatch_id: string;
  readonly step: string;
  readonly days: number;
  readonly channel: Channel;
  readonly state: NonNullable<FollowUpBody["dispatch"]>["state"];
  readonly rehearsed: boolean;
  readonly subject: string | null;
  readonly recipient: string | null;
  readonly invoice_ids: readonly string[];
  readonly amount_minor: number;
  readonly currency: string;
  readonly delivered: boolean | null;
}

/**
 * What was said and done, what was said about it to the head office that pays for it, and the money that came, as one list: of an account and of
 * those that were merged into it.
 */
const lines = (orgId: string, accountIds: readonly string[]) => sql`
  SELECT f.followup_id AS id, f.kind, f.outcome, f.contact_id, f.note, f.next_action, f.next_on, f.happened_at, f.by_name,
         f.supersedes, f.promise_id, f.dispatch_id, f.body->'about' AS about, f.body->'beyond' AS beyond, NULL::text AS through_id,
         NULL::bigint AS payment_minor, NULL::text AS payment_currency, NULL::text AS payment_reference
    FROM followup f WHERE f.org_id = ${orgId} AND f.account_id = ANY(${accountIds}::text[])
  UNION ALL
  SELECT f.followup_id, f.kind, f.outcome, f.contact_id, f.note, f.next_action, f.next_on, f.happened_at, f.by_name,
         f.supersedes, f.promise_id, f.dispatch_id, f.body->'about', f.body->'beyond', d.account_id, NULL, NULL, NULL
    FROM dispatch d JOIN followup f
      ON f.org_id = d.org_id AND f.account_id = d.account_id AND f.dispatch_id = d.dispatch_id
    WHERE d.org_id = ${orgId} AND d.member_ids <> '{}' AND d.member_ids && ${accountIds}::text[]
      AND d.account_id <> ALL(${accountIds}::text[])
  UNION ALL
  SELECT 'payment-' || l.entry_id, 'payment', NULL, NULL, '', NULL, NULL,
         l.on_day::timestamp AT TIME ZONE (SELECT time_zone FROM org WHERE org_id = ${orgId}), '',
         NULL, NULL, NULL, NULL, NULL, NULL, l.amount_minor, l.currency, l.number
    FROM ledger_entry l WHERE l.org_id = ${orgId} AND l.account_id = ANY(${accountIds}::text[]) AND l.kind = 'payment' AND l.known_to IS NULL`;

const withFacts = (orgId: string, page: ReturnType<typeof lines>) => sql<LineRow>`
  SELECT p.*, c.name AS contact_name,
         (SELECT o.time_zone FROM org o WHERE o.org_id = ${orgId}) AS time_zone,
         (SELECT n.followup_id FROM followup n WHERE n.org_id = ${orgId} AND n.supersedes = p.id LIMIT 1) AS superseded_by,
         (SELECT array_agg(w.state) FROM writeback w
           WHERE w.org_id = ${orgId} AND w.external_id IN (p.id, p.id || '-next')) AS crm_states,
         (SELECT to_jsonb(q) FROM promise q WHERE q.org_id = ${orgId} AND q.promise_id = p.promise_id) AS promise,
         (SELECT to_jsonb(d) - 'raw' FROM dispatch d WHERE d.org_id = ${orgId} AND d.dispatch_id = p.dispatch_id) AS dispatch,
         (SELECT a.name FROM account a WHERE a.org_id = ${orgId} AND a.account_id = p.through_id) AS through
    FROM (${page}) p LEFT JOIN contact c ON c.org_id = ${orgId} AND c.contact_id = p.contact_id
   ORDER BY p.happened_at DESC, p.id DESC`;

export interface Cursor {
  readonly at: string;
  readonly id: string;
}

/** Up to `size` lines older than the cursor, newest first. */
export async function readLines(
  tx: Transaction<Database>,
  orgId: string,
  accountId: string,
  cursor: Cursor | null,
  size: number,
): Promise<readonly FollowUpBody[]> {
  const older =
    cursor === null ? sql`true` : sql`(a.happened_at, a.id) < (${cursor.at}::timestamptz, ${cursor.id})`;
  const page = sql`SELECT * FROM (${lines(orgId, await sameDebtor(tx, orgId, accountId))}) a WHERE ${older} ORDER BY a.happened_at DESC, a.id DESC LIMIT ${size}`;
  const { rows } = await withFacts(orgId, page).execute(tx);
  return rows.map(bodyFrom);
}

/** One line by its id. */
export async function readLine(
  tx: Transaction<Database>,
  orgId: string,
  accountId: string,
  id: string,
): Promise<FollowUpBody | null> {
  const page = sql`SELECT * FROM (${lines(orgId, [accountId])}) a WHERE a.id = ${id}`;
  const { rows } = await withFacts(orgId, page).execute(tx);
  return rows[0] === undefined ? null : bodyFrom(rows[0]);
}

function bodyFrom(row: LineRow): FollowUpBody {
  return {
    followupId: row.id,
    kind: row.kind,
    outcome: row.outcome,
    contactName: row.contact_name,
    note: row.note,
    next:
      row.next_action === null || row.next_on === null ? null : { what: row.next_action, on: row.next_on },
    happenedAt: localMoment(row.happened_at, row.time_zone),
    byName: row.by_name,
    promise: row.promise === null ? null : promiseBody(lastVerdictOf(row.promise)),
    dispatch: row.dispatch === null ? null : dispatchFrom(row.dispatch, row.through),
    payment:
      row.payment_minor === null || row.payment_currency === null
        ? null
        : {
            amountMinor: minorFrom(row.payment_minor),
            currency: row.payment_currency,
            reference: row.payment_reference ?? "",
          },
    about: row.about,
    ...(row.beyond !== null && { beyond: row.beyond }),
    supersedes: row.supersedes,
    supersededBy: row.superseded_by,
    inCrm: inCrm(row.crm_states),
  };
}

function dispatchFrom(row: DispatchJson, through: string | null): NonNullable<FollowUpBody["dispatch"]> {
  return {
    dispatchId: row.dispatch_id,
    step: row.step,
    days: row.days,
    channel: row.channel,
    state: row.state,
    rehearsed: row.rehearsed,
    subject: row.subject,
    recipient: row.recipient,
    invoiceCount: row.invoice_ids.length,
    amountMinor: Number(row.amount_minor),
    currency: row.currency,
    ...(row.delivered === null ? {} : { delivered: row.delivered }),
    ...(through === null ? {} : { through }),
  };
}

function inCrm(states: readonly string[] | null): FollowUpBody["inCrm"] {
  if (states === null) return null;
  if (states.includes("rejected")) return "refused";
  return states.every((state) => state === "sent") ? "written" : "waiting";
}
