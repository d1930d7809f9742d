import { type RawBuilder, sql, type Transaction } from "kysely";
import { type ChosenLimits, nothingChosen } from "../../../shared/contact/chosen-limits.ts";
import { addressKey, type ContactEntry } from "../../../shared/contact/ledger.ts";
import { type Purpose, PURPOSES, type Way, WAYS } from "../../../shared/contact/kinds.ts";
import type { ContactStop } from "../../../shared/contact/may-contact.ts";
import type { Preference } from "../../../shared/contact/preference.ts";
import type { ContactAsked, ContactRecord, ContactRecords } from "../../contact/ports.ts";
import { atOnce } from "./at-once.ts";
import { dayFrom, dayOrNull } from "./columns.ts";
import { type Merged, mergedInto } from "./merged-rows.ts";
import { optOutsOf } from "./opt-out-rows.ts";
import type { Database } from "./schema.ts";

type Tx = Transaction<Database>;

/** Reads what is written down about reaching somebody; about several in as many reads as about one. */
export function contactRecords(tx: Tx, orgId: string): ContactRecords {
  const record = atOnce((asked: readonly Asking[]) => recordsOf(tx, orgId, asked));
  return { contactRecord: (asked, at) => record({ ...asked, at }) };
}

type Asking = ContactAsked & { readonly at: Date };

