import { type RawBuilder, sql, type Transaction } from "kysely";
import type { OptOut, OptOutKept, Renewed } from "../../contact/ports.ts";
import type { Merged } from "./merged-rows.ts";
import type { Database } from "./schema.ts";
import { grouped } from "../../../shared/kernel/grouped.ts";

type Tx = Transaction<Database>;

/** They did not agree again to what `said` names: a row of `opt_out`, or of what `optOutsOf` gives. */
export const stillOut = (
  orgId: string,
  said: "o" | "m" = "o",
) => sql<boolean>`NOT EXISTS (SELECT FROM opt_in i
  WHERE i.org_id = ${orgId} AND i.opt_out_id = ${sql.ref(`${said}.opt_out_id`)})`;

/** A number's last eight digits, in whichever way it was written. */
const ENDING = sql.raw("right(regexp_replace(coalesce(c.mobile, c.phone), '[^0-9]', '', 'g'), 8)");

/**
 * Which opt-outs, ended or not, are about the contact `c`, to be joined laterally: theirs by the CRM's id, or of their address
 * or number, whoever said it. A contact that is gone hands its own on to whoever has its name at the same debtor, because the
 * CRM does not tell of merged or reimported contacts. `ends_like`: the number whose last digits alone are known to be the
 * same; null for certain.
 */
export const optOutsOf = (orgId: string, merged: readonly Merged[]): RawBuilder<unknown> => {
  const of = (match: RawBuilder<unknown>, endsLike = sql`NULL::text`) => sql`
    SELECT o.opt_out_id, o.way, o.purpose, ${endsLike} AS ends_like FROM opt_out o
    WHERE o.org_id = ${orgId} AND ${match}`;
  const heir = sql`o.contact_id <> c.contact_id
    AND lower(btrim(o.contact_name)) = lower(btrim(c.name)) AND NOT EXISTS (SELECT FROM contact gone
      WHERE gone.org_id = ${orgId} AND gone.contact_id = o.contact_id AND gone.state = 'active')`;
  const before = sql`SELECT o.opt_out_id, o.way, o.purpose, NULL::text AS ends_like
    FROM unnest(${merged.map(({ accountId }) => accountId)}::text[], ${merged.map(({ intoId }) => intoId)}::text[])
      AS b(account_id, into_id)
    CROSS JOIN LATERAL (SELECT * FROM opt_out o WHERE o.org_id = ${orgId} AND o.account_id = b.account_id OFFSET 0) o
    WHERE b.into_id = c.account_id AND ${heir}`;
  const said = sql.join(
    [
      of(sql`o.contact_id = c.contact_id`),
      of(sql`o.address = lower(c.email) AND o.way = 'email'`),
      of(sql`o.ending = n.ending AND o.way = 'sms'`, sql`o.address`),
      of(sql`o.address = n.ending AND o.way IN ('call', 'message')`),
      of(sql`o.account_id = c.account_id AND ${heir}`),
      ...(merged.length === 0 ? [] : [before]),
    ],
    sql` UNION ALL `,
  );
  // Worked out first: behind the wall an index is looked into for what a column says, not for what has yet to be worked out.
  return sql`SELECT said.* FROM (SELECT ${ENDING} AS ending OFFSET 0) n CROSS JOIN LATERAL (${said}) said`;
};

/** Keeps what is not in force already, whatever it was said for; answers how many rows were new. */
export async function addOptOuts(tx: Tx, orgId: string, rows: readonly OptOut[], at: Date): Promise<number> {
  if (rows.length === 0) return 0;
  const { rows: added } = await sql`
    INSERT INTO opt_out (org_id, opt_out_id, way, purpose, address, account_id, contact_id, contact_name, said, heard,
      note, by_user, by_name, at)
    SELECT ${orgId}::bigint, coalesce(g.id, gen_random_uuid()::text), g.way, g.purpose, g.address, g.account, g.contact, c.name, g.said, g.heard, g.note,
      g.by_user, g.by_name, ${at}::timestamptz
    FROM jsonb_to_recordset(${JSON.stringify(rows.map(columnsOf))}::jsonb) AS g (id text, way text, purpose text,
      address text, account text, contact text, said text, heard text, note text, by_user text, by_name text)
    LEFT JOIN contact c ON c.org_id = ${orgId} AND c.contact_id = g.contact
    WHERE NOT EXISTS (SELECT FROM opt_out o WHERE o.org_id = ${orgId} AND o.way = g.way AND o.purpose = g.purpose
      AND o.address = g.address AND o.contact_id IS NOT DISTINCT FROM g.contact AND ${stillOut(orgId)})
    ON CONFLICT DO NOTHING RETURNING opt_out_id`.execute(tx);
  return added.length;
}

