import type { Transaction } from "kysely";
import type { Database } from "./schema.ts";

/** The CRM's users by their ids; who is not known has no name. */
export async function readUserNames(
  tx: Transaction<Database>,
  orgId: string,
  userIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (userIds.length === 0) return new Map();
  const rows = await tx
    .selectFrom("crm_user")
    .select(["user_id", "name"])
    .where("org_id", "=", orgId)
    .where("user_id", "in", [...userIds])
    .execute();
  return new Map(rows.map(({ user_id, name }) => [user_id, name]));
}
