import { type RawBuilder, sql, type Transaction } from "kysely";
import { type ChosenLimits, nothingChosen } from "../../../shared/contact/chosen-limits.ts";
import { addressKey, type ContactEntry } from "../../../shared/contact/ledger.ts";
import { PURPOSES, WAYS } from "../../../shared/contact/kinds.ts";
import type { ContactStop } from "../../../shared/contact/may-contact.ts";
import type { Preference } from "../../../shared/contact/preference.ts";
import type { ContactAsked, ContactRecord, ContactRecords } from "../../contact/ports.ts";
import { atOnce } from "./at-once.ts";
import { dayFrom, dayOrNull } from "./columns.ts";
import type { Database } from "./schema.ts";

type Tx = Transaction<Database>;

/** Reads what is written down about reaching somebody; about several in as many reads as about one. */
export function contactRecords(tx: Tx, orgId: string): ContactRecords {
  const record = atOnce((asked: readonly Asking[]) => recordsOf(tx, orgId, asked));
  return { contactRecord: (asked, at) => record({ ...asked, at }) };
}

type Asking = ContactAsked & { readonly at: Date };

interface Asked extends Pick<ContactAsked, "accountId" | "address"> {
  readonly at: Date;
  readonly known: Date | null;
  readonly without: string | null;
}

async function recordsOf(
  tx: Tx,
  orgId: string,
  asking: readonly Asking[],
): Promise<readonly ContactRecord[]> {
  // Of a moment that lies behind, what was written down until then.
  const known = asking.map(({ afterwards, at }) => (afterwards === true ? at : null));
  const places = await placesOf(tx, orgId, asking, known);
  const asked = asking.map(({ accountId, at, without = null, ...given }, n): Asked => {
    const written = places[n]?.written ?? null;
    const address = given.address ?? (written === null ? null : addressKey(written));
    return { accountId, address, at, known: known[n] ?? null, without };
  });
  const numbers = asked.flatMap(({ address }) => (isNumber(address) ? [address] : []));
  for (const number of [...new Set(numbers)].sort()) await lockNumber(tx, orgId, number);
  const stops = await stopsOf(tx, orgId, asked);
  const ledgers = await ledgersOf(tx, orgId, asked);
  return places.map((place, n) => ({
    ...place,
    address: asked[n]?.address ?? null,
    stops: stops[n] ?? [],
    ledger: ledgers[n] ?? [],
  }));
}

const isNumber = (address: string | null): address is string => address !== null && !address.includes("@");

/** What was read for several, for each by its place among them. */
function sorted<Row extends { readonly n: number }, T>(
  asked: readonly Asked[],
  rows: readonly Row[],
  from: (row: Row) => T,
): readonly (readonly T[])[] {
  const lists = asked.map((): T[] => []);
  for (const row of rows) lists[row.n - 1]?.push(from(row));
  return lists;
}

/** Whoever is asked about as rows of a statement, numbered from 1. */
const givenOf = (asked: readonly Asked[]) => {
  const of = <T>(pick: (each: Asked) => T): T[] => asked.map(pick);
  const since = of(({ at }) => new Date(at.getTime() - FURTHEST_DAYS * 86_400_000));
  return sql`unnest(${of(({ accountId }) => accountId)}::text[], ${of(({ address }) => address)}::text[],
    ${of(({ address }) => (isNumber(address) ? address : null))}::text[], ${of(({ at }) => at)}::timestamptz[],
    ${since}::timestamptz[], ${of(({ known }) => known)}::timestamptz[], ${of(({ without }) => without)}::text[])
    WITH ORDINALITY AS g (account_id, address, number, at, since, known, without, n)`;
};

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

