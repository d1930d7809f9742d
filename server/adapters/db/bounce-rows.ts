import { sql, type Transaction } from "kysely";
import { PURPOSES } from "../../../shared/contact/kinds.ts";
import type { BounceBook } from "../../bounce/ports.ts";
import type { Place, Seal } from "../../sync/ports.ts";
import { addOptOuts, countOptedOut } from "./opt-out-rows.ts";
import type { Database } from "./schema.ts";

type Tx = Transaction<Database>;

const hookPlace = (orgId: string): Place => ({ orgId, table: "return_mailbox", column: "hook_sealed" });

/** Reads and writes about mails that come back, inside one tenant's transaction. */
export function bounceBook(tx: Tx, orgId: string, seal: Seal): BounceBook {
  return {
    async language() {
      const row = await tx
        .selectFrom("org")
        .select("language")
        .where("org_id", "=", orgId)
        .executeTakeFirstOrThrow();
      return row.language;
    },
    async messageThatLeft(dispatchId) {
      const row = await tx
        .selectFrom("dispatch")
        .select(["account_id", "contact_id", "recipient", "subject"])
        .where("org_id", "=", orgId)
        .where("dispatch_id", "=", dispatchId)
        .where("channel", "=", "email")
        .where("rehearsed", "=", false)
        .where("state", "in", ["sending", "sent", "in_doubt", "rejected"])
        .executeTakeFirst();
      if (row === undefined) return null;
      const { account_id, contact_id, recipient, subject } = row;
      return { accountId: account_id, contactId: contact_id, recipient, subject };
    },
    optedOut: () => countOptedOut(tx, orgId, "email"),
    async optOut({ recipient, accountId, contactId }, said, at) {
      const of = {
        way: "email",
        address: recipient.toLowerCase(),
        said,
        heard: null,
        note: "",
        by: null,
      } as const;
      const rows = PURPOSES.map((purpose) => ({ ...of, purpose, accountId, contactId, optOutId: null }));
      return (await addOptOuts(tx, orgId, rows, at)) > 0;
    },
    async note({ followupId, accountId, contactId, once, note, at }) {
      const { numAffectedRows } = await sql`
        INSERT INTO followup (org_id, followup_id, account_id, kind, contact_id, note,
          happened_at, recorded_at, by_user, by_name, body_hash)
        SELECT ${orgId}, ${followupId}, ${accountId}, 'message', ${contactId}, ${note}, ${at}, ${at},
          'system', 'Huikuan', ${once}
        WHERE NOT EXISTS (SELECT 1 FROM followup WHERE org_id = ${orgId} AND account_id = ${accountId}
          AND body_hash = ${once})`.execute(tx);
      return numAffectedRows === 1n;
    },
    ...mailboxRows(tx, orgId, seal),
  };
}

/** Where mails come back to. */
function mailboxRows(tx: Tx, orgId: string, seal: Seal): Pick<BounceBook, "mailbox" | "saveMailbox"> {
  return {
    async mailbox() {
      const row = await tx
        .selectFrom("return_mailbox")
        .selectAll()
        .where("org_id", "=", orgId)
        .executeTakeFirst();
      if (row === undefined) return null;
      return {
        address: row.address,
        hook: seal.open(row.hook_sealed, hookPlace(orgId)),
        byName: row.by_name,
      };
    },
    async saveMailbox({ address, hook, byName }, byUser, at) {
      const values = {
        address,
        hook_sealed: seal.seal(hook, hookPlace(orgId)),
        by_user: byUser,
        by_name: byName,
        saved_at: at,
      };
      await tx
        .insertInto("return_mailbox")
        .values({ org_id: orgId, ...values })
        .onConflict((same) => same.column("org_id").doUpdateSet(values))
        .execute();
    },
  };
}
