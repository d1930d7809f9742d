import type { Policy } from "../../shared/dunning/policy/policy.ts";
import { type PolicyRefusal, readPolicy } from "../../shared/dunning/policy/read-policy.ts";
import { ok, type Result } from "../../shared/kernel/result.ts";
import { policiesInForce } from "./policies-in-force.ts";
import type { PolicyBook, PolicyDesk } from "./policy-ports.ts";

/**
 * Puts a policy in force as its next version; earlier versions stay as they were, and so do other policies. A policy with
 * a mistake is refused with one sentence, and the one in force stays in force. Segments say who is under it; where there
 * are none it becomes everybody's, unless it is `onlyForSegments` to come.
 */
export async function putPolicy(
  orgId: string,
  input: unknown,
  by: string,
  desk: PolicyDesk,
  onlyForSegments = false,
): Promise<Result<{ readonly id: string; readonly version: number }, PolicyRefusal>> {
  const read = readPolicy(input);
  if (!read.ok) return read;
  return desk.inTenant(orgId, async (book) => {
    await book.lockOrg();
    const policy = { ...read.value, version: (await book.latestVersion(read.value.id)) + 1 };
    await settleDefault(book, policy, by, desk.now(), onlyForSegments);
    await book.putInForce(policy, by, desk.now());
    return ok({ id: policy.id, version: policy.version });
  });
}

/** Where there are no segments: whose policy is everybody's from now on. While nothing is said it is the latest one. */
async function settleDefault(
  book: PolicyBook,
  { id }: Policy,
  by: string,
  at: Date,
  onlyForSegments: boolean,
): Promise<void> {
  const { segments } = await policiesInForce(book);
  const { version, otherwise } = segments;
  const turns = otherwise !== id && onlyForSegments === (version === 0);
  if (segments.segments.length > 0 || !turns) return;
  const next = { version: version + 1, segments: [], otherwise: onlyForSegments ? otherwise : id };
  await book.putSegments(next, by, at);
}
