import { sql, type Transaction } from "kysely";
import { type ChosenLimits, nothingChosen } from "../../../shared/contact/chosen-limits.ts";
import { addressKey, type ContactEntry } from "../../../shared/contact/ledger.ts";
import { PURPOSES, WAYS, type Way } from "../../../shared/contact/kinds.ts";
import type { ContactStop } from "../../../shared/contact/may-contact.ts";
import type { Preference } from "../../../shared/contact/preference.ts";
import type { ContactAsked, ContactRecord, ContactRecords } from "../../contact/ports.ts";
import { dayFrom, dayOrNull } from "./columns.ts";
import type { Database } from "./schema.ts";

type Tx = Transaction<Database>;

/** Reads what is written down about reaching somebody. */
export function contactRecords(tx: Tx, orgId: string): ContactRecords {
  return {
    async contactRecord({ accountId, contactId, ...given }, at) {
      const there = await placeOf(tx, orgId, accountId, contactId);
      const address = given.address ?? (there.written === null ? null : addressKey(there.written));
      if (isNumber(address)) await lockNumber(tx, orgId, address);
      const asked = { accountId, address };
      return {
        ...there,
        address,
        stops: await stopsOf(tx, orgId, asked, at),
        ledger: await ledgerOf(tx, orgId, asked, at),
      };
    },
  };
}

type Asked = Pick<ContactAsked, "accountId" | "address">;

const isNumber = (address: string | null): address is string => address !== null && !address.includes("@");

/** Two debtors' messages to one number are counted one after the other. */
async function lockNumber(tx: Tx, orgId: string, address: string): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`contact/${orgId}/${address}`}, 0))`.execute(tx);
}

/** A number's last eight digits, in whichever way it was written. */
const ENDING = sql.raw("right(regexp_replace(coalesce(c.mobile, c.phone), '[^0-9]', '', 'g'), 8)");

/** All null where they asked for nothing. */
export interface PreferenceRow {
  readonly weekdays: string[] | null;
  readonly from_minute: number;
  readonly to_minute: number;
  readonly ways: string[];
  readonly refused: string[];
  readonly until_on: string | null;
}

interface PlaceRow extends PreferenceRow {
  readonly chosen: ChosenLimits | null;
  readonly time_zone: string | null;
  readonly country: string | null;
  readonly org_zone: string;
  readonly written: string | null;
}

async function placeOf(
  tx: Tx,
  orgId: string,
  accountId: string,
  contactId: string | null,
): Promise<Omit<ContactRecord, "stops" | "ledger" | "address">> {
  const { rows } = await sql<PlaceRow>`
    SELECT l.chosen, a.time_zone, a.country, o.time_zone AS org_zone, coalesce(c.mobile, c.phone) AS written,
      p.weekdays, p.from_minute, p.to_minute, p.ways, p.refused, p.until_on
    FROM org o
    LEFT JOIN account a ON a.org_id = o.org_id AND a.account_id = ${accountId}
    LEFT JOIN contact_limits l ON l.org_id = o.org_id
    LEFT JOIN contact c ON c.org_id = o.org_id AND c.contact_id = ${contactId}
    LEFT JOIN contact_preference p
      ON p.org_id = o.org_id AND p.account_id = ${accountId} AND p.contact_id = ${contactId}
    WHERE o.org_id = ${orgId}`.execute(tx);
  const [row] = rows;
  if (row === undefined) throw new Error(`there is no org ${orgId}`);
  return {
    chosen: row.chosen ?? nothingChosen,
    timeZone: row.time_zone,
    country: row.country,
    orgZone: row.org_zone,
    written: row.written,
    preference: preferenceFrom(row),
  };
}

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;

export function preferenceFrom(row: PreferenceRow): Preference | null {
  const { weekdays } = row;
  if (weekdays === null) return null;
  return {
    weekdays: WEEKDAYS.filter((day) => weekdays.includes(String(day))),
    fromMinute: row.from_minute,
    toMinute: row.to_minute,
    ways: WAYS.filter((way) => row.ways.includes(way)),
    refused: PURPOSES.filter((purpose) => row.refused.includes(purpose)),
    until: dayOrNull(row.until_on),
  };
}

async function stopsOf(
  tx: Tx,
  orgId: string,
  { accountId, address }: Asked,
  at: Date,
): Promise<readonly ContactStop[]> {
  const { rows } = await sql<{ because: ContactStop["because"]; ends_on: string | null }>`
    SELECT 'excluded' AS because, e.ends_on FROM exemption e JOIN org o USING (org_id)
    WHERE e.org_id = ${orgId} AND e.account_id = ${accountId} AND e.invoice_id IS NULL AND e.kind <> 'other'
      AND e.lifted_on IS NULL AND (e.ends_on IS NULL OR e.ends_on >= (${at} AT TIME ZONE o.time_zone)::date)
    UNION ALL
    SELECT 'wrong-contact', NULL FROM wrong_contact w
    WHERE w.org_id = ${orgId} AND w.account_id = ${accountId} AND w.address = ${address} AND w.verified_at IS NULL`.execute(
    tx,
  );
  return rows.map(({ because, ends_on }) => ({
    because,
    until: ends_on === null ? null : dayFrom(ends_on),
  }));
}

/** No limit looks further back. */
const FURTHEST_DAYS = 62;

interface EntryRow {
  readonly at: Date;
  readonly way: Way;
  readonly conversation: boolean;
  readonly address: string | null;
  readonly another: boolean;
}

/** Nobody keeps a second account of it: messages and lines of the log are the ledger. */
async function ledgerOf(
  tx: Tx,
  orgId: string,
  { accountId, address }: Asked,
  at: Date,
): Promise<readonly ContactEntry[]> {
  const since = new Date(at.getTime() - FURTHEST_DAYS * 86_400_000);
  const number = isNumber(address) ? address : null;
  const { rows } = await sql<EntryRow>`
    SELECT coalesce(d.ended_at, ${at}) AS at, d.channel AS way, false AS conversation,
      CASE WHEN d.channel = 'sms' THEN right(d.recipient, 8) ELSE lower(d.recipient) END AS address,
      d.account_id <> ${accountId} AS another
    FROM dispatch d
    WHERE d.org_id = ${orgId} AND (d.account_id = ${accountId}
        OR (${number}::text IS NOT NULL AND d.channel = 'sms' AND right(d.recipient, 8) = ${number}))
      AND NOT d.rehearsed AND d.channel IN ('email', 'sms')
      AND d.state IN ('claimed', 'sending', 'sent', 'in_doubt') AND coalesce(d.ended_at, ${at}) > ${since}
    UNION ALL
    SELECT f.happened_at, f.kind, ${spokenWith}, ${ENDING}, f.account_id <> ${accountId}
    FROM followup f
    LEFT JOIN contact c ON c.org_id = f.org_id AND c.contact_id = f.contact_id
    WHERE f.org_id = ${orgId} AND (f.account_id = ${accountId}
        OR (${number}::text IS NOT NULL AND ${ENDING} = ${number}))
      AND f.kind IN ('call', 'visit', 'message', 'email') AND f.by_user <> 'system' AND f.happened_at > ${since}
      AND NOT EXISTS (SELECT 1 FROM followup later WHERE later.org_id = f.org_id
        AND later.account_id = f.account_id AND later.supersedes = f.followup_id)`.execute(tx);
  return rows;
}

/** A line says so by what came of it. */
const spokenWith = sql.raw(
  "f.kind <> 'email' AND coalesce(f.outcome IN ('reached', 'promised', 'disputed', 'refused'), false)",
);
