import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { hashOf, newSecret, sameHash, widgetTokens } from "../../server/adapters/token/widget-token.ts";
import { createApp } from "../../server/http/app.ts";
import { refusals } from "../../server/http/refusals.ts";
import { ACCOUNT, clock, OPS, ORIGIN, rooms, seen, tokens, viewer } from "./refusing-house.ts";
import { routesOf } from "./routes-of.ts";

let server: Server;
let url: string;
beforeAll(async () => {
  server = createApp(rooms).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

const soon = () => new Date(clock.now.getTime() + 600_000);
const call = async (
  path: string,
  more: { method?: string; token?: string; body?: string; headers?: Record<string, string> } = {},
) => {
  const answer = await fetch(url + path, {
    method: more.method ?? "GET",
    headers: {
      ...(more.token === undefined ? {} : { Authorization: `Bearer ${more.token}` }),
      ...(more.body === undefined ? {} : { "Content-Type": "application/json" }),
      ...more.headers,
    },
    ...(more.body === undefined ? {} : { body: more.body }),
  });
  const text = await answer.text();
  return {
    status: answer.status,
    headers: answer.headers,
    text,
    body: (text === "" ? null : JSON.parse(text)) as {
      error?: { code: string; field?: string; message: unknown };
    },
  };
};

const accountRoutes = [
  ["GET", `/v1/accounts/${ACCOUNT}/view`],
  ["GET", `/v1/accounts/${ACCOUNT}/followups`],
  ["POST", `/v1/accounts/${ACCOUNT}/followups`],
  ["GET", `/v1/accounts/${ACCOUNT}/messages/d1`],
] as const;

describe.each(accountRoutes)("%s %s", (method, path) => {
  const body = method === "POST" ? "{}" : undefined;
  const ask = (token?: string, at = path as string) =>
    call(at, { method, ...(token === undefined ? {} : { token }), ...(body === undefined ? {} : { body }) });

  it("refuses a request without a token", async () => {
    expect(await ask()).toMatchObject({ status: 401, body: { error: { code: "no-token" } } });
  });
  it("refuses a token signed with another key", async () => {
    const forged = await widgetTokens(Buffer.alloc(32, 2), () => clock.now).issue(viewer, soon());
    expect(await ask(forged)).toMatchObject({ status: 401, body: { error: { code: "invalid" } } });
  });
  it("refuses a token without a signature", async () => {
    const unsigned = `${Buffer.from('{"alg":"none"}').toString("base64url")}.${Buffer.from(JSON.stringify({ org: "1", acc: ACCOUNT, sub: "7", name: "x", role: "admin", aud: "huikuan-widget" })).toString("base64url")}.`;
    expect(await ask(unsigned)).toMatchObject({ status: 401, body: { error: { code: "invalid" } } });
  });
  it("takes a token until its last second and refuses it from then on", async () => {
    const token = await tokens.issue(viewer, soon());
    const issuedAt = clock.now;
    clock.now = new Date(issuedAt.getTime() + 599_000);
    expect((await ask(token)).status).not.toBe(401);
    clock.now = new Date(issuedAt.getTime() + 600_000);
    expect(await ask(token)).toMatchObject({ status: 401, body: { error: { code: "expired" } } });
    clock.now = issuedAt;
  });
  it("refuses a good token for another account", async () => {
    const token = await tokens.issue(viewer, soon());
    expect(await ask(token, path.replace(ACCOUNT, "3000000000002"))).toMatchObject({
      status: 403,
      body: { error: { code: "other-account" } },
    });
  });
});

describe("a server without a client in Zoho", () => {
  it.each(["/oauth/start", "/oauth/return?state=s&code=c"])(
    "says so at %s, in one sentence",
    async (path) => {
      const answer = await fetch(url + path, { redirect: "manual", headers: { "Accept-Language": "zh-CN" } });
      expect(answer.status).toBe(404);
      expect(await answer.text()).toContain("<p>此服务器未配置 Zoho 客户端：请由运维人员连接本组织。</p>");
    },
  );
});

describe("what people read", () => {
  it("is one sentence in each language for every refusal", () => {
    for (const { message } of Object.values(refusals)) {
      expect(message.en).toMatch(/^[A-Z][^.]+\.$/);
      expect(message["zh-CN"]).toMatch(/^[^。]+。$/);
    }
  });
  it("names the field at fault in a log request, and logs nothing", async () => {
    seen.logged = [];
    const token = await tokens.issue(viewer, soon());
    const request = {
      clientId: "0190a0a0-0000-7000-8000-000000000001",
      kind: "call",
      outcome: "reached",
      contactId: null,
      note: "",
      happenedAt: null,
      next: null,
      promise: { amountMinor: 100, currency: "XXX", promisedOn: "2026-12-01", invoiceIds: [] },
      supersedes: null,
    };
    const answer = await call(`/v1/accounts/${ACCOUNT}/followups`, {
      method: "POST",
      token,
      body: JSON.stringify(request),
    });
    expect(answer).toMatchObject({
      status: 422,
      body: { error: { code: "bad-field", field: "promise.currency" } },
    });
    const extra = await call(`/v1/accounts/${ACCOUNT}/followups`, {
      method: "POST",
      token,
      body: JSON.stringify({ ...request, promise: null, org_id: "2" }),
    });
    expect(extra).toMatchObject({ status: 422, body: { error: { field: "org_id" } } });
    expect(seen.logged).toEqual([]);
  });
  it("maps a refusal of the house to its status", async () => {
    const token = await tokens.issue(viewer, soon());
    expect(await call(`/v1/accounts/${ACCOUNT}/view`, { token })).toMatchObject({
      status: 409,
      body: { error: { code: "not-synced" } },
    });
  });
  it("never tells how a fault came about", async () => {
    const token = await tokens.issue(viewer, soon());
    const answer = await call(`/v1/accounts/${ACCOUNT}/followups`, { token });
    expect(answer).toMatchObject({ status: 500, body: { error: { code: "fault" } } });
    expect(answer.text).not.toMatch(/SELECT|Error|at /);
    expect(seen.faults.at(-1)).toBeInstanceOf(Error);
  });
  it("answers broken JSON and a body that is too large with their own sentences", async () => {
    expect(await call("/v1/widget-sessions", { method: "POST", body: "{" })).toMatchObject({
      status: 400,
      body: { error: { code: "not-json" } },
    });
    const large = JSON.stringify({ note: "x".repeat(70_000) });
    expect(await call("/v1/widget-sessions", { method: "POST", body: large })).toMatchObject({
      status: 413,
      body: { error: { code: "too-large" } },
    });
  });
});

describe("a viewer", () => {
  it("may read and may not log", async () => {
    const token = await tokens.issue({ ...viewer, role: "viewer" }, soon());
    expect(
      await call(`/v1/accounts/${ACCOUNT}/followups`, { method: "POST", token, body: "{}" }),
    ).toMatchObject({ status: 403, body: { error: { code: "not-allowed" } } });
  });
});

describe("the server function's door", () => {
  it("takes the org's credential and refuses another", async () => {
    const body = JSON.stringify({
      account_id: ACCOUNT,
      user_id: "7",
      user_name: "Li",
      profile: "Sales",
      nonce: "0123456789abcdef",
    });
    expect((await call("/v1/widget-sessions", { method: "POST", token: "good", body })).status).toBe(200);
    expect((await call("/v1/widget-sessions", { method: "POST", token: "bad", body })).status).toBe(401);
    expect((await call("/v1/widget-sessions", { method: "POST", body })).status).toBe(401);
  });
});

describe("the operator's routes", () => {
  it.each(["/ops/orgs", "/ops/orgs/1/sync", "/ops/anything"])(
    "%s is closed without the operator's token",
    async (path) => {
      expect((await call(path)).status).toBe(401);
      expect((await call(path, { token: `${OPS.slice(0, -1)}x` })).status).toBe(401);
    },
  );
  it("open with it, and know no org that is not there", async () => {
    expect((await call("/ops/orgs", { token: OPS })).status).toBe(200);
    expect(await call("/ops/orgs/5/sync", { method: "POST", token: OPS })).toMatchObject({
      status: 404,
      body: { error: { code: "no-such-org" } },
    });
  });
});

describe("what a person found out about a message in doubt", () => {
  const settle = (body: unknown) =>
    call("/ops/orgs/1/messages/d1/settle", { method: "POST", token: OPS, body: JSON.stringify(body) });

  it("is asked for by a listing", async () => {
    expect(await call("/ops/orgs/1/messages/in-doubt", { token: OPS })).toMatchObject({
      status: 200,
      body: { messages: [] },
    });
  });

  it("is told by the operator, and refused for a message that is not in doubt", async () => {
    expect(await settle({ didLeave: true, by: "Li Na" })).toMatchObject({
      status: 409,
      body: { error: { code: "not-in-doubt" } },
    });
    expect(await settle({ didLeave: "yes", by: "Li Na" })).toMatchObject({
      status: 422,
      body: { error: { field: "didLeave" } },
    });
  });
});

describe("what an admin sets", () => {
  const put = (path: string, body: unknown) =>
    call(`/ops/orgs/1/${path}`, { method: "PUT", token: OPS, body: JSON.stringify(body) });

  it("answers a policy with a mistake by its field and its sentence", async () => {
    const answer = await put("policy", { by: "Chen", policy: {} });
    expect(answer).toMatchObject({
      status: 422,
      body: { error: { code: "bad-field", field: "steps.1", message: { en: "Wrong order." } } },
    });
  });

  it("takes a sender and refuses one whose name or address would break a header", async () => {
    expect((await put("settings", { sender: { name: "财务部", address: "ar@haina.example" } })).status).toBe(
      200,
    );
    for (const sender of [
      { name: "A\r\nBcc: x@y.z", address: "ar@haina.example" },
      { name: "A", address: "nobody" },
    ]) {
      expect(await put("settings", { sender })).toMatchObject({
        status: 422,
        body: { error: { code: "bad-field" } },
      });
    }
    expect(await put("settings", { paymentsFrom: "somewhere" })).toMatchObject({
      status: 422,
      body: { error: { field: "paymentsFrom" } },
    });
    expect(seen.settingsSaved).toEqual([{ sender: { name: "财务部", address: "ar@haina.example" } }]);
  });
});

describe("the edge", () => {
  it("lets the widget's origin read, and no other", async () => {
    expect(
      (await call("/health", { headers: { Origin: ORIGIN } })).headers.get("access-control-allow-origin"),
    ).toBe(ORIGIN);
    for (const other of [
      "https://evilwidget.example",
      "https://widget.example.evil",
      "null",
      "http://widget.example",
    ]) {
      expect(
        (await call("/health", { headers: { Origin: other } })).headers.get("access-control-allow-origin"),
      ).toBeNull();
    }
  });
  it("lets a browser use every method that the widget's routes have, and no other", async () => {
    const asked = await call("/v1/settings/caps", { method: "OPTIONS", headers: { Origin: ORIGIN } });
    const ofWidget = routesOf(createApp(rooms)).filter((route) => route.includes(" /v1/"));
    const methods = new Set(ofWidget.map((route) => route.split(" ")[0]));
    expect(asked.headers.get("access-control-allow-methods")?.split(", ").sort()).toEqual(
      [...methods].sort(),
    );
  });
  it("sends what keeps a page from framing, sniffing or storing it", async () => {
    const { headers } = await call("/health");
    expect(headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("cache-control")).toBe("no-store");
    expect(headers.get("x-powered-by")).toBeNull();
  });
});

describe("secrets", () => {
  it("are long, differ, and are compared by their hash", () => {
    const [a, b] = [newSecret(), newSecret()];
    expect(a).not.toBe(b);
    expect(Buffer.from(a, "base64url")).toHaveLength(32);
    expect(sameHash(hashOf(a), hashOf(a))).toBe(true);
    expect(sameHash(hashOf(a), hashOf(b))).toBe(false);
  });
});
