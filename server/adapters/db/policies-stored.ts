import { sql, type Transaction } from "kysely";
import type { PoliciesStored } from "../../dunning/ports.ts";
import type { Database } from "./schema.ts";

/** Every policy in force and the segments in force, by one look. */
export async function readPolicies(tx: Transaction<Database>, orgId: string): Promise<PoliciesStored> {
  const { rows } = await sql<{ bodies: unknown[] | null; segments: unknown }>`
    SELECT (SELECT jsonb_agg(body ORDER BY created_at DESC, policy_id) FROM policy_version
        WHERE org_id = ${orgId} AND in_force) AS bodies,
      (SELECT body FROM segment_version WHERE org_id = ${orgId} ORDER BY version DESC LIMIT 1) AS segments`.execute(
    tx,
  );
  const [row] = rows;
  return { bodies: row?.bodies ?? [], segments: row?.segments ?? null };
}
