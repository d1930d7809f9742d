import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { SignJWT } from "jose";
import { hashOf } from "../../server/adapters/token/widget-token.ts";
import { acceptedServer } from "../../server/adapters/zoho/zoho-hosts.ts";
import { openSession } from "../../server/org/index.ts";
import { scopes } from "../../manifest/scopes.ts";
import { personOf } from "../support/zoho-stage.ts";
import { type Browser, type ConsentStage, openConsentStage } from "./consent-walk.ts";

let stage: ConsentStage;
beforeAll(async () => {
  stage = await openConsentStage();
}, 60_000);
afterAll(() => stage.close());

const acme = () => stage.zoho.orgs[0];
const admin = () => personOf(acme());
const CHINESE = { "Accept-Language": "zh-CN,zh;q=0.9,en;q=0.8" };
const COOKIE = "huikuan-consent";
const credentialIn = (text: string): string | undefined => /hk_[\w-]+/.exec(text)?.[0];

/** Everything an install writes, in all orgs. */
async function stored(): Promise<unknown[]> {
  const orgs = await stage.desks.org.directory();
  const credentials: unknown[] = [];
  for (const { orgId } of orgs) {
    const client = await stage.db.ownerPool.connect();
    await client.query("BEGIN");
    await client.query("SELECT set_config('app.org', $1, true)", [orgId]);
    credentials.push((await client.query("SELECT * FROM org_credential ORDER BY credential_id")).rows);
    credentials.push((await client.query("SELECT * FROM zoho_connection")).rows);
    await client.query("ROLLBACK");
    client.release();
  }
  return [orgs, credentials];
}
const askedForTokens = async (): Promise<number> =>
  (await stage.zoho.calls()).filter(({ path }) => path === "/oauth/v2/token").length;

/** A page of one sentence, and nothing stored. */
async function refused(
  sentence: RegExp,
  status: number,
  visit: () => ReturnType<Browser["get"]>,
): Promise<void> {
  const before = await stored();
  const page = await visit();
  expect([page.status, page.headers.get("content-type")]).toEqual([status, "text/html; charset=utf-8"]);
  expect(page.text).toMatch(sentence);
  expect(page.text.match(/<p>/g)).toHaveLength(1);
  expect(credentialIn(page.text)).toBeUndefined();
  expect(await stored()).toEqual(before);
}

describe("an administrator's consent", () => {
  it("begins at Zoho's page, with every scope, offline, and a cookie that no script sees", async () => {
    const visitor = stage.browser();
    const begun = await visitor.get(`${stage.url}/oauth/start`);
    expect(begun.status).toBe(302);
    const to = new URL(begun.headers.get("location") ?? "");
    expect(to.origin + to.pathname).toBe(`${stage.zoho.url}/oauth/v2/auth`);
    expect(Object.fromEntries(to.searchParams)).toEqual({
      response_type: "code",
      client_id: acme().client.id,
      scope: scopes.map(({ scope }) => scope).join(","),
      redirect_uri: `${stage.url}/oauth/return`,
      access_type: "offline",
      prompt: "consent",
      state: expect.any(String),
    });
    expect(begun.headers.get("set-cookie")).toMatch(
      /^huikuan-consent=[\w-]{43}; Path=\/; Max-Age=600; HttpOnly; SameSite=Lax$/,
    );
    expect(to.href).not.toContain(visitor.cookies.get(COOKIE));
    expect(await stage.desks.org.directory()).toEqual([]);
  });

  it("by who is no Administrator is refused, ended at Zoho, and stores nothing", async () => {
    for (const profile of ["Sales", "Collections", "Guest"] as const) {
      const visitor = stage.browser();
      const back = await stage.walk(visitor, personOf(acme(), profile));
      await refused(/Only an Administrator of the org may connect it/, 403, () => visitor.get(back.href));
    }
    expect(await stage.desks.org.directory()).toEqual([]);
    const ended = (await stage.zoho.calls()).filter(({ path }) => path === "/oauth/v2/token/revoke");
    expect(ended.map(({ status }) => status)).toEqual([200, 200, 200]);
  }, 30_000);

  it("connects the org and shows its credential once, on a page that runs nothing and is not kept", async () => {
    const visitor = stage.browser();
    const back = await stage.walk(visitor, admin());
    const page = await visitor.get(back.href, CHINESE);
    expect(page.status).toBe(200);
    expect(page.text).toContain('<html lang="zh-CN">');
    expect(page.text).toContain("Acme 已连接");
    expect(page.headers.get("cache-control")).toBe("no-store");
    expect(page.headers.get("referrer-policy")).toBe("no-referrer");
    const policy = page.headers.get("content-security-policy") ?? "";
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/script-src|unsafe/);
    expect(page.text).not.toMatch(/<script|javascript:|onclick/i);
    expect(visitor.cookies.has(COOKIE)).toBe(false);
    const credential = credentialIn(page.text) ?? "";
    const [org] = await stage.desks.org.directory();
    expect(org).toMatchObject({ name: "Acme", zgid: acme().zgid, mode: "rehearsal" });
    const request = {
      account_id: "1",
      user_id: "7",
      user_name: "Li",
      profile: "Guest",
      nonce: "n".repeat(20),
    };
    expect((await openSession(credential, request, stage.desks.org)).ok).toBe(true);
    expect(JSON.stringify(await stored())).not.toContain(credential.split("_").at(-1));

    await refused(/not begun in this browser, or is over or used/, 400, () => visitor.get(back.href));
    const english = stage.browser();
    const again = await stage.walk(english, admin());
    expect((await english.get(again.href, { "Accept-Language": "de" })).text).toContain("Acme is connected");
    expect(await stage.desks.org.directory()).toHaveLength(1);
  }, 30_000);
});

