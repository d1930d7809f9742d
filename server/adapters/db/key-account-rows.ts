import { sql, type Transaction } from "kysely";
import type { KeyAccountBook } from "../../settings/ports.ts";
import type { KeyAccountField } from "../../sync/ports.ts";
import type { AdminAct } from "../../activation/ports.ts";
import { addAct } from "./activation-rows.ts";
import type { Database } from "./schema.ts";

/** The field as org.settings has it; null where nobody chose one. */
export function keyAccountIn(settings: unknown): KeyAccountField | null {
  const { keyAccount } = settings as { readonly keyAccount?: KeyAccountField | null };
  return keyAccount ?? null;
}

export function keyAccountRows(tx: Transaction<Database>, orgId: string): KeyAccountBook {
  return {
    async keyAccount() {
      const row = await tx
        .selectFrom("org")
        .select("settings")
        .where("org_id", "=", orgId)
        .executeTakeFirstOrThrow();
      return keyAccountIn(row.settings);
    },
    async putKeyAccount(chosen) {
      await sql`UPDATE org SET settings = settings || ${JSON.stringify({ keyAccount: chosen })}::jsonb
        WHERE org_id = ${orgId}`.execute(tx);
      // Every account is read again by the new field, from the next minute's pull on; a pull that is under way finds
      // its cursor moved and repeats itself. What is known until then stays, and so does how old it is.
      await sql`UPDATE sync_cursor SET modified_since = NULL, page_token = NULL, loading_until = NULL,
        deleted_since = NULL, seen_at = NULL, settled_from = NULL WHERE org_id = ${orgId} AND source = 'accounts'`.execute(
        tx,
      );
      await sql`INSERT INTO pull_asked (org_id, source, asks) VALUES (${orgId}, 'accounts', 1)
        ON CONFLICT (org_id, source) DO UPDATE SET asks = pull_asked.asks + 1`.execute(tx);
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
