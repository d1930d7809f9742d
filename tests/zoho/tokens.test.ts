import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { createTokenProvider } from "../../server/adapters/zoho/token-provider.ts";
import { revokeToken } from "../../server/adapters/zoho/oauth.ts";
import { acceptedApiUrl } from "../../server/adapters/zoho/zoho-hosts.ts";
import { crmInstall } from "../../server/adapters/zoho/crm-install.ts";
import { openZohoStage, type ZohoStage } from "../support/zoho-stage.ts";
import { type MemoryConnections, memoryConnections } from "./memory-connections.ts";

describe("access tokens", () => {
  let stage: ZohoStage;
  let connections: MemoryConnections;
  beforeEach(async () => {
    stage = await openZohoStage();
    connections = memoryConnections();
    connections.put("1", stage.orgs[0].zgid, await stage.connect(stage.orgs[0]));
  });
  afterEach(() => stage.close());

  const provider = (timeoutMs = 2_000) =>
    createTokenProvider({ connections, now: () => new Date(stage.world.clock.now()), timeoutMs });
  const tokenPosts = async (): Promise<number> =>
    (await stage.calls()).filter((call) => call.path === "/oauth/v2/token").length - GRANTS;
  const GRANTS = 1;
  const later = (minutes: number): void =>
    stage.world.clock.moveTo(stage.world.clock.now() + minutes * 60_000);

  it("asks Zoho once for 20 calls that find the token expired", async () => {
    const tokens = provider();
    await tokens.get("1");
    later(61);
    const got = await Promise.all(Array.from({ length: 20 }, () => tokens.get("1")));
    expect(new Set(got.map((access) => access.token)).size).toBe(1);
    expect(await tokenPosts()).toBe(2);
  });

  it("asks Zoho once for four processes with 50 calls each", async () => {
    const processes = Array.from({ length: 4 }, () => provider());
    const got = await Promise.all(
      processes.flatMap((tokens) => Array.from({ length: 50 }, () => tokens.get("1"))),
    );
    expect(new Set(got.map((access) => access.token)).size).toBe(1);
    expect(await tokenPosts()).toBe(1);
  });

  it("keeps a token until a minute before its hour, and not longer", async () => {
    const tokens = provider();
    const first = await tokens.get("1");
    later(58);
    expect((await tokens.get("1")).token).toBe(first.token);
    later(1);
    expect((await tokens.get("1")).token).not.toBe(first.token);
  });

  it("takes another process's newer token after a 401 instead of asking again", async () => {
    const [one, two] = [provider(), provider()];
    const stale = await one.get("1");
    expect((await two.get("1")).token).toBe(stale.token);
    one.drop("1", stale.token);
    const fresh = await one.get("1");
    two.drop("1", stale.token);
    expect((await two.get("1")).token).toBe(fresh.token);
    expect(await tokenPosts()).toBe(2);
  });

  it("does not take up a dropped token again when an older one's 401 comes in late", async () => {
    const tokens = provider();
    const older = await tokens.get("1");
    tokens.drop("1", older.token);
    const newer = await tokens.get("1");
    tokens.drop("1", newer.token);
    tokens.drop("1", older.token);
    expect((await tokens.get("1")).token).not.toBe(newer.token);
  });

  it("takes Access Denied with status 200 for a throttle, and asks nobody for a while", async () => {
    const tokens = provider(200);
    stage.fault = () => ({
      status: 200,
      body: { error: "Access Denied", error_description: "too many requests", status: "failure" },
    });
    await expect(tokens.get("1")).rejects.toMatchObject({ kind: "throttled" });
    stage.fault = undefined;
    await expect(tokens.get("1")).rejects.toMatchObject({ kind: "throttled" });
    expect(await tokenPosts()).toBe(1);
    expect(connections.row("1").state).toBe("connected");
  });

  it("declares the connection refused when Zoho no longer knows the refresh token, and then stays quiet", async () => {
    const { accountsUrl, refreshToken } = connections.row("1");
    expect(await revokeToken(accountsUrl, refreshToken)).toBe(true);
    const tokens = provider();
    await expect(tokens.get("1")).rejects.toMatchObject({ kind: "refused", code: "invalid_code" });
    expect(connections.row("1")).toMatchObject({ state: "refused", stateReason: "invalid_code" });
    await expect(tokens.get("1")).rejects.toMatchObject({ kind: "refused" });
    expect(await tokenPosts()).toBe(1);
  });

  it("uses the new connection when the org was connected again while the old one was being refused", async () => {
    const { accountsUrl, refreshToken } = connections.row("1");
    await revokeToken(accountsUrl, refreshToken);
    const again = await stage.connect(stage.orgs[0]);
    stage.fault = (request) => {
      // The install lands while the refused answer is on its way.
      if (connections.row("1").refreshToken === refreshToken && request.originalUrl === "/oauth/v2/token") {
        connections.put("1", stage.orgs[0].zgid, again);
      }
      return undefined;
    };
    expect((await provider().get("1")).token).toMatch(/^1000\./);
    expect(connections.row("1")).toMatchObject({ state: "connected", refreshToken: again.refreshToken });
  });

  it("gives up on a token endpoint that hangs, and lets the next one try at once", async () => {
    stage.fault = () => "hang";
    const tokens = provider(200);
    const begun = performance.now();
    await expect(tokens.get("1")).rejects.toMatchObject({ kind: "unreachable" });
    expect(performance.now() - begun).toBeLessThan(2_000);
    stage.fault = undefined;
    expect((await tokens.get("1")).token).toMatch(/^1000\./);
  });

  it("takes HTML and an unknown error for no answer, not for a refusal", async () => {
    stage.fault = () => "html";
    await expect(provider().get("1")).rejects.toMatchObject({ kind: "unreachable" });
    expect(connections.row("1").state).toBe("connected");
  });

  it("sends tokens nowhere but to Zoho's own hosts or the configured one", async () => {
    expect(acceptedApiUrl(undefined, "http://h:1/o/7")).toBe("http://h:1/o/7");
    expect(acceptedApiUrl("http://h:1", "http://h:1/o/7")).toBe("http://h:1/o/7");
    expect(acceptedApiUrl("https://www.zohoapis.eu", "https://www.zohoapis.com")).toBe(
      "https://www.zohoapis.eu",
    );
    for (const evil of [
      "https://www.zohoapis.com.evil.test",
      "http://www.zohoapis.com",
      "evil",
      "http://h:2",
    ]) {
      expect(acceptedApiUrl(evil, "http://h:1/o/7")).toBeNull();
    }
    stage.fault = () => ({
      status: 200,
      body: { access_token: "a", api_domain: "https://evil.test", expires_in: 3600 },
    });
    await expect(provider().get("1")).rejects.toThrow("not Zoho's");
  });
});

describe("the install", () => {
  it("trades a grant code for a connection and reads which org it is", async () => {
    const stage = await openZohoStage();
    try {
      const connection = await stage.connect(stage.orgs[1]);
      expect(await crmInstall.readOrg(connection)).toEqual({
        zgid: stage.orgs[1].zgid,
        name: "百川",
        timeZone: "Asia/Shanghai",
        baseCurrency: "CNY",
        country: "CN",
      });
      await expect(
        crmInstall.exchangeGrant({ ...connection, redirectUri: "http://x", code: "used up" }),
      ).rejects.toMatchObject({ kind: "refused", code: "invalid_code" });
    } finally {
      await stage.close();
    }
  });
});
