import { sql, type Transaction } from "kysely";
import type { DispatchNote, DunningBook, OrgProfile } from "../../dunning/ports.ts";
import { capsIn } from "./activation-rows.ts";
import { atOnce } from "./at-once.ts";
import { contactRecords } from "./contact-rows.ts";
import { dayOrNull } from "./columns.ts";
import { notesOf } from "./dispatch-notes.ts";
import { claimRows } from "./dunning-claims.ts";
import { readSheets } from "./dunning-sheets.ts";
import { readBrokenLinks, readGrouping } from "./family-rows.ts";
import { filesIn } from "./files-rows.ts";
import { checkIn, senderIn } from "./org-rows.ts";
import { writebackQueue } from "./outbox-rows.ts";
import { signingKeyOf } from "./signing-key-rows.ts";
import { plannedRows } from "./planned-rows.ts";
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
    ...plannedRows(tx, orgId),
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
      await notesOf(orgId, notes).execute(tx);
      return notes.map(() => undefined);
    }),
  };
}

async function readOrg(tx: Tx, orgId: string): Promise<OrgProfile> {
  const row = await tx
    .selectFrom("org")
    .select(["name", "time_zone", "language", "mode", "settings", "live_on"])
    .select(sql<string | null>`(SELECT region FROM sms_sender WHERE org_id = ${orgId})`.as("sms_region"))
    .select(
      sql<string | null>`(SELECT address FROM return_mailbox WHERE org_id = ${orgId})`.as("return_address"),
    )
    .select(sql<boolean>`house.is_stopped()`.as("installation_stopped"))
    .select(newestWording(orgId).as("newest_wording"))
    .select(signingKeyOf(orgId).as("signing_key"))
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
    ...filesIn(row.settings),
    ...(row.sms_region === null ? {} : { texts: { region: row.sms_region } }),
    ...(row.return_address === null ? {} : { returnAddress: row.return_address }),
    ...(checkIn(row.settings)?.failed === true ? { domainFailed: true } : {}),
    ...(row.signing_key === null ? {} : { signWith: row.signing_key }),
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
