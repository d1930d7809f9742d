import { CrmFault } from "./crm-fault.ts";
import type { ZohoSdk } from "./sdk.ts";
import type { Access } from "./token-provider.ts";

/**
 * The second barrier before a write: the CRM that answers this token must be the org we mean. Asked once for every
 * token, through the SDK itself, so that it proves the path the writes take.
 */
export function createProvenOrg(): (sdk: ZohoSdk, access: Access) => Promise<void> {
  const proven = new Map<string, { readonly token: string; readonly proof: Promise<void> }>();
  return (sdk, access) => {
    const known = proven.get(access.orgId);
    if (known?.token === access.token) return known.proof;
    const proof = prove(sdk, access).catch((error: unknown) => {
      proven.delete(access.orgId);
      throw error;
    });
    proven.set(access.orgId, { token: access.token, proof });
    return proof;
  };
}

async function prove(Z: ZohoSdk, access: Access): Promise<void> {
  const response = await new Z.Org.OrgOperations().getOrganization();
  const answer: unknown = response.getObject();
  if (response.getStatusCode() === 401) throw new StaleToken();
  if (!(answer instanceof Z.Org.ResponseWrapper)) {
    throw new CrmFault("unreachable", "The CRM did not say which org it is, so nothing was written.");
  }
  const [org] = answer.getOrg();
  if (org?.getZgid() !== access.zgid) {
    throw new CrmFault(
      "refused",
      `The CRM answered as org ${org?.getZgid()}, not ${access.zgid}: nothing was written.`,
    );
  }
}

/** The token went stale between its hour and its use. */
export class StaleToken extends Error {}
