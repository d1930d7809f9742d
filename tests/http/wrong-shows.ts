import { SignJWT } from "jose";
import { widgetTokens } from "../../server/adapters/token/widget-token.ts";
import type { Row } from "./route-rows.ts";
import { type openTwoTenants, OPS, TOKEN_KEY, viewerAt } from "./two-tenants.ts";

type TwoTenants = Awaited<ReturnType<typeof openTwoTenants>>;

export const bearer = (token: string): string => `Bearer ${token}`;
export const soon = (): Date => new Date(Date.now() + 600_000);

/** Everything that is not the right thing to show, by name. */
export async function wrongShows(
  row: Row,
  house: TwoTenants,
): Promise<Readonly<Record<string, string | null>>> {
  const [ours, theirs] = house.tenants;
  const viewer = viewerAt(ours, ours.account);
  const atSettings = row.door === "settings" || row.door === "work" || row.door === "figures";
  const issue = (tokens: TwoTenants["tokens"], until: Date): Promise<string> =>
    atSettings ? tokens.issueForSettings({ ...viewer, role: "admin" }, until) : tokens.issue(viewer, until);
  const good = await issue(house.tokens, soon());
  const [head = "", claims = "", signature = ""] = good.split(".");
  const base64 = (value: object): string => Buffer.from(JSON.stringify(value)).toString("base64url");
  const signed = (audience: string, algorithm = "HS256"): Promise<string> =>
    new SignJWT({ org: ours.orgId, acc: ours.account, name: "x", role: "admin" })
      .setProtectedHeader({ alg: algorithm })
      .setSubject("7")
      .setAudience(audience)
      .setExpirationTime(soon())
      .sign(TOKEN_KEY);
  const more = { org: theirs.orgId, acc: theirs.account, role: "admin", aud: "huikuan-widget" };
  return {
    "no token": null,
    "no bearer": good,
    "another scheme": `Basic ${Buffer.from(`x:${good}`).toString("base64")}`,
    "two tokens": `Bearer ${good} ${good}`,
    "an empty bearer": "Bearer ",
    garbage: bearer("garbage"),
    "an expired token": bearer(await issue(house.tokens, new Date(Date.now() - 1000))),
    "a token of another key": bearer(
      await issue(
        widgetTokens(Buffer.alloc(32, 9), () => new Date()),
        soon(),
      ),
    ),
    "a token with changed claims": bearer([head, base64({ ...more, sub: "7" }), signature].join(".")),
    "a token cut short": bearer(`${head}.${claims}`),
    "a token without a signature": bearer(`${base64({ alg: "none" })}.${claims}.`),
    "a token that says none and is signed": bearer(`${base64({ alg: "none" })}.${claims}.${signature}`),
    "a token of another algorithm": bearer(await signed("huikuan-widget", "HS512")),
    "a token for another audience": bearer(await signed("somebody-else")),
    ...(row.door === "operator"
      ? {
          "a widget's token": bearer(good),
          "an admin's widget token": bearer(
            await house.tokens.issue(viewerAt(ours, ours.account, "admin"), soon()),
          ),
          "an operator's token with its last letter changed": bearer(`${OPS.slice(0, -1)}x`),
          "an operator's token with a letter more": bearer(`${OPS}x`),
          "the org's credential": bearer(ours.credential),
        }
      : {}),
    ...(row.door === "widget" || atSettings
      ? { "the operator's token": bearer(OPS), "the org's credential": bearer(ours.credential) }
      : {}),
    ...(row.door === "widget"
      ? { "a token for the settings": bearer(await house.tokens.issueForSettings(viewer, soon())) }
      : {}),
    ...(atSettings
      ? {
          "an admin's token for an account": bearer(
            await house.tokens.issue({ ...viewer, role: "admin" }, soon()),
          ),
        }
      : {}),
    ...(row.door === "credential"
      ? {
          "the operator's token": bearer(OPS),
          "a widget's token": bearer(good),
          "the credential of one org with the number of another": bearer(
            ours.credential.replace("hk_1_", "hk_2_"),
          ),
          "the credential of one org under the key's name of another": bearer(
            ours.credential.replace("_key1_", "_key2_"),
          ),
          "a credential for an org that is nobody's": bearer(ours.credential.replace("hk_1_", "hk_99_")),
        }
      : {}),
  };
}
