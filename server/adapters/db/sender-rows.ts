import { sql, type Transaction } from "kysely";
import type { AdminAct } from "../../activation/ports.ts";
import type { SenderBook } from "../../settings/ports.ts";
import { addAct } from "./activation-rows.ts";
import { senderIn } from "./org-rows.ts";
import type { Database } from "./schema.ts";

export function senderRows(tx: Transaction<Database>, orgId: string): SenderBook {
  return {
    async sender() {
      const row = await tx
        .selectFrom("org")
        .select(["name", "settings", "mode"])
        .select(sql<boolean>`house.is_stopped()`.as("installation_stopped"))
        .where("org_id", "=", orgId)
        .executeTakeFirstOrThrow();
      return {
        sender: senderIn(row.settings, row.name),
        isStopped: row.mode === "stopped" || row.installation_stopped,
      };
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
    async saveSender({ name, address, replyTo, signature }) {
      const mail = { fromName: name, fromAddress: address, replyTo, signature };
      await sql`UPDATE org SET settings = settings || ${JSON.stringify({ mail })}::jsonb
        WHERE org_id = ${orgId}`.execute(tx);
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
