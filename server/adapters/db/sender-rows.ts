import { sql, type Transaction } from "kysely";
import type { AdminAct } from "../../activation/ports.ts";
import type { SenderBook, SenderStanding } from "../../settings/ports.ts";
import { addAct } from "./activation-rows.ts";
import { filesIn } from "./files-rows.ts";
import { checkIn, senderIn } from "./org-rows.ts";
import type { Seal } from "../../sync/ports.ts";
import type { Database } from "./schema.ts";
import { signingKeyRows } from "./signing-key-rows.ts";

export function senderRows(tx: Transaction<Database>, orgId: string, seal: Seal): SenderBook {
  const standing = async (): Promise<SenderStanding> => {
    const row = await tx
      .selectFrom("org")
      .select(["name", "settings", "mode", "time_zone"])
      .select([
        sql<boolean>`house.is_stopped()`.as("installation_stopped"),
        sql<string | null>`(SELECT address FROM return_mailbox WHERE org_id = ${orgId})`.as("returns"),
      ])
      .where("org_id", "=", orgId)
      .executeTakeFirstOrThrow();
    return {
      sender: senderIn(row.settings, row.name),
      isStopped: row.mode === "stopped" || row.installation_stopped,
      timeZone: row.time_zone,
      check: checkIn(row.settings),
      returns: row.returns,
      attachesFiles: filesIn(row.settings).files !== undefined,
    };
  };
  return {
    ...signingKeyRows(tx, orgId, seal),
    sender: standing,
    async lockSender() {
      await tx.selectFrom("org").select("org_id").where("org_id", "=", orgId).forUpdate().execute();
      return standing();
    },
    async saveCheck(mailCheck) {
      await sql`UPDATE org SET settings = settings || ${JSON.stringify({ mailCheck })}::jsonb
        WHERE org_id = ${orgId}`.execute(tx);
    },
    async addresses() {
      const rows = await tx
        .selectFrom("crm_user")
        .select(["user_id", "email"])
        .where("org_id", "=", orgId)
        .where("active", "=", true)
        .where("email", "is not", null)
        .execute();
      return new Map(rows.flatMap(({ user_id, email }) => (email === null ? [] : [[user_id, email]])));
    },
    async saveSender({ name, address, replyTo, signature, by }) {
      const mail = {
        fromName: name,
        fromAddress: address,
        replyTo,
        signature,
        ...(by === "zoho" ? { by } : {}),
      };
      const domain = address.slice(address.lastIndexOf("@") + 1).toLowerCase();
      await sql`UPDATE org SET settings = ${JSON.stringify({ mail })}::jsonb ||
        CASE WHEN settings -> 'mailCheck' ->> 'domain' = ${domain} AND ${by !== "zoho"} THEN settings - 'mail'
          ELSE settings - 'mail' - 'mailCheck' END WHERE org_id = ${orgId}`.execute(tx);
    },
    noteChange: (change) =>
      addAct(tx, orgId, {
        ...change,
        kind: "settings-set",
        about: null,
        body: change.body as AdminAct["body"],
      }),
  };
}
