import type { Transaction } from "kysely";
import type { PolicyBook } from "../../dunning/policy-ports.ts";
import { readPolicies } from "./policies-stored.ts";
import type { Database } from "./schema.ts";

export function policyBook(tx: Transaction<Database>, orgId: string): PolicyBook {
  return {
    async lockOrg() {
      await tx.selectFrom("org").select("org_id").where("org_id", "=", orgId).forUpdate().execute();
    },
    policiesStored: () => readPolicies(tx, orgId),
    async latestVersion(policyId) {
      const row = await tx
        .selectFrom("policy_version")
        .select("version")
        .where("org_id", "=", orgId)
        .where("policy_id", "=", policyId)
        .orderBy("version", "desc")
        .limit(1)
        .executeTakeFirst();
      return row?.version ?? 0;
    },
    async putInForce(policy, by, at) {
      await tx
        .updateTable("policy_version")
        .set({ in_force: false })
        .where("org_id", "=", orgId)
        .where("policy_id", "=", policy.id)
        .where("in_force", "=", true)
        .execute();
      await tx
        .insertInto("policy_version")
        .values({
          org_id: orgId,
          policy_id: policy.id,
          version: policy.version,
          body: JSON.stringify(policy),
          created_at: at,
          created_by: by,
          in_force: true,
        })
        .execute();
    },
    async putSegments(segments, by, at) {
      await tx
        .insertInto("segment_version")
        .values({
          org_id: orgId,
          version: segments.version,
          body: JSON.stringify(segments),
          created_at: at,
          created_by: by,
        })
        .execute();
    },
  };
}
