import { type PolicyRefusal, readPolicy } from "../../shared/dunning/policy/read-policy.ts";
import { ok, type Result } from "../../shared/kernel/result.ts";
import type { PolicyDesk } from "./ports.ts";

/**
 * Puts a policy in force as its next version; earlier versions stay as they were. A policy with a mistake is
 * refused with one sentence, and the one in force stays in force.
 */
export async function putPolicy(
  orgId: string,
  input: unknown,
  by: string,
  desk: PolicyDesk,
): Promise<Result<{ readonly id: string; readonly version: number }, PolicyRefusal>> {
  const read = readPolicy(input);
  if (!read.ok) return read;
  return desk.inTenant(orgId, async (book) => {
    await book.lockOrg();
    const policy = { ...read.value, version: (await book.latestVersion(read.value.id)) + 1 };
    await book.putInForce(policy, by, desk.now());
    return ok({ id: policy.id, version: policy.version });
  });
}