interface Asked extends Pick<ContactAsked, "accountId" | "contactId" | "address"> {
  /** The account and all that were merged into it. */
  readonly family: readonly string[];
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
  const merged = await mergedInto(tx, orgId, [...new Set(asking.map(({ accountId }) => accountId))]);
  const familyOf = (accountId: string): readonly string[] => [
    accountId,
    ...merged.flatMap((each) => (each.intoId === accountId ? [each.accountId] : [])),
  ];
  const places = await placesOf(tx, orgId, asking, known, familyOf);
  const asked = asking.map(({ accountId, contactId, at, without = null, ...given }, n): Asked => {
    const written = places[n]?.written ?? null;
    const address = given.address ?? (written === null ? null : addressKey(written));
    const family = familyOf(accountId);
    return { accountId, contactId, family, address, at, known: known[n] ?? null, without };
  });
  const numbers = asked.flatMap(({ address }) => (isNumber(address) ? [address] : []));
  for (const number of [...new Set(numbers)].sort()) await lockNumber(tx, orgId, number);
  const stops = await stopsOf(tx, orgId, asked, merged);
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

/**
 * Whoever is asked about as rows of a statement, numbered from 1: one for each account of the debtor, the first of them with
 * its own name.
 */
const givenOf = (asked: readonly Asked[]) => {
  const rows = asked.flatMap(({ family, address, at, known, without, contactId }, place) =>
    family.map((accountId, nth) => ({
      n: place + 1,
      account_id: accountId,
      is_own: nth === 0,
      family,
      contact_id: contactId,
      address,
      number: isNumber(address) ? address : null,
      at,
      since: new Date(at.getTime() - FURTHEST_DAYS * 86_400_000),
      known,
      without,
    })),
  );
  return sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS g (n integer, account_id text, is_own boolean,
    family text[], contact_id text, address text, number text, at timestamptz, since timestamptz, known timestamptz,
    without text)`;
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

/**
 * What a contact asked for, as `p`: of an account that was merged into theirs as well, where they said nothing since; only
 * what was kept until `known`, if that is told.
 */
export const preferenceOf = (
  contactId: RawBuilder<unknown>,
  family: RawBuilder<unknown>,
  orgId: string,
  known = sql`NULL::timestamptz`,
) => sql`LEFT JOIN LATERAL (SELECT * FROM contact_preference kept
    WHERE kept.org_id = ${orgId} AND kept.contact_id = ${contactId} AND kept.account_id = ANY(${family})
      AND (${known} IS NULL OR kept.saved_at <= ${known})
    ORDER BY kept.saved_at DESC LIMIT 1) p ON true`;

async function placesOf(
  tx: Tx,
  orgId: string,
  asking: readonly Asking[],
  known: readonly (Date | null)[],
  familyOf: (accountId: string) => readonly string[],
): Promise<readonly Omit<ContactRecord, "stops" | "ledger" | "address">[]> {
  const given = asking.map(({ accountId, contactId }, at) => ({
    n: at,
    account_id: accountId,
    family: familyOf(accountId),
    contact_id: contactId,
    known: known[at] ?? null,
  }));
  const { rows } = await sql<PlaceRow>`
    SELECT l.chosen, a.time_zone, a.country, o.time_zone AS org_zone, coalesce(c.mobile, c.phone) AS written,
      p.weekdays, p.from_minute, p.to_minute, p.ways, p.refused, p.until_on
    FROM org o
    CROSS JOIN jsonb_to_recordset(${JSON.stringify(given)}::jsonb)
      AS g (n integer, account_id text, family text[], contact_id text, known timestamptz)
    LEFT JOIN account a ON a.org_id = o.org_id AND a.account_id = g.account_id
    LEFT JOIN contact_limits l ON l.org_id = o.org_id
    LEFT JOIN contact c ON c.org_id = o.org_id AND c.contact_id = g.contact_id
    ${preferenceOf(sql`g.contact_id`, sql`g.family`, orgId, sql`g.known`)}
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
  merged: readonly Merged[],
): Promise<readonly (readonly ContactStop[])[]> {
  const { rows } = await sql<StopRow>`
    SELECT g.n, 'excluded' AS because, e.ends_on, NULL AS way, NULL AS purpose
    FROM ${givenOf(asked)} JOIN exemption e ON e.account_id = g.account_id JOIN org o USING (org_id)
    WHERE e.org_id = ${orgId} AND e.invoice_id IS NULL AND e.kind <> 'other'
      AND (g.known IS NULL OR e.recorded_at <= g.known)
      AND (e.lifted_on IS NULL OR (g.known IS NOT NULL AND e.lifted_on >= (g.known AT TIME ZONE o.time_zone)::date))
      AND (e.ends_on IS NULL OR e.ends_on >= (g.at AT TIME ZONE o.time_zone)::date)
    UNION ALL
    SELECT g.n, 'wrong-contact', NULL, NULL, NULL
    FROM ${givenOf(asked)} JOIN wrong_contact w ON w.account_id = g.account_id AND w.address = g.address
    WHERE w.org_id = ${orgId} AND (g.known IS NULL OR w.at <= g.known)
      AND (w.verified_at IS NULL OR w.verified_at > g.known)
    UNION ALL
    -- Whether a text's number is the very same, its own reader knows; of the others the last digits tell.
    SELECT DISTINCT g.n, 'opted-out', NULL::date, m.way, m.purpose
    FROM ${givenOf(asked)} JOIN contact c ON c.org_id = ${orgId} AND c.contact_id = g.contact_id
    CROSS JOIN LATERAL (${optOutsOf(orgId, merged)}) m
    JOIN opt_out o ON o.org_id = ${orgId} AND o.opt_out_id = m.opt_out_id
    WHERE g.is_own AND m.ends_like IS NULL AND (g.known IS NULL OR o.at <= g.known)
      AND NOT EXISTS (SELECT FROM opt_in i WHERE i.org_id = ${orgId} AND i.opt_out_id = o.opt_out_id
        AND (g.known IS NULL OR i.at <= g.known))`.execute(tx);
  return sorted(asked, rows, ({ because, ends_on, way, purpose }) => ({
    because,
    until: ends_on === null ? null : dayFrom(ends_on),
    ...(way !== null && purpose !== null && { of: { way, purpose } }),
  }));
}

interface StopRow extends Pick<ContactStop, "because"> {
  readonly n: number;
  readonly ends_on: string | null;
  readonly way: Way | null;
  readonly purpose: Purpose | null;
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
  // Of a debtor what is its own, under whichever account it was; of a number also what others were told there.
  const parts = [sql`d.account_id = g.account_id`, sql`f.account_id = g.account_id`];
  if (asked.some(({ address }) => isNumber(address)))
    parts.push(
      sql`g.is_own AND d.channel = 'sms' AND right(d.recipient, 8) = g.number AND d.account_id <> ALL(g.family)`,
      sql`g.is_own AND ${ENDING} = g.number AND f.account_id <> ALL(g.family)`,
    );
  const given = givenOf(asked);
  const { rows } = await sql<EntryRow>`${sql.join(
    parts.map((whose, part) => (part % 2 === 0 ? messagesOf : linesOf)(orgId, given, whose)),
    sql` UNION ALL `,
  )}`.execute(tx);
  return sorted(asked, rows, ({ n: _, ...entry }) => entry);
}

const messagesOf = (orgId: string, given: RawBuilder<unknown>, whose: RawBuilder<unknown>) => sql`
  SELECT g.n, coalesce(d.ended_at, g.at) AS at, d.channel AS way, false AS conversation,
    CASE WHEN d.channel = 'sms' THEN right(d.recipient, 8) ELSE lower(d.recipient) END AS address,
    d.account_id <> g.account_id AS another
  FROM ${given} JOIN dispatch d ON ${whose}
  WHERE d.org_id = ${orgId} AND NOT d.rehearsed AND d.channel IN ('email', 'sms')
    AND d.state IN ('claimed', 'sending', 'sent', 'in_doubt') AND coalesce(d.ended_at, g.at) > g.since`;

const linesOf = (orgId: string, given: RawBuilder<unknown>, whose: RawBuilder<unknown>) => sql`
  SELECT g.n, f.happened_at, f.kind, ${spokenWith}, ${ENDING}, f.account_id <> g.account_id
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