const columnsOf = ({ optOutId, accountId, contactId, by, ...row }: OptOut) => ({
  ...row,
  id: optOutId,
  account: accountId,
  contact: contactId,
  by_user: by?.userId ?? null,
  by_name: by?.userName ?? null,
});

interface KeptRow {
  readonly contact_id: string;
  readonly ends_like: string | null;
  readonly kept: Omit<OptOutKept, "endsLike" | "at" | "back"> & { readonly at: string };
  readonly back: (Omit<NonNullable<OptOutKept["back"]>, "at"> & { readonly at: string }) | null;
}

/** What the contacts of an account said, by contact, the latest first. */
export async function readOptOuts(
  tx: Tx,
  orgId: string,
  accountId: string,
  merged: readonly Merged[],
): Promise<ReadonlyMap<string, readonly OptOutKept[]>> {
  const { rows } = await sql<KeptRow>`
    SELECT c.contact_id, 
      CASE WHEN bool_and(m.ends_like IS NOT NULL) THEN min(m.ends_like) END AS ends_like,
      jsonb_build_object('optOutId', o.opt_out_id, 'way', o.way, 'purpose', o.purpose, 'address', o.address,
        'said', o.said, 'heard', o.heard, 'note', o.note, 'by', o.by_name, 'at', o.at,
        'of', CASE WHEN o.contact_id <> c.contact_id THEN o.contact_name END) AS kept,
      CASE WHEN i.opt_out_id IS NOT NULL THEN
        jsonb_build_object('heard', i.heard, 'reason', i.reason, 'by', i.by_name, 'at', i.at) END AS back
    FROM contact c CROSS JOIN LATERAL (${optOutsOf(orgId, merged)}) m
    JOIN opt_out o ON o.org_id = ${orgId} AND o.opt_out_id = m.opt_out_id
    LEFT JOIN opt_in i ON i.org_id = ${orgId} AND i.opt_out_id = m.opt_out_id
    WHERE c.org_id = ${orgId} AND c.account_id = ${accountId} AND c.state = 'active'
    GROUP BY c.contact_id, o.org_id, o.opt_out_id, i.org_id, i.opt_out_id
    ORDER BY o.at DESC, o.opt_out_id LIMIT 500`.execute(tx);
  return grouped(
    rows,
    (row) => row.contact_id,
    ({ ends_like, kept, back }): OptOutKept => ({
      ...kept,
      at: new Date(kept.at),
      endsLike: ends_like,
      back: back && { ...back, at: new Date(back.at) },
    }),
  );
}

/** Ends opt-outs; one that was ended before stays as it was. */
export async function addOptIns(
  tx: Tx,
  orgId: string,
  optOutIds: readonly string[],
  { heard, reason, by }: Renewed,
  at: Date,
): Promise<void> {
  await sql`
    INSERT INTO opt_in (org_id, opt_out_id, heard, reason, by_user, by_name, at)
    SELECT ${orgId}::bigint, o.opt_out_id, ${heard}::text, ${reason}::text, ${by.userId}::text, ${by.userName}::text,
      ${at}::timestamptz
    FROM opt_out o WHERE o.org_id = ${orgId} AND o.opt_out_id = ANY(${[...optOutIds]}::text[])
    ON CONFLICT DO NOTHING`.execute(tx);
}

/** How many addresses or numbers want nothing by that way. */
export async function countOptedOut(tx: Tx, orgId: string, way: "email" | "sms"): Promise<number> {
  const { rows } = await sql<{ addresses: string }>`
    SELECT count(DISTINCT o.address) AS addresses FROM opt_out o
    WHERE o.org_id = ${orgId} AND o.way = ${way} AND o.address <> '' AND ${stillOut(orgId)}`.execute(tx);
  return Number(rows[0]?.addresses ?? 0);
}
