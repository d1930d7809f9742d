import type { PoliciesBody, PolicyBody } from "../../shared/settings/contract.ts";
import { defaultPolicy, policiesNamed } from "../../shared/dunning/policy/policy-for.ts";
import { readyMadePolicies } from "../../shared/dunning/policy/ready-made/ready-made.ts";
import { readStoredPolicy } from "../../shared/dunning/policy/read-policy.ts";
import { localMoment } from "../../shared/kernel/local-moment.ts";
import { ok, refuse, type Result } from "../../shared/kernel/result.ts";
import { policiesInForce } from "../dunning/index.ts";
import type { Administrator, PolicyVersion, SettingsDesk } from "./ports.ts";

const VERSIONS_SHOWN = 50;

/** The policy in force, the versions before it, and the ready-made ones that one may start from. */
export async function listPolicies(admin: Administrator, desk: SettingsDesk): Promise<PoliciesBody> {
  return desk.inTenant(admin.orgId, async (book) => {
    const versions = await book.policyVersions(VERSIONS_SHOWN);
    const policies = await policiesInForce(book.dunning);
    const named = new Set(policiesNamed(policies).map(({ id, version }) => `${id}@${version}`));
    const { timeZone, mode } = await book.dunning.org();
    return {
      viewer: { orgId: admin.orgId, userId: admin.userId, name: admin.userName },
      mode,
      inForce: defaultPolicy(policies) as PolicyBody,
      isOwn: versions.some(({ inForce }) => inForce),
      versions: versions.map(({ id, version, body, at, by }) => {
        const { name } = body as { readonly name: PolicyBody["name"] };
        return {
          id,
          version,
          name,
          at: localMoment(at, timeZone),
          by,
          inForce: named.has(`${id}@${version}`),
        };
      }),
      readyMade: readyMadePolicies as PolicyBody[],
    };
  });
}

/** One version as it was put in force. */
export async function readVersion(
  orgId: string,
  id: string,
  version: number,
  desk: SettingsDesk,
): Promise<Result<{ readonly policy: PolicyBody }, "no-such-policy">> {
  const found = await desk.inTenant(orgId, (book) => book.policyVersion(id, version));
  return found === null ? refuse("no-such-policy") : ok({ policy: bodyOf(found) });
}

/** As its reader fills it in: an older version says nothing of what policies have learnt since. */
function bodyOf({ body }: PolicyVersion): PolicyBody {
  const read = readStoredPolicy(body);
  return (read.ok ? read.value : body) as PolicyBody;
}
