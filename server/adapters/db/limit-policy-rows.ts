import { sql, type Transaction } from "kysely";
import type { Day } from "../../../shared/kernel/day.ts";
import type { ApprovalBook, KeptLimitPolicy, LimitPolicy } from "../../approval/ports.ts";
import { dayFrom, dayTo } from "./columns.ts";
import type { Database } from "./schema.ts";

type Tx = Transaction<Database>;

/** The word in force on a day; null: nobody's yet. */
export async function readLimitPolicy(tx: Tx, orgId: string, asOf: Day): Promise<KeptLimitPolicy | null> {
  const { rows } = await sql<{ body: LimitPolicy; by_name: string; reason: string; valid_from: string }>`
    SELECT body, by_name, reason, valid_from FROM limit_policy
    WHERE org_id = ${orgId} AND valid_from <= ${dayTo(asOf)}
    ORDER BY valid_from DESC, recorded_at DESC, policy_id DESC LIMIT 1`.execute(tx);
  const [row] = rows;
  if (row === undefined) return null;
  return { ...row.body, by: row.by_name, reason: row.reason, from: dayFrom(row.valid_from) };
}

export async function addLimitPolicy(
  tx: Tx,
  orgId: string,
  ...[id, kept, at]: Parameters<ApprovalBook["addPolicy"]>
): Promise<void> {
  const { formulas, approval, by, userId, reason, from } = kept;
  await tx
    .insertInto("limit_policy")
    .values({
      ...{ org_id: orgId, policy_id: id, valid_from: dayTo(from), reason },
      ...{ body: JSON.stringify({ formulas, approval }), by_user: userId, by_name: by, recorded_at: at },
    })
    .onConflict((there) => there.columns(["org_id", "policy_id"]).doNothing())
    .execute();
}
