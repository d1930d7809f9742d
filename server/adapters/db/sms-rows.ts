import { sql, type Transaction } from "kysely";
import { PURPOSES } from "../../../shared/contact/kinds.ts";
import type { SmsAccount, SmsBook } from "../../sms/ports.ts";
import type { Place, Seal } from "../../sync/ports.ts";
import { addOptOuts, countOptedOut } from "./opt-out-rows.ts";
import type { Database } from "./schema.ts";

type Tx = Transaction<Database>;

const place = (orgId: string, column: string): Place => ({ orgId, table: "sms_sender", column });
const SECRET = "secret_sealed";
const HOOK = "hook_sealed";

/** Reads and writes about text messages inside one tenant's transaction. */
export function smsBook(tx: Tx, orgId: string, seal: Seal): SmsBook {
  return {
    account: () => readSmsAccount(tx, orgId, seal),
    async saveAccount(account, byUser, at) {
      const values = {
        provider: account.provider,
        region: account.region,
        account: account.account,
        secret_sealed: seal.seal(account.secret, place(orgId, SECRET)),
        hook_sealed: seal.seal(account.hook, place(orgId, HOOK)),
        sender: account.from,
        templates: JSON.stringify(account.templates),
        by_user: byUser,
        by_name: account.byName,
        saved_at: at,
      };
      await tx
        .insertInto("sms_sender")
        .values({ org_id: orgId, ...values })
        .onConflict((same) => same.column("org_id").doUpdateSet(values))
        .execute();
    },
    optedOut: () => countOptedOut(tx, orgId, "sms"),
    async language() {
      const row = await tx
        .selectFrom("org")
        .select("language")
        .where("org_id", "=", orgId)
        .executeTakeFirstOrThrow();
      return row.language;
    },
    async optOut(phone, note, at, holders = []) {
      const of = { way: "sms", address: phone, said: "stop", heard: null, note, by: null } as const;
      const people = holders.length > 0 ? holders : [{ accountId: null, contactId: null }];
      const rows = people.flatMap(({ accountId, contactId }) =>
        PURPOSES.map((purpose) => ({ ...of, purpose, accountId, contactId, optOutId: null })),
      );
      return (await addOptOuts(tx, orgId, rows, at)) > 0;
    },
    async holdersOf(phone) {
      const { rows } = await sql<{
        account_id: string;
        contact_id: string;
        written: string;
        country: string | null;
      }>`
        SELECT c.account_id, c.contact_id, coalesce(c.mobile, c.phone) AS written, a.country
        FROM contact c JOIN account a ON a.org_id = c.org_id AND a.account_id = c.account_id
        WHERE c.org_id = ${orgId}
          AND right(regexp_replace(coalesce(c.mobile, c.phone), '[^0-9]', '', 'g'), 8) = right(${phone}, 8)
        ORDER BY c.account_id, c.contact_id`.execute(tx);
      return rows.map(({ account_id, contact_id, ...row }) => ({
        accountId: account_id,
        contactId: contact_id,
        ...row,
      }));
    },
    async note({ followupId, accountId, contactId, replyId, note, at }) {
      const once = `text:${replyId}`;
      await sql`
        INSERT INTO followup (org_id, followup_id, account_id, kind, contact_id, note,
          happened_at, recorded_at, by_user, by_name, body_hash)
        SELECT ${orgId}, ${followupId}, ${accountId}, 'message', ${contactId}, ${note}, ${at}, ${at},
          'system', 'Huikuan', ${once}
        WHERE NOT EXISTS (SELECT 1 FROM followup WHERE org_id = ${orgId} AND account_id = ${accountId}
          AND body_hash = ${once})`.execute(tx);
    },
  };
}

export async function readSmsAccount(tx: Tx, orgId: string, seal: Seal): Promise<SmsAccount | null> {
  const row = await tx.selectFrom("sms_sender").selectAll().where("org_id", "=", orgId).executeTakeFirst();
  if (row === undefined) return null;
  return {
    provider: row.provider,
    region: row.region,
    account: row.account,
    secret: seal.open(row.secret_sealed, place(orgId, SECRET)),
    hook: seal.open(row.hook_sealed, place(orgId, HOOK)),
    from: row.sender,
    templates: row.templates,
    byName: row.by_name,
  };
}
