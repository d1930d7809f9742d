import { sql, type Transaction } from "kysely";
import type { ClaimKnown, MessageKnown, OfferKnown } from "../../inbox/ports.ts";
import { dayFrom, minorFrom } from "./columns.ts";
import type { Database, DispatchTable } from "./schema.ts";

type Tx = Transaction<Database>;

interface MessageRow {
  readonly dispatch_id: string;
  readonly step: string;
  readonly channel: DispatchTable["channel"];
  readonly subject: string | null;
  readonly body_text: string | null;
  readonly invoices: number;
  readonly as_of: string;
  readonly recipient: string | null;
  readonly contact: string | null;
  readonly attempts: number;
  readonly reason: string | null;
  readonly reply: string | null;
  readonly message_id: string | null;
  readonly answered: boolean;
  readonly paid: boolean;
}

/** Of the messages of a page what is known of each, what came in since among it. */
export async function readMessages(
  tx: Tx,
  orgId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, MessageKnown>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<MessageRow>`
    SELECT d.dispatch_id, d.step, d.channel, d.subject, d.body_text, cardinality(d.invoice_ids) AS invoices, d.as_of,
      d.recipient, c.name AS contact, d.attempts, d.reason, coalesce(d.delivery_reply, d.smtp_reply) AS reply, d.message_id,
      EXISTS (SELECT FROM followup f WHERE f.org_id = d.org_id AND f.account_id = d.account_id AND f.by_user = 'system'
        AND f.kind = 'message' AND f.happened_at > d.ended_at) AS answered,
      EXISTS (SELECT FROM ledger_entry p WHERE p.org_id = d.org_id AND p.account_id = d.account_id AND p.kind = 'payment'
        AND p.known_to IS NULL AND p.known_from > d.ended_at) AS paid
    FROM dispatch d
    LEFT JOIN contact c ON c.org_id = d.org_id AND c.contact_id = d.contact_id
    WHERE d.org_id = ${orgId} AND d.dispatch_id = ANY(${[...ids]}::text[])`.execute(tx);
  return new Map(
    rows.map((row) => [
      row.dispatch_id,
      {
        step: row.step,
        channel: row.channel,
        subject: row.subject,
        text: row.body_text,
        invoices: row.invoices,
        asOf: dayFrom(row.as_of),
        recipient: row.recipient,
        contact: row.contact,
        attempts: row.attempts,
        reason: row.reason,
        reply: row.reply,
        messageId: row.message_id,
        heardSince: row.paid ? "payment" : row.answered ? "answer" : null,
      },
    ]),
  );
}

/** Of the claims of a page what each is about. */
export async function readClaims(
  tx: Tx,
  orgId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, ClaimKnown>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .selectFrom("charge")
    .select(["charge_id", "kind", "number", "from_on", "to_on", "by_name"])
    .where("org_id", "=", orgId)
    .where("charge_id", "in", [...ids])
    .execute();
  return new Map(
    rows.map((row) => [
      row.charge_id,
      {
        what: row.kind,
        number: row.number,
        from: dayFrom(row.from_on),
        to: dayFrom(row.to_on),
        by: row.by_name,
      },
    ]),
  );
}

/** Of the settlements of a page what each would let go of. */
export async function readOffers(
  tx: Tx,
  orgId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, OfferKnown>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{
    readonly offer_id: string;
    readonly discount_ppm: number;
    readonly owed: string;
    readonly invoices: number;
    readonly pay_by: string;
    readonly note: string;
    readonly by_name: string;
  }>`
    SELECT o.offer_id, o.discount_ppm, o.pay_by, o.note, o.by_name, jsonb_array_length(o.parts) AS invoices,
      (SELECT coalesce(sum((part->>'owedMinor')::bigint), 0)::text FROM jsonb_array_elements(o.parts) part) AS owed
    FROM discount_offer o
    WHERE o.org_id = ${orgId} AND o.offer_id = ANY(${[...ids]}::text[])`.execute(tx);
  return new Map(
    rows.map((row) => [
      row.offer_id,
      {
        discountPpm: row.discount_ppm,
        owedMinor: minorFrom(row.owed),
        invoices: row.invoices,
        payBy: dayFrom(row.pay_by),
        note: row.note,
        by: row.by_name,
      },
    ]),
  );
}
