import { nextOrgId, orgBook, readDirectory } from "../adapters/db/org-rows.ts";
import { saveConnection } from "../adapters/db/connection-rows.ts";
import { consentStates } from "../adapters/token/consent-states.ts";
import { hashOf, newSecret, sameHash, widgetTokens } from "../adapters/token/widget-token.ts";
import { crmConsent } from "../adapters/zoho/crm-consent.ts";
import { crmInstall } from "../adapters/zoho/crm-install.ts";
import type { Config } from "../config.ts";
import type { ConsentDesk, OrgDesk } from "../org/index.ts";
import type { Ground } from "./ground.ts";

/** Who the orgs are, how one is connected, and who of it asks. */
export function orgDesks(ground: Ground) {
  const { config, store, seal, now, door, crm } = ground;
  const tokens = widgetTokens(config.tokenKey, now);
  const forgetToken = crm.tokens.forget;
  const org: OrgDesk = {
    now,
    inTenant: door((tx, orgId) => ({
      ...orgBook(tx, orgId),
      saveConnection: (connection) => saveConnection(tx, seal, orgId, connection),
    })),
    directory: () => readDirectory(store.ownerPool),
    nextOrgId: () => nextOrgId(store.ownerPool),
    newSecret,
    hashOf,
    sameHash,
    issueToken: tokens.issue,
    issueSettingsToken: tokens.issueForSettings,
    apiUrl: config.publicUrl,
  };
  const consent: ConsentDesk = {
    org,
    crm: consentOf(config),
    ...consentStates(config.tokenKey, now),
    forgetToken,
  };
  const zoneOf = (orgId: string) =>
    org.inTenant(orgId, async (book) => (await book.org())?.timeZone ?? "UTC");
  return { org, consent, tokens, install: crmInstall, zoneOf, forgetToken };
}

function consentOf({ zohoClient, publicUrl }: Config): ConsentDesk["crm"] {
  if (zohoClient === null) return null;
  const { id, secret, accountsUrl } = zohoClient;
  return crmConsent({
    clientId: id,
    clientSecret: secret,
    accountsUrl,
    redirectUri: `${publicUrl}/oauth/return`,
  });
}
