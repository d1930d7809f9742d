import { sql, type Transaction } from "kysely";
import type { ContactBook } from "../../contact/ports.ts";
import { sameDebtor } from "./merged-rows.ts";
import type { Database } from "./schema.ts";

type Tx = Transaction<Database>;

const SAID = {
  "zh-CN": (name: string, way: string, text: string) => `向第三方 ${name} 询问联系方式（${way}）：${text}`,
  en: (name: string, way: string, text: string) => `Asked ${name} how to reach them (${way}): ${text}`,
} as const;
/** Of the note that the CRM keeps. */
const TITLE = { "zh-CN": "询问第三方", en: "Somebody else was asked" } as const;
const WAYS = {
  "zh-CN": { email: "邮件", sms: "短信", call: "电话", visit: "上门", message: "即时消息" },
  en: { email: "mail", sms: "SMS", call: "call", visit: "visit", message: "message" },
} as const;

/** What it takes to ask somebody else about a debtor who cannot be reached. */
export function thirdPartyRows(
  tx: Tx,
  orgId: string,
): Pick<ContactBook, "refusedAddresses" | "answeredAt" | "telling" | "orgName" | "noteThirdParty"> {
  const org = () => tx.selectFrom("org").select(["name", "language"]).where("org_id", "=", orgId);
  return {
    async refusedAddresses(accountId) {
      const { rows } = await sql<{ recipient: string }>`
        SELECT DISTINCT recipient FROM dispatch
        WHERE org_id = ${orgId} AND account_id = ANY(${await sameDebtor(tx, orgId, accountId)}::text[])
          AND NOT rehearsed AND state = 'rejected' AND reason = 'recipient' AND recipient IS NOT NULL`.execute(
        tx,
      );
      return rows.map(({ recipient }) => recipient);
    },
    async answeredAt(accountId) {
      const { rows } = await sql<{ at: Date | null }>`
        SELECT max(happened_at) AS at FROM followup
        WHERE org_id = ${orgId} AND account_id = ANY(${await sameDebtor(tx, orgId, accountId)}::text[])
          AND kind = 'message' AND by_user = 'system'`.execute(tx);
      return rows[0]?.at ?? null;
    },
    async telling(accountId) {
      const { rows } = await sql<{ name: string; figures: (string | null)[] }>`
        SELECT a.name, ARRAY(SELECT unnest(ARRAY[e.number, (e.amount_minor / 100)::text]) FROM ledger_entry e
          WHERE e.org_id = a.org_id AND e.account_id = a.account_id AND e.kind = 'invoice' AND e.known_to IS NULL)
          AS figures
        FROM account a WHERE a.org_id = ${orgId} AND a.account_id = ${accountId}`.execute(tx);
      return {
        accountName: rows[0]?.name ?? "",
        figures: (rows[0]?.figures ?? []).flatMap((each) => each ?? []),
      };
    },
    orgName: async () => (await org().executeTakeFirstOrThrow()).name,
    async noteThirdParty({ followupId, accountId, once, name, way, text }, by, at) {
      const { language } = await org().executeTakeFirstOrThrow();
      const note = SAID[language](name, WAYS[language][way], text);
      const { numAffectedRows } = await sql`
        INSERT INTO followup (org_id, followup_id, account_id, kind, note, happened_at, recorded_at, by_user, by_name, body_hash)
        SELECT ${orgId}, ${followupId}, ${accountId}, 'note', ${note}, ${at}, ${at}, ${by.userId}, ${by.userName}, ${once}
        WHERE NOT EXISTS (SELECT 1 FROM followup WHERE org_id = ${orgId} AND account_id = ${accountId}
          AND body_hash = ${once})`.execute(tx);
      return numAffectedRows === 1n ? { title: TITLE[language], text: `${note}\n— ${by.userName}` } : null;
    },
  };
}
