import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import type { Fault } from "../../sandbox/crm-api/options.ts";
import { findByUnique } from "../../sandbox/world/index.ts";
import { insertAccounts, type Running, run, userOf } from "./company.ts";

describe("at the gate", () => {
  let zoho: Running;
  let fault: Fault | undefined;
  let credits = 1_000_000;
  beforeEach(async () => {
    fault = undefined;
    credits = 1_000_000;
    zoho = await run({
      fault: (req) => (req.originalUrl.includes("/crm/") ? fault : undefined),
      dailyCredits: () => credits,
    });
  });
  afterEach(() => zoho.close());
  const count = () => zoho.ask("GET", "/crm/v6/Accounts/actions/count");

  it("wants a token that lives", async () => {
    const { status, json } = await zoho.ask("GET", "/crm/v6/org", { token: "nonsense" });
    expect([status, json]).toEqual([
      401,
      { code: "INVALID_TOKEN", details: {}, message: "invalid oauth token", status: "error" },
    ]);
  });

  it("serves an org under its own address", async () => {
    const { json } = await zoho.ask("GET", `/o/${zoho.acme.zgid}/crm/v6/org`);
    expect(json.org[0].zgid).toBe(zoho.acme.zgid);
    expect(zoho.world.violations).toEqual([]);
  });

  it("refuses and records a token at another org's address", async () => {
    const { status } = await zoho.ask("GET", `/o/${zoho.other.zgid}/crm/v6/org`);
    expect(status).toBe(401);
    expect(zoho.world.violations).toEqual([
      expect.objectContaining({ tokenOrg: zoho.acme.zgid, targetOrg: zoho.other.zgid, method: "GET" }),
    ]);
  });

  it.each([
    ["path", (id: string) => ["GET", `/crm/v6/Accounts/${id}?fields=id`, undefined]],
    ["query", (id: string) => ["DELETE", `/crm/v6/Accounts?ids=${id}`, undefined]],
    ["body", (id: string) => ["POST", "/crm/v6/Accounts", { data: [{ Parent_Account: { id } }] }]],
  ] as const)("refuses and records another org's record in the %s", async (_where, build) => {
    const [theirs = ""] = insertAccounts(zoho.other, 1, userOf(zoho.other, "Administrator"));
    const [method, path, body] = build(theirs) as [string, string, unknown];
    expect((await zoho.ask(method, path, { body })).status).toBe(400);
    const answer = (await (await fetch(`${zoho.url}/sandbox/violations`)).json()) as { violations: object[] };
    expect(answer.violations).toEqual([
      expect.objectContaining({ tokenOrg: zoho.acme.zgid, targetOrg: zoho.other.zgid, method, path }),
    ]);
    expect(zoho.other.records.get("Accounts")?.has(theirs)).toBe(true);
  });

  it("lets 20 calls of an enterprise org in at once and answers the 21st 429 without Retry-After", async () => {
    await count();
    fault = { delayMs: 200 };
    const answers = await Promise.all(Array.from({ length: 21 }, count));
    const refused = answers.filter((one) => one.status === 429);
    expect(refused).toHaveLength(1);
    expect(refused[0]?.json.code).toBe("TOO_MANY_REQUESTS");
    expect(refused[0]?.headers.has("retry-after")).toBe(false);
    fault = undefined;
    expect((await count()).status).toBe(200);
  });

  it("lets ten heavy writes in at once, and light ones beside them", async () => {
    await count();
    fault = { delayMs: 200 };
    const write = (records: number) =>
      zoho.ask("PUT", "/crm/v6/Accounts", { body: { data: Array.from({ length: records }, () => ({})) } });
    const heavy = await Promise.all(Array.from({ length: 11 }, () => write(11)));
    expect(heavy.filter((one) => one.status === 429)).toHaveLength(1);
    const light = await Promise.all(Array.from({ length: 11 }, () => write(10)));
    expect(light.filter((one) => one.status === 429)).toHaveLength(0);
  });

  it("shows the credits left once half are used, refuses when none are left, and gives them back after a day", async () => {
    credits = 4;
    expect((await count()).headers.get("x-api-credits-remaining")).toBeNull();
    expect((await count()).headers.get("x-api-credits-remaining")).toBe("2");
    await count();
    expect((await count()).headers.get("x-api-credits-remaining")).toBe("0");
    const refused = await count();
    expect([refused.status, refused.json.code]).toEqual([429, "TOO_MANY_REQUESTS"]);
    zoho.world.clock.moveTo(zoho.world.clock.now() + 86_460_000);
    const token = await zoho.token(zoho.acme, userOf(zoho.acme, "Administrator"));
    expect((await zoho.ask("GET", "/crm/v6/org", { token })).status).toBe(200);
  });

  it("charges a write one credit for every ten records", async () => {
    const data = Array.from({ length: 11 }, (_, n) => ({ Account_Name: `A${n}` }));
    await zoho.ask("POST", "/crm/v6/Accounts", { body: { data } });
    const { calls } = (await (await fetch(`${zoho.url}/sandbox/calls`)).json()) as {
      calls: { credits: number }[];
    };
    expect(calls.at(-1)?.credits).toBe(2);
  });

  it("refuses a body that is too large, and one that is not JSON", async () => {
    const large = await zoho.ask("POST", "/crm/v6/Accounts", { body: "x".repeat(10 * 1024 * 1024) });
    expect(large.status).toBe(413);
    const token = await zoho.token(zoho.acme, userOf(zoho.acme, "Administrator"));
    const broken = await fetch(`${zoho.url}/crm/v6/Accounts`, {
      method: "POST",
      headers: { authorization: `Zoho-oauthtoken ${token}` },
      body: new TextEncoder().encode("{"),
    });
    expect([broken.status, await broken.json()]).toMatchObject([400, { code: "INVALID_DATA" }]);
  });

  it("says plainly that a module or an address does not exist", async () => {
    expect((await zoho.ask("GET", "/crm/v6/Nothing?fields=id")).json.code).toBe("INVALID_MODULE");
    expect((await zoho.ask("GET", "/crm/v5/Accounts?fields=id")).status).toBe(404);
  });

  it("goes wrong in the way that is asked for", async () => {
    await count();
    fault = { status: 500, body: { code: "INTERNAL_ERROR" } };
    expect((await count()).status).toBe(500);
    fault = "html";
    expect((await count()).headers.get("content-type")).toContain("text/html");
    fault = "truncate";
    const cut = await count();
    expect([cut.status, cut.json]).toEqual([200, undefined]);
    fault = "reset";
    await expect(count()).rejects.toThrow();
  });

  it("can do a write and lose the answer", async () => {
    const note = { Note_Content: "C", huikuan__External_Id: "n-1" };
    const [account = ""] = insertAccounts(zoho.acme, 1, userOf(zoho.acme, "Administrator"));
    const body = { data: [{ ...note, Parent_Id: { id: account }, $se_module: "Accounts" }] };
    fault = "lose";
    await expect(zoho.ask("POST", "/crm/v6/Notes", { body })).rejects.toThrow();
    expect(findByUnique(zoho.acme, "Notes", "huikuan__External_Id", "n-1")).toBeDefined();
  });

  it("moves its clock forward and refuses to move it back", async () => {
    const clock = (body: object) =>
      fetch(`${zoho.url}/sandbox/clock`, { method: "POST", body: JSON.stringify(body) });
    expect(await (await clock({ advanceDays: 7 })).json()).toMatchObject({
      now: expect.stringMatching(/^2024-05-08/),
    });
    const back = await clock({ moveTo: "2024-05-01T00:00:00Z" });
    expect([back.status, await back.json()]).toMatchObject([
      400,
      { error: expect.stringContaining("forward") },
    ]);
  });
});
