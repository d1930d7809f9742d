import { describe, expect, it } from "@jest/globals";
import { openTowns } from "../stories/towns.ts";

const { oneDebt } = openTowns();

describe("the policies of an org", () => {
  it("have one version in force each, whoever writes", async () => {
    const town = await oneDebt();
    const inForce = (policyId: string, version: number) =>
      town.sql(
        `INSERT INTO policy_version (org_id, policy_id, version, body, created_at, created_by, in_force)
         VALUES ($1, $2, $3, '{}', now(), 'Li Na', true)`,
        [town.orgId, policyId, version],
      );
    await inForce("standard", 1);
    await inForce("firm", 1);
    await expect(inForce("standard", 2)).rejects.toThrow("policy_in_force");
  });
});
