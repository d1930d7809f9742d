import { sql, type Transaction } from "kysely";
import type { ContactRole, MailContact } from "../../../shared/dunning/facts.ts";
import type { PhoneContact } from "../../dunning/ports.ts";
import { isReadByAll } from "../../../shared/dunning/shared-mailbox.ts";
import type { Purpose } from "../../../shared/contact/kinds.ts";
import type { Merged } from "./merged-rows.ts";
import { optOutsOf, stillOut } from "./opt-out-rows.ts";
import type { Database } from "./schema.ts";

type Tx = Transaction<Database>;

interface ContactRow {
  readonly account_id: string;
  readonly contact_id: string;
  readonly name: string;
  /** Null when it is no address to write to. */
  readonly email: string | null;
  /** The mobile, or else the phone, as it was written down. */
  readonly written: string | null;
  readonly barred: readonly string[];
  /** What they said no to, by mail and by text. */
  readonly refused: readonly Refused[] | null;
  /** Somebody at another debtor, of another group, has the same address. */
  readonly is_shared: boolean;
  /** The number is not theirs, or nobody verified that it is. */
  readonly is_wrong: boolean;
  readonly role: ContactRole | null;
}

interface Refused {
  readonly way: "email" | "sms";
  readonly purpose: Purpose;
  /** The number that said so, where it may be another that ends alike. */
  readonly phone: string | null;
}

interface People {
  readonly contacts: readonly MailContact[];
  readonly phones: readonly PhoneContact[];
}

/** Numbers that end like this one, in whichever way it was written. */
const ENDING = sql.raw("right(regexp_replace(coalesce(c.mobile, c.phone), '[^0-9]', '', 'g'), 8)");

/**
 * The person who pays first, then whoever is there; never an address that a mail server has refused. With each number those
 * that it may not be, because nobody has them, and with each person what they said no to.
 */
export async function contactsOf(
  tx: Tx,
  orgId: string,
  ids: readonly string[],
  merged: readonly Merged[],
): Promise<ReadonlyMap<string, People>> {
  // What was learnt of an address at an account that was merged is known of the same address at its heir.
  const theirs =
    merged.length === 0
      ? sql`(c.account_id)`
      : sql`(SELECT c.account_id UNION ALL
          SELECT m.account_id FROM unnest(${merged.map(({ accountId }) => accountId)}::text[],
            ${merged.map(({ intoId }) => intoId)}::text[]) AS m(account_id, into_id) WHERE m.into_id = c.account_id)`;
  const { rows } = await sql<ContactRow>`
    SELECT c.account_id, c.contact_id, c.name, c.role, coalesce(c.mobile, c.phone) AS written,
      -- One plain address: no list, no route, no quoting, no control character.
      CASE WHEN c.email ~ '^[^[:space:][:cntrl:]@<>(),;:"\\\\]+@[^[:space:][:cntrl:]@<>(),;:"\\\\]+[.][^[:space:][:cntrl:]@<>(),;:"\\\\.]+$'
        AND NOT EXISTS (
          SELECT 1 FROM dispatch d
          WHERE d.org_id = ${orgId} AND d.account_id IN ${theirs} AND NOT d.rehearsed
            AND d.state = 'rejected' AND d.reason = 'recipient' AND d.recipient = c.email)
        AND NOT EXISTS (
          SELECT 1 FROM wrong_contact w
          WHERE w.org_id = ${orgId} AND w.account_id IN ${theirs} AND w.verified_at IS NULL
            AND w.address = lower(c.email))
        THEN c.email END AS email,
      EXISTS (SELECT 1 FROM wrong_contact w
        WHERE w.org_id = ${orgId} AND w.account_id IN ${theirs} AND w.verified_at IS NULL
          AND w.address = ${ENDING}) AS is_wrong,
      CASE WHEN coalesce(c.mobile, c.phone) IS NULL THEN '{}' ELSE ARRAY(
        SELECT d.recipient FROM dispatch d
        WHERE d.org_id = ${orgId} AND d.account_id IN ${theirs} AND d.channel = 'sms' AND NOT d.rehearsed
          AND d.state = 'rejected' AND d.reason = 'recipient' AND right(d.recipient, 8) = ${ENDING}) END AS barred,
      r.refused,
      EXISTS (SELECT FROM contact other
        JOIN account a ON a.org_id = other.org_id AND a.account_id = other.account_id AND a.state = 'active'
        JOIN account own ON own.org_id = c.org_id AND own.account_id = c.account_id
        WHERE other.org_id = ${orgId} AND other.email_key = lower(c.email) AND other.state = 'active'
          AND other.account_id <> c.account_id AND a.parent_id IS DISTINCT FROM c.account_id
          AND own.parent_id IS DISTINCT FROM a.account_id
          AND (own.parent_id IS NULL OR own.parent_id IS DISTINCT FROM a.parent_id)) AS is_shared
    FROM contact c
    LEFT JOIN LATERAL (
      SELECT jsonb_agg(DISTINCT jsonb_build_object('way', m.way, 'purpose', m.purpose, 'phone', m.ends_like)) AS refused
      FROM (${optOutsOf(orgId, merged)}) m
      WHERE m.way IN ('email', 'sms') AND ${stillOut(orgId, "m")}) r ON true
    WHERE c.org_id = ${orgId} AND c.account_id = ANY(${ids}) AND c.state = 'active'
    ORDER BY c.account_id,
      CASE c.role WHEN 'billing' THEN 0 WHEN 'finance_lead' THEN 1 WHEN 'executive' THEN 3 ELSE 2 END,
      c.contact_id`.execute(tx);
  return peopleIn(rows);
}

function peopleIn(rows: readonly ContactRow[]): ReadonlyMap<string, People> {
  const people = new Map<string, { contacts: MailContact[]; phones: PhoneContact[] }>();
  for (const {
    account_id,
    contact_id,
    name,
    email,
    written,
    barred,
    refused,
    is_shared,
    is_wrong,
    role,
  } of rows) {
    const there = people.get(account_id) ?? { contacts: [], phones: [] };
    const mails = (refused ?? []).filter(({ way }) => way === "email").map(({ purpose }) => purpose);
    const texts = (refused ?? []).filter(({ way }) => way === "sms");
    if (email !== null)
      there.contacts.push({
        ...{ contactId: contact_id, name, email, role },
        ...(mails.length > 0 && { refuses: mails }),
        ...((is_shared || isReadByAll(email)) && { shared: true }),
      });
    if (written !== null && !is_wrong)
      there.phones.push({
        ...{ contactId: contact_id, name, written, barred, role },
        ...(texts.length > 0 && { refused: texts }),
      });
    people.set(account_id, there);
  }
  return people;
}
