import type { Transaction } from "kysely";
import type { Database } from "./schema.ts";

/** Whoever changes what is known of an account waits here for whoever does so already; null when it is not there. */
export async function lockAccount(
  tx: Transaction<Database>,
  orgId: string,
  accountId: string,
): Promise<{ readonly ownerId: string | null } | null> {
  const row = await tx
    .selectFrom("account")
    .select("owner_id")
    .where("org_id", "=", orgId)
    .where("account_id", "=", accountId)
    .where("state", "=", "active")
    .forUpdate()
    .executeTakeFirst();
  return row === undefined ? null : { ownerId: row.owner_id };
}
