import type { Connection, CrmInstall, Grant, Org, OrgDesk, SeenOrg } from "./ports.ts";

export interface Connected {
  readonly orgId: string;
  /** Shown once: what the org's server function uses to ask for widget tokens. */
  readonly credential: string;
}

/** Install by an operator: trades the grant code for a refresh token, and asks the CRM which org it is. */
export async function connectOrg(grant: Grant, crm: CrmInstall, desk: OrgDesk): Promise<Connected> {
  const connection = await crm.exchangeGrant(grant);
  return installOrg(connection, await crm.readOrg(connection), desk);
}

/**
 * Writes the org down in rehearsal. Connecting again keeps the org's number, its mode and its data, and adds a fresh
 * credential.
 */
export async function installOrg(connection: Connection, seen: SeenOrg, desk: OrgDesk): Promise<Connected> {
  const known = (await desk.directory()).find((each) => each.zgid === seen.zgid);
  const orgId = known?.orgId ?? (await desk.nextOrgId());
  const credentialId = desk
    .newSecret()
    .replaceAll(/[^A-Za-z0-9]/g, "")
    .slice(0, 12);
  const secret = desk.newSecret();
  const fresh: Org = {
    orgId,
    zgid: seen.zgid,
    name: seen.name,
    timeZone: seen.timeZone,
    baseCurrency: seen.baseCurrency,
    language: seen.country === "CN" || seen.country === "China" ? "zh-CN" : "en",
    mode: "rehearsal",
    paymentsFrom: "payments-module",
  };
  await desk.inTenant(orgId, async (book) => {
    await book.saveOrg(fresh, desk.now());
    await book.saveConnection(connection);
    await book.addCredential(credentialId, desk.hashOf(secret), desk.now());
  });
  return { orgId, credential: `hk_${orgId}_${credentialId}_${secret}` };
}
