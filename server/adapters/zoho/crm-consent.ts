import * as z from "zod";
import { ok, refuse } from "../../../shared/kernel/result.ts";
import type { ConsentClient, CrmConsent } from "../../org/ports.ts";
import { CrmFault } from "./crm-fault.ts";
import { accessTokenOf, askAtInstall, crmInstall, seenOrg } from "./crm-install.ts";
import { SCOPES } from "./scopes.ts";
import { acceptedServer } from "./zoho-hosts.ts";

const UsersAnswer = z.object({ users: z.tuple([z.object({ profile: z.object({ name: z.string() }) })]) });

/** An admin's consent in Zoho: where it is asked for, and what it brought. */
export function crmConsent(client: ConsentClient): CrmConsent {
  const { clientId, clientSecret, accountsUrl, redirectUri } = client;
  return {
    consentUrl(state) {
      const url = new URL(`${accountsUrl}/oauth/v2/auth`);
      const asked = {
        response_type: "code",
        client_id: clientId,
        scope: SCOPES.join(","),
        redirect_uri: redirectUri,
        access_type: "offline",
        prompt: "consent",
        state,
      };
      for (const [name, value] of Object.entries(asked)) url.searchParams.set(name, value);
      return url.href;
    },
    async redeem(code, accountsServer) {
      const server = acceptedServer(accountsServer, accountsUrl);
      if (server === null) return refuse("foreign-server");
      const { apiUrl, tokenUrl } = server;
      const grant = { apiUrl, accountsUrl: tokenUrl, clientId, clientSecret, redirectUri, code };
      try {
        const connection = await crmInstall.exchangeGrant(grant);
        try {
          const token = await accessTokenOf(connection);
          const asked = await askAtInstall(connection.apiUrl, "/crm/v6/users?type=CurrentUser", token);
          const [user] = UsersAnswer.parse(asked).users;
          return ok({ connection, org: await seenOrg(connection, token), profile: user.profile.name });
        } catch (error) {
          // Nobody will ever use what was granted: it ends here.
          await crmInstall.revoke(connection);
          throw error;
        }
      } catch (error) {
        if (error instanceof CrmFault && error.kind === "refused") return refuse("bad-code");
        if (error instanceof CrmFault || error instanceof z.ZodError) return refuse("crm-silent");
        throw error;
      }
    },
    async revoke(connection) {
      await crmInstall.revoke(connection);
    },
  };
}