describe("what comes back to /oauth/return", () => {
  const notHere = /not begun in this browser, or is over or used/;

  it("without the cookie, with another browser's or with two is refused, and Zoho is not asked", async () => {
    const visitor = stage.browser();
    const back = await stage.walk(visitor, admin());
    const other = stage.browser();
    await stage.walk(other, admin());
    const before = await askedForTokens();
    await refused(notHere, 400, () => stage.browser().get(back.href));
    await refused(notHere, 400, () => other.get(back.href));
    const own = visitor.cookies.get(COOKIE) ?? "";
    for (const Cookie of [
      `${COOKIE}=x; ${COOKIE}=${own}`,
      `${COOKIE}=${own}; ${COOKIE}=x`,
      `${COOKIE}=`,
      `${COOKIE}=${own.slice(1)}`,
      own,
    ])
      await refused(notHere, 400, () => stage.browser().get(back.href, { Cookie }));
    expect(await askedForTokens()).toBe(before);
    // None of it used the state up: its own browser may still come.
    expect((await visitor.get(back.href)).status).toBe(200);
  }, 30_000);

  it("twice with its own cookie counts once, even at the same moment", async () => {
    const visitor = stage.browser();
    const back = await stage.walk(visitor, admin());
    const headers = { Cookie: `${COOKIE}=${visitor.cookies.get(COOKIE) ?? ""}` };
    const both = await Promise.all([1, 2].map(() => stage.browser().get(back.href, headers)));
    expect(both.map(({ status }) => status).sort()).toEqual([200, 400]);
    await refused(notHere, 400, () => stage.browser().get(back.href, headers));
  }, 30_000);

  it("with a state that is over, changed, of another key or of a widget's token is refused", async () => {
    const visitor = stage.browser();
    const back = await stage.walk(visitor, admin());
    const state = back.searchParams.get("state") ?? "";
    const expiresAt = new Date(stage.desks.clock.now().getTime() + 600_000);
    const viewer = { orgId: "1", accountId: "1", userId: "1", userName: "x", role: "admin" } as const;
    const [head = "", , signature = ""] = state.split(".");
    const claims = Buffer.from('{"tie":"x","jti":"y","aud":"huikuan-consent"}').toString("base64url");
    const secret = visitor.cookies.get(COOKIE) ?? "";
    const Cookie = `${COOKIE}=${secret}`;
    const signed = (audience: string, key: number): Promise<string> =>
      new SignJWT({ tie: hashOf(secret) })
        .setProtectedHeader({ alg: "HS256" })
        .setAudience(audience)
        .setJti("j")
        .setExpirationTime(expiresAt)
        .sign(Buffer.alloc(32, key));
    for (const wrong of [
      await signed("somebody-else", 3),
      await signed("huikuan-consent", 4),
      await stage.desks.tokens.issue(viewer, expiresAt),
      `${head}.${claims}.${signature}`,
      `${Buffer.from('{"alg":"none"}').toString("base64url")}.${claims}.`,
      `${state.slice(0, -4)}AAAA`,
      "x",
    ]) {
      back.searchParams.set("state", wrong);
      await refused(notHere, 400, () => stage.browser().get(back.href, { Cookie }));
    }
    // The same by the house's own key and audience is taken: the others were refused for what is wrong with them.
    back.searchParams.set("state", await signed("huikuan-consent", 3));
    expect((await stage.browser().get(back.href, { Cookie })).status).toBe(200);
  }, 30_000);

  it("until the last second of ten minutes is taken, and after it refused", async () => {
    const [early, late] = [stage.browser(), stage.browser()];
    const [earlyBack, lateBack] = [await stage.walk(early, admin()), await stage.walk(late, admin())];
    const { clock } = stage.zoho.world;
    const begun = clock.now();
    clock.moveTo(begun + 570_000);
    // Zoho's own code is over by then: the state was good, the code was not.
    await refused(/did not accept the code/, 400, () => early.get(earlyBack.href));
    clock.moveTo(begun + 601_000);
    await refused(notHere, 400, () => late.get(lateBack.href));
  }, 30_000);

  it("with a code that was used or made up is refused", async () => {
    const first = stage.browser();
    const back = await stage.walk(first, admin());
    expect((await first.get(back.href)).status).toBe(200);
    for (const code of [back.searchParams.get("code") ?? "", "made-up"]) {
      const visitor = stage.browser();
      const own = await stage.walk(visitor, admin());
      own.searchParams.set("code", code);
      await refused(/Zoho did not accept the code/, 400, () => visitor.get(own.href));
    }
  }, 30_000);

  it("naming an accounts server that is not Zoho's is refused before anything goes there", async () => {
    for (const server of [
      "https://accounts.evil.example",
      "https://accounts.zoho.com.evil.example",
      "http://accounts.zoho.com",
      "http://127.0.0.1:9",
      "https://accounts.zoho.com@evil.example",
      "//evil.example",
      "javascript:alert(1)",
    ]) {
      const visitor = stage.browser();
      const back = await stage.walk(visitor, admin());
      back.searchParams.set("accounts-server", server);
      const before = await askedForTokens();
      await refused(/accounts server in the address is not Zoho&#39;s/, 400, () => visitor.get(back.href));
      expect(await askedForTokens()).toBe(before);
    }
  }, 30_000);

  it("with error=access_denied is one sentence, in the browser's language", async () => {
    const visitor = stage.browser();
    const state = (await stage.walk(visitor, admin())).searchParams.get("state") ?? "";
    const back = `${stage.url}/oauth/return?error=access_denied&state=${state}`;
    await refused(/您在 Zoho 未同意授权/, 403, () => visitor.get(back, CHINESE));
    await refused(notHere, 400, () => visitor.get(back));
  });

  it("with parameters missing, twice or as objects is one sentence naming the field", async () => {
    const visitor = stage.browser();
    const back = await stage.walk(visitor, admin());
    const { code = "", state = "" } = Object.fromEntries(back.searchParams);
    for (const [query, field] of [
      ["", "state"],
      [`code=${code}`, "state"],
      [`state=${state}`, "code"],
      [`state=${state}&code=${code}&error=access_denied`, "code"],
      [`state=${state}&state=${state}&code=${code}`, "state"],
      [`state=${state}&code=${code}&code=x`, "code"],
      [`state=${state}&code[a]=${code}`, "code"],
      [`state=${state}&code=${"x".repeat(501)}`, "code"],
      [`state=${state}&code=${code}&accounts-server=a&accounts-server=b`, "accounts-server"],
      [`state=${"x".repeat(2_001)}&code=${code}`, "state"],
      [`state=&code=${code}`, "state"],
    ] as const)
      await refused(new RegExp(`“${field}” in the address is not right`), 422, () =>
        visitor.get(`${stage.url}/oauth/return?${query}`),
      );
    expect((await visitor.get(back.href)).status).toBe(200);
  }, 30_000);

  it("while Zoho does not say who it is, is refused and what was granted is ended", async () => {
    const visitor = stage.browser();
    const back = await stage.walk(visitor, admin());
    stage.zoho.fault = (request) => (request.originalUrl.includes("/users") ? "html" : undefined);
    await refused(/Zoho did not answer and nothing was saved/, 503, () => visitor.get(back.href));
    stage.zoho.fault = undefined;
    expect((await stage.zoho.calls()).at(-1)).toMatchObject({ path: "/oauth/v2/token/revoke", status: 200 });
  });
});

describe("the accounts server of a consent", () => {
  const ours = "https://accounts.zoho.com";

  it("may be any of Zoho's, each with its own API, or the configured one", () => {
    expect(acceptedServer("https://accounts.zoho.eu", ours)).toEqual({
      tokenUrl: "https://accounts.zoho.eu/oauth/v2/token",
      apiUrl: "https://www.zohoapis.eu",
    });
    expect(acceptedServer(undefined, ours)?.apiUrl).toBe("https://www.zohoapis.com");
    expect(acceptedServer("http://127.0.0.1:8000", "http://127.0.0.1:8000")?.apiUrl).toBe(
      "http://127.0.0.1:8000",
    );
    for (const foreign of [
      "https://accounts.zoho.com:8443",
      "https://zoho.com",
      "https://accounts.zoho.eu.x",
      "x",
    ])
      expect(acceptedServer(foreign, ours)).toBeNull();
  });
});
