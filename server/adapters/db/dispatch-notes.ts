import { sql } from "kysely";
import type { DispatchNote } from "../../dunning/ports.ts";

/** Writes lines about messages into the log, one for each message however often it is asked for. */
export function notesOf(orgId: string, notes: readonly DispatchNote[]) {
  const of = <T>(pick: (note: DispatchNote) => T): T[] => notes.map(pick);
  return sql`
    INSERT INTO followup (org_id, followup_id, account_id, kind, contact_id, note, dispatch_id,
      happened_at, recorded_at, by_user, by_name, body_hash)
    SELECT ${orgId}, n.followup_id, n.account_id, n.kind, n.contact_id, n.note, n.dispatch_id,
      n.at, n.at, 'system', 'Huikuan', 'dispatch:' || n.dispatch_id
    FROM unnest(${of((note) => note.followupId)}::text[], ${of((note) => note.accountId)}::text[],
      ${of((note) => note.kind)}::text[], ${of((note) => note.contactId)}::text[], ${of((note) => note.note)}::text[],
      ${of((note) => note.dispatchId)}::text[], ${of((note) => note.at)}::timestamptz[])
      AS n (followup_id, account_id, kind, contact_id, note, dispatch_id, at)
    WHERE NOT EXISTS (SELECT 1 FROM followup f WHERE f.org_id = ${orgId} AND f.account_id = n.account_id
      AND f.dispatch_id = n.dispatch_id)`;
}
