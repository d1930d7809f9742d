import axios from "axios";
import * as z from "zod";
import { parseCurrency } from "../../../shared/kernel/currency.ts";
import type { CrmInstall, Connection, SeenOrg } from "../../org/ports.ts";
import { CrmFault } from "./crm-fault.ts";
import { askForToken, codeOf, revokeToken, type TokenAnswer } from "./oauth.ts";
import { acceptedApiUrl } from "./zoho-hosts.ts";

const OrgAnswer = z.object({
  org: z.tuple([
    z.object({
      zgid: z.string().min(1),
      company_name: z.string().min(1),
      time_zone: z.string().min(1),
      iso_code: z.string().length(3),
      country: z.string().nullish(),
    }),
  ]),
});

/** Talking to the CRM before there is a tenant: once, at install, with the connection at hand. */
export const crmInstall: CrmInstall & { revoke(connection: Connection): Promise<boolean> } = {
  async exchangeGrant({ apiUrl, accountsUrl, clientId, clientSecret, redirectUri, code }) {
    const answer = await askForToken(accountsUrl, {
      client_id: clientId,
      client_secret: clientSecret,
      redirect_uri: redirectUri,
      grant_type: "authorization_code",
      code,
    });
    const token = tokenOf(answer, "The grant code was not accepted");
    const accepted = acceptedApiUrl(token.apiDomain, apiUrl);
    if (accepted === null) throw new CrmFault("refused", "Zoho named an API domain that is not Zoho's.");
    if (token.refreshToken === undefined) {
      throw new CrmFault("refused", "Zoho gave no refresh token: ask for the grant with offline access.");
    }
    return { apiUrl: accepted, accountsUrl, clientId, clientSecret, refreshToken: token.refreshToken };
  },
  readOrg: async (connection) => seenOrg(connection, await accessTokenOf(connection)),
  revoke: (connection) => revokeToken(connection.accountsUrl, connection.refreshToken),
};

function tokenOf(answer: TokenAnswer, refusal: string): Extract<TokenAnswer, { kind: "token" }> {
  switch (answer.kind) {
    case "token":
      return answer;
    case "refused":
      throw new CrmFault("refused", `${refusal} (${answer.reason}).`, { code: answer.reason });
    case "throttled":
      throw new CrmFault("throttled", "Zoho asks us to wait before the next token.");
    case "unreachable":
      throw new CrmFault("unreachable", answer.reason);
  }
}

/** A first access token for a connection that is not kept yet. */
export async function accessTokenOf(connection: Connection): Promise<string> {
  const answer = await askForToken(connection.accountsUrl, {
    client_id: connection.clientId,
    client_secret: connection.clientSecret,
    grant_type: "refresh_token",
    refresh_token: connection.refreshToken,
  });
  return tokenOf(answer, "The refresh token was not accepted").accessToken;
}

/** The org that answers this token. */
export async function seenOrg(connection: Connection, token: string): Promise<SeenOrg> {
  const answer = OrgAnswer.safeParse(await askAtInstall(connection.apiUrl, "/crm/v6/org", token));
  if (!answer.success) throw new CrmFault("unreachable", "The CRM did not say which org it is.");
  const [org] = answer.data.org;
  const currency = parseCurrency(org.iso_code);
  if (!currency.ok) throw new CrmFault("rejected", `The org's currency ${org.iso_code} is not known.`);
  return {
    zgid: org.zgid,
    name: org.company_name,
    timeZone: org.time_zone,
    baseCurrency: currency.value,
    country: org.country ?? "",
  };
}

export async function askAtInstall(apiUrl: string, path: string, token: string): Promise<unknown> {
  try {
    const { data } = await axios.get<unknown>(apiUrl + path, {
      headers: { Authorization: `Zoho-oauthtoken ${token}` },
      timeout: 30_000,
      signal: AbortSignal.timeout(30_000),
      maxRedirects: 0,
      maxContentLength: 1_000_000,
      proxy: false,
    });
    return data;
  } catch (error) {
    // axios errors hold the request with its token: only the code leaves.
    throw new CrmFault("unreachable", `The CRM did not say which org it is (${codeOf(error)}).`);
  }
}
