import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { askToken, type Running, run, signIn, type Tokens, userOf } from "./company.ts";

const MINUTE = 60_000;

describe("signing in", () => {
  let zoho: Running;
  let tokens: Tokens;
  beforeEach(async () => {
    zoho = await run();
    tokens = await signIn(zoho.url, zoho.acme, userOf(zoho.acme, "Administrator"));
  });
  afterEach(() => zoho.close());
  const refresh = (token = tokens.refresh_token) =>
    askToken(zoho.url, zoho.acme, { grant_type: "refresh_token", refresh_token: token });
  const pass = (ms: number) => zoho.world.clock.moveTo(zoho.world.clock.now() + ms);
  const statusWith = async (token: string) => (await zoho.ask("GET", "/crm/v6/org", { token })).status;
  const grant = async (): Promise<string> => {
    const answer = await fetch(`${zoho.url}/sandbox/grant`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({
        zgid: zoho.acme.zgid,
        userId: userOf(zoho.acme, "Sales").id,
        clientId: zoho.acme.client.id,
      }),
    });
    return ((await answer.json()) as { code: string }).code;
  };

  it("gives tokens for an hour and names itself as the API domain", () => {
    expect([tokens.expires_in, tokens.api_domain]).toEqual([3600, zoho.url]);
  });

  it("takes a form of either encoding", async () => {
    const { id, secret } = zoho.acme.client;
    const answer = await fetch(`${zoho.url}/oauth/v2/token`, {
      method: "POST",
      body: new URLSearchParams({
        client_id: id,
        client_secret: secret,
        grant_type: "refresh_token",
        refresh_token: tokens.refresh_token,
      }),
    });
    expect(await answer.json()).toMatchObject({ token_type: "Bearer" });
  });

  it("takes a code once, and within two minutes", async () => {
    const code = await grant();
    const exchange = (one: string) =>
      askToken(zoho.url, zoho.acme, { grant_type: "authorization_code", code: one });
    expect(await exchange(code)).toHaveProperty("refresh_token");
    expect(await exchange(code)).toEqual({ error: "invalid_code" });
    const late = await grant();
    pass(2 * MINUTE);
    expect(await exchange(late)).toEqual({ error: "invalid_code" });
  });

  it("refuses a wrong secret with status 200 and an error", async () => {
    const body = new URLSearchParams({ client_id: zoho.acme.client.id, client_secret: "wrong" });
    const answer = await fetch(`${zoho.url}/oauth/v2/token`, { method: "POST", body });
    expect([answer.status, await answer.json()]).toEqual([200, { error: "invalid_client_secret" }]);
  });

  it("throttles the 11th token of ten minutes with status 200, and gives again afterwards", async () => {
    for (let n = 2; n <= 10; n += 1) expect(await refresh()).toHaveProperty("access_token");
    expect(await refresh()).toMatchObject({ error: "Access Denied", status: "failure" });
    pass(10 * MINUTE);
    expect(await refresh()).toHaveProperty("access_token");
  });

  it("keeps 15 tokens alive: the 16th ends the oldest", async () => {
    for (let n = 2; n <= 10; n += 1) await refresh();
    pass(10 * MINUTE);
    for (let n = 11; n <= 15; n += 1) await refresh();
    expect(await statusWith(tokens.access_token)).toBe(200);
    await refresh();
    expect(await statusWith(tokens.access_token)).toBe(401);
  });

  it("lets a token live for an hour of the world's clock", async () => {
    pass(59 * MINUTE);
    expect(await statusWith(tokens.access_token)).toBe(200);
    pass(MINUTE);
    expect(await statusWith(tokens.access_token)).toBe(401);
  });

  it("keeps 20 refresh tokens of a user: the 21st ends the oldest", async () => {
    const admin = userOf(zoho.acme, "Administrator");
    for (let n = 2; n <= 20; n += 1) await signIn(zoho.url, zoho.acme, admin);
    expect(await refresh()).toHaveProperty("access_token");
    await signIn(zoho.url, zoho.acme, admin);
    expect(await refresh()).toEqual({ error: "invalid_code" });
  });

  it("revokes a refresh token together with its access tokens", async () => {
    const gone = await fetch(`${zoho.url}/oauth/v2/token/revoke?token=${tokens.refresh_token}`, {
      method: "POST",
    });
    expect(await gone.json()).toEqual({ status: "success" });
    expect(await statusWith(tokens.access_token)).toBe(401);
    expect(await refresh()).toEqual({ error: "invalid_code" });
  });

  it("asks for consent and sends the browser back with a code and the state", async () => {
    const { id, redirectUri } = zoho.acme.client;
    const asked = {
      client_id: id,
      redirect_uri: redirectUri,
      response_type: "code",
      access_type: "offline",
      scope: "ZohoCRM.modules.READ",
      state: "a<b",
    };
    const page = await fetch(`${zoho.url}/oauth/v2/auth?${new URLSearchParams(asked).toString()}`);
    expect(await page.text()).toContain("a&#60;b");
    const user = userOf(zoho.acme, "Administrator");
    const back = await fetch(`${zoho.url}/oauth/v2/auth`, {
      method: "POST",
      redirect: "manual",
      body: new URLSearchParams({ ...asked, zgid: zoho.acme.zgid, userId: user.id }),
    });
    const to = new URL(back.headers.get("location") ?? "");
    expect(to.searchParams.get("state")).toBe("a<b");
    const code = to.searchParams.get("code") ?? "";
    expect(await askToken(zoho.url, zoho.acme, { grant_type: "authorization_code", code })).toHaveProperty(
      "refresh_token",
    );
  });

  it("refuses consent for an address that is not registered", async () => {
    const asked = {
      client_id: zoho.acme.client.id,
      redirect_uri: "https://evil.test",
      response_type: "code",
    };
    const page = await fetch(`${zoho.url}/oauth/v2/auth?${new URLSearchParams(asked).toString()}`);
    expect([page.status, await page.text()]).toEqual([400, expect.stringContaining("redirect_uri_mismatch")]);
  });

  it("logs no token", async () => {
    await refresh();
    await fetch(`${zoho.url}/oauth/v2/token/revoke?token=${tokens.refresh_token}`, { method: "POST" });
    const log = await (await fetch(`${zoho.url}/sandbox/calls`)).text();
    expect(log).toContain("/oauth/v2/token/revoke");
    expect(log).not.toContain(tokens.refresh_token);
  });
});