async function placesOf(
  tx: Tx,
  orgId: string,
  asking: readonly Asking[],
  known: readonly (Date | null)[],
): Promise<readonly Omit<ContactRecord, "stops" | "ledger" | "address">[]> {
  const accountIds = asking.map(({ accountId }) => accountId);
  const contactIds = asking.map(({ contactId }) => contactId);
  const { rows } = await sql<PlaceRow>`
    SELECT l.chosen, a.time_zone, a.country, o.time_zone AS org_zone, coalesce(c.mobile, c.phone) AS written,
      p.weekdays, p.from_minute, p.to_minute, p.ways, p.refused, p.until_on
    FROM org o
    CROSS JOIN unnest(${accountIds}::text[], ${contactIds}::text[], ${[...known]}::timestamptz[])
      WITH ORDINALITY AS g (account_id, contact_id, known, n)
    LEFT JOIN account a ON a.org_id = o.org_id AND a.account_id = g.account_id
    LEFT JOIN contact_limits l ON l.org_id = o.org_id
    LEFT JOIN contact c ON c.org_id = o.org_id AND c.contact_id = g.contact_id
    LEFT JOIN contact_preference p
      ON p.org_id = o.org_id AND p.account_id = g.account_id AND p.contact_id = g.contact_id
      AND (g.known IS NULL OR p.saved_at <= g.known)
    WHERE o.org_id = ${orgId} ORDER BY g.n`.execute(tx);
  if (rows.length !== asking.length) throw new Error(`there is no org ${orgId}`);
  return rows.map((row) => ({
    chosen: row.chosen ?? nothingChosen,
    timeZone: row.time_zone,
    country: row.country,
    orgZone: row.org_zone,
    written: row.written,
    preference: preferenceFrom(row),
  }));
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
  asked: readonly Asked[],
): Promise<readonly (readonly ContactStop[])[]> {
  const { rows } = await sql<StopRow>`
    SELECT g.n::integer, 'excluded' AS because, e.ends_on
    FROM ${givenOf(asked)} JOIN exemption e ON e.account_id = g.account_id JOIN org o USING (org_id)
    WHERE e.org_id = ${orgId} AND e.invoice_id IS NULL AND e.kind <> 'other'
      AND (g.known IS NULL OR e.recorded_at <= g.known)
      AND (e.lifted_on IS NULL OR (g.known IS NOT NULL AND e.lifted_on >= (g.known AT TIME ZONE o.time_zone)::date))
      AND (e.ends_on IS NULL OR e.ends_on >= (g.at AT TIME ZONE o.time_zone)::date)
    UNION ALL
    SELECT g.n::integer, 'wrong-contact', NULL
    FROM ${givenOf(asked)} JOIN wrong_contact w ON w.account_id = g.account_id AND w.address = g.address
    WHERE w.org_id = ${orgId} AND (g.known IS NULL OR w.at <= g.known)
      AND (w.verified_at IS NULL OR w.verified_at > g.known)`.execute(tx);
  return sorted(asked, rows, ({ because, ends_on }) => ({
    because,
    until: ends_on === null ? null : dayFrom(ends_on),
  }));
}

interface StopRow extends Pick<ContactStop, "because"> {
  readonly n: number;
  readonly ends_on: string | null;
}

/** No limit looks further back. */
const FURTHEST_DAYS = 62;

interface EntryRow extends ContactEntry {
  readonly n: number;
}

/** Nobody keeps a second account of it: messages and lines of the log are the ledger. */
async function ledgersOf(
  tx: Tx,
  orgId: string,
  asked: readonly Asked[],
): Promise<readonly (readonly ContactEntry[])[]> {
  // Of a debtor what is its own; of a number also what others were told there.
  const parts = [sql`d.account_id = g.account_id`, sql`f.account_id = g.account_id`];
  if (asked.some(({ address }) => isNumber(address)))
    parts.push(
      sql`d.channel = 'sms' AND right(d.recipient, 8) = g.number AND d.account_id <> g.account_id`,
      sql`${ENDING} = g.number AND f.account_id <> g.account_id`,
    );
  const given = givenOf(asked);
  const { rows } = await sql<EntryRow>`${sql.join(
    parts.map((whose, part) => (part % 2 === 0 ? messagesOf : linesOf)(orgId, given, whose)),
    sql` UNION ALL `,
  )}`.execute(tx);
  return sorted(asked, rows, ({ n: _, ...entry }) => entry);
}

const messagesOf = (orgId: string, given: RawBuilder<unknown>, whose: RawBuilder<unknown>) => sql`
  SELECT g.n::integer, coalesce(d.ended_at, g.at) AS at, d.channel AS way, false AS conversation,
    CASE WHEN d.channel = 'sms' THEN right(d.recipient, 8) ELSE lower(d.recipient) END AS address,
    d.account_id <> g.account_id AS another
  FROM ${given} JOIN dispatch d ON ${whose}
  WHERE d.org_id = ${orgId} AND NOT d.rehearsed AND d.channel IN ('email', 'sms')
    AND d.state IN ('claimed', 'sending', 'sent', 'in_doubt') AND coalesce(d.ended_at, g.at) > g.since`;

const linesOf = (orgId: string, given: RawBuilder<unknown>, whose: RawBuilder<unknown>) => sql`
  SELECT g.n::integer, f.happened_at, f.kind, ${spokenWith}, ${ENDING}, f.account_id <> g.account_id
  FROM ${given} CROSS JOIN followup f
  LEFT JOIN contact c ON c.org_id = f.org_id AND c.contact_id = f.contact_id
  WHERE f.org_id = ${orgId} AND ${whose}
    AND f.kind IN ('call', 'visit', 'message', 'email') AND f.by_user <> 'system' AND f.happened_at > g.since
    AND f.followup_id IS DISTINCT FROM g.without
    AND NOT EXISTS (SELECT 1 FROM followup later WHERE later.org_id = f.org_id
      AND later.account_id = f.account_id AND later.supersedes = f.followup_id)`;

/** A line says so by what came of it. */
const spokenWith = sql.raw(
  "f.kind <> 'email' AND coalesce(f.outcome IN ('reached', 'promised', 'disputed', 'refused'), false)",
);
