import { sql, type Transaction } from "kysely";
import type { WordingBook } from "../../wording/ports.ts";
import { addAct } from "./activation-rows.ts";
import { dunningBook } from "./dunning-rows.ts";
import type { Database } from "./schema.ts";
import { payIn, readWordings } from "./words-in-force.ts";

type Tx = Transaction<Database>;

/** An org's own words inside one tenant's transaction. */
export function wordingBook(tx: Tx, orgId: string): WordingBook {
  return {
    dunning: dunningBook(tx, orgId),
    async lockOrg() {
      await tx.selectFrom("org").select("org_id").where("org_id", "=", orgId).forUpdate().execute();
    },
    wordings: () => readWordings(tx, orgId),
    async latestVersion() {
      const row = await tx
        .selectFrom("wording_version")
        .select("version")
        .where("org_id", "=", orgId)
        .orderBy("version", "desc")
        .limit(1)
        .executeTakeFirst();
      return row?.version ?? 0;
    },
    async addWording({ wordingId, version, place, draft, reason, by, at }) {
      await tx
        .insertInto("wording_version")
        .values({
          org_id: orgId,
          version,
          wording_id: wordingId,
          ...place,
          subject: draft?.subject ?? null,
          body: draft?.body ?? null,
          approved_code: draft?.approvedCode ?? null,
          reason,
          by_user: by.userId,
          by_name: by.userName,
          at,
        })
        .execute();
    },
    async pay() {
      const row = await tx
        .selectFrom("org")
        .select("settings")
        .where("org_id", "=", orgId)
        .executeTakeFirstOrThrow();
      return payIn(row.settings);
    },
    async savePay(pay) {
      await sql`UPDATE org SET settings = settings || ${JSON.stringify({ pay })}::jsonb
        WHERE org_id = ${orgId}`.execute(tx);
    },
    async smsProvider() {
      const row = await tx
        .selectFrom("sms_sender")
        .select("provider")
        .where("org_id", "=", orgId)
        .executeTakeFirst();
      return row?.provider ?? null;
    },
    async addressOf(userId) {
      const row = await tx
        .selectFrom("crm_user")
        .select("email")
        .where("org_id", "=", orgId)
        .where("user_id", "=", userId)
        .where("active", "=", true)
        .executeTakeFirst();
      return row?.email ?? null;
    },
    noteChange: ({ body, ...change }) =>
      addAct(tx, orgId, { ...change, kind: "settings-set", about: null, body }),
  };
}
