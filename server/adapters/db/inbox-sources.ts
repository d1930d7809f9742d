import { type RawBuilder, sql } from "kysely";
import { INBOX_KINDS, type InboxKind } from "../../../shared/inbox/kinds.ts";

/** One line that waits, whatever it is about: what all kinds have in common. */
export interface SourceRow {
  readonly kind: InboxKind;
  readonly id: string;
  readonly account_id: string;
  readonly amount_minor: string;
  readonly currency: string;
  readonly since: Date;
}

/**
 * One kind of thing that waits for a person, read from its slice's own rows: `kind, id, account_id, amount_minor,
 * currency, since`. A kind joins the inbox by standing in the list below, and in `actsOf`.
 */
export interface InboxSource {
  readonly kind: InboxKind;
  rows(orgId: string, at: Date): RawBuilder<SourceRow>;
}

/** What nobody looked at for half a year waits for nobody. */
const SINCE = sql.lit("180 days");

const message = (kind: InboxKind) =>
  sql`SELECT ${sql.lit(kind)} AS kind, d.dispatch_id AS id, d.account_id, d.amount_minor, d.currency,
    date_trunc('milliseconds', coalesce(d.ended_at, d.created_at)) AS since FROM dispatch d`;

const recent = (at: Date) => sql`d.ended_at > ${at}::timestamptz - ${SINCE}::interval`;

/**
 * Something of what it asked for is still not paid. One invoice after the other, by their keys: a planner that knows no
 * figures yet would rather go through the whole ledger for each message.
 */
const stillOwed = sql`EXISTS (
  SELECT FROM unnest(d.invoice_ids) AS named (id)
  CROSS JOIN LATERAL (SELECT i.amount_minor FROM ledger_entry i WHERE i.org_id = d.org_id AND i.entry_id = named.id
    AND i.known_to IS NULL AND i.kind = 'invoice' LIMIT 1) invoice
  CROSS JOIN LATERAL (SELECT coalesce(sum(p.amount_minor), 0) AS minor FROM ledger_entry p WHERE p.org_id = d.org_id
    AND p.applied_to = named.id AND p.known_to IS NULL AND p.kind <> 'invoice' AND p.reversed_on IS NULL) came
  WHERE invoice.amount_minor > came.minor)`;

const inDoubt: InboxSource = {
  kind: "in-doubt",
  rows: (orgId) =>
    sql`${message("in-doubt")} WHERE d.org_id = ${orgId} AND NOT d.rehearsed AND d.state = 'in_doubt'`,
};

/**
 * Came back, and nothing has settled it since: the same step has not reached another there, the address still stands in
 * the CRM where it is to blame, and it was not refused again.
 */
const returned: InboxSource = {
  kind: "returned",
  rows: (orgId, at) => sql`${message("returned")}
    WHERE d.org_id = ${orgId} AND NOT d.rehearsed AND d.state = 'rejected' AND ${recent(at)}
      AND NOT EXISTS (SELECT FROM dispatch l WHERE l.org_id = d.org_id AND l.account_id = d.account_id AND NOT l.rehearsed
        AND l.channel = d.channel AND l.ended_at > d.ended_at AND l.recipient = d.recipient
        AND (l.state = 'rejected' OR (l.state = 'sent' AND d.reason IS DISTINCT FROM 'recipient')))
      AND (d.reason IS DISTINCT FROM 'recipient' OR EXISTS (SELECT FROM contact c
        WHERE c.org_id = d.org_id AND c.account_id = d.account_id AND c.state = 'active'
          AND CASE WHEN d.channel = 'sms'
            THEN right(regexp_replace(coalesce(c.mobile, c.phone), '[^0-9]', '', 'g'), 8) = right(d.recipient, 8)
            ELSE lower(c.email) = lower(d.recipient) END))`,
};

const proposal: InboxSource = {
  kind: "proposal",
  rows: (orgId, at) => sql`${message("proposal")}
    WHERE d.org_id = ${orgId} AND NOT d.rehearsed AND d.state = 'sent' AND ${recent(at)} AND ${stillOwed}
      AND d.channel IN ('demand-letter', 'lawyers-letter', 'stop-supply', 'agency')`,
};

/** A contact that somebody logged since is the call or visit that was asked for. */
const task: InboxSource = {
  kind: "task",
  rows: (orgId, at) => sql`${message("task")}
    WHERE d.org_id = ${orgId} AND NOT d.rehearsed AND d.state = 'sent' AND ${recent(at)} AND ${stillOwed}
      AND d.channel IN ('call-task', 'visit-task')
      AND NOT EXISTS (SELECT FROM followup f WHERE f.org_id = d.org_id AND f.account_id = d.account_id
        AND f.by_user <> 'system' AND f.kind IN ('call', 'visit', 'email', 'message') AND f.happened_at >= d.ended_at)`,
};

/** A settlement beyond its maker's authority, until somebody decides or its day is over. */
const offer: InboxSource = {
  kind: "offer",
  rows: (orgId, at) => sql`
    SELECT 'offer' AS kind, o.offer_id AS id, o.account_id, o.asked_minor AS amount_minor, o.currency,
      date_trunc('milliseconds', o.recorded_at) AS since
    FROM discount_offer o JOIN org g ON g.org_id = o.org_id
    WHERE o.org_id = ${orgId} AND o.kind = 'settlement'
      AND o.pay_by >= (${at}::timestamptz AT TIME ZONE g.time_zone)::date
      AND NOT EXISTS (SELECT FROM discount_act a WHERE a.org_id = o.org_id AND a.offer_id = o.offer_id)`,
};

const claim: InboxSource = {
  kind: "claim",
  rows: (orgId) => sql`
    SELECT 'claim' AS kind, c.charge_id AS id, c.account_id, c.amount_minor, c.currency,
      date_trunc('milliseconds', c.at) AS since
    FROM charge c WHERE c.org_id = ${orgId}
      AND NOT EXISTS (SELECT FROM charge_act a WHERE a.org_id = c.org_id AND a.charge_id = c.charge_id
        AND a.act IN ('accepted', 'declined'))`,
};

/** Everything that waits for a person. */
export const INBOX_SOURCES: readonly InboxSource[] = [inDoubt, returned, proposal, offer, task, claim];

/** Which comes first: the order of the kinds. */
export const rankOf = (kind: InboxKind): number => INBOX_KINDS.indexOf(kind);
