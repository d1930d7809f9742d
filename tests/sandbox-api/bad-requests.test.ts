import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { type Running, run } from "./company.ts";
import { openSandboxGround } from "../torture/fuzz/sandbox-ground.ts";

describe("the sandbox's interfaces", () => {
  let zoho: Running;
  beforeAll(async () => {
    zoho = await run();
  });
  afterAll(() => zoho.close());
  const post = async (path: string, body: string, headers: Record<string, string> = {}) => {
    const answer = await fetch(zoho.url + path, { method: "POST", body, headers });
    return { status: answer.status, json: (await answer.json()) as Record<string, unknown> };
  };

  it("say that an address cannot be decoded", async () => {
    for (const path of ["/crm/v6/%zz", "/crm/v6/Accounts/%", "/crm/bulk/v6/read/%ff%fe"])
      expect(await zoho.ask("GET", path)).toMatchObject({
        status: 400,
        json: { code: "INVALID_URL_PATTERN" },
      });
  });

  it("say that a body is not in the encoding of its header", async () => {
    const headers = { "content-encoding": "gzip" };
    const answer = await zoho.ask("POST", "/crm/v6/Accounts", { body: { data: [] }, headers });
    expect(answer).toMatchObject({ status: 400, json: { code: "INVALID_REQUEST", status: "error" } });
  });

  it("refuse a body nested ten thousand deep, and read one nested a hundred deep", async () => {
    const nested = (depth: number): unknown =>
      JSON.parse('{"data":'.repeat(depth) + "[]" + "}".repeat(depth)) as unknown;
    const deep = await fetch(`${zoho.url}/crm/v6/Accounts`, {
      method: "POST",
      headers: { authorization: `Zoho-oauthtoken ${await token()}` },
      body: new TextEncoder().encode("[".repeat(10_000) + "]".repeat(10_000)),
    });
    expect([deep.status, await deep.json()]).toMatchObject([
      400,
      { message: "the body is nested too deeply" },
    ]);
    const shallow = await zoho.ask("POST", "/crm/v6/Accounts", { body: nested(100) });
    expect([shallow.status, shallow.json.message]).toEqual([400, "the data to be written is missing"]);
  });
  const token = async (): Promise<string> => {
    const admin = zoho.acme.users[0];
    return admin ? await zoho.token(zoho.acme, admin) : "";
  };

  it("take an object with a toString of its own for a value like any other", async () => {
    const odd = { toString: 1, valueOf: 1 };
    const upsert = { data: [{ Account_Name: "Odd" }], duplicate_check_fields: [odd] };
    expect((await zoho.ask("POST", "/crm/v6/Accounts/upsert", { body: upsert })).status).toBeLessThan(500);
    const update = { data: [{ id: odd, Phone: "1" }] };
    expect((await zoho.ask("PUT", "/crm/v6/Accounts", { body: update })).status).toBe(400);
    const watch = [{ channel_id: "1", events: [odd], notify_url: "http://127.0.0.1:9/" }];
    expect((await zoho.ask("POST", "/crm/v6/actions/watch", { body: { watch } })).status).toBe(400);
  });

  it("refuse a form that is too large, and one that is not what its type says", async () => {
    const large = await post("/oauth/v2/token", "x".repeat(70_000));
    expect([large.status, large.json["code"]]).toEqual([413, "REQUEST_BODY_TOO_LARGE"]);
    for (const type of ["multipart/form-data", "multipart/form-data; boundary=x"]) {
      const none = await post("/oauth/v2/token", "client_id=1", { "content-type": type });
      expect([none.status, none.json["code"]]).toEqual([400, "INVALID_DATA"]);
    }
  });

  it.each([{ moveTo: "x" }, { advanceDays: "1" }, { advanceDays: 1e308 }, { advanceDays: 9e15 }, [], {}])(
    "move the clock to no moment that is none: %j",
    async (body) => {
      const before = zoho.world.clock.now();
      const answer = await post("/sandbox/clock", JSON.stringify(body));
      expect([answer.status, answer.json["error"]]).toEqual([
        400,
        expect.stringMatching(/^Give "advanceDays"/),
      ]);
      expect(zoho.world.clock.now() - before).toBeLessThan(60_000);
    },
  );
});

describe("the sandbox's pages", () => {
  it("tell no stack to whom asks for an address that cannot be", async () => {
    const { ground, close } = await openSandboxGround();
    try {
      for (const path of ["/crm/%zz", "/mailbox/%ff%fe", "/mailbox/%.json"]) {
        const answer = await fetch(`http://127.0.0.1:${ground.port}${path}`);
        expect([answer.status, await answer.json()]).toMatchObject([400, { code: "INVALID_URL_PATTERN" }]);
      }
    } finally {
      await close();
    }
  });
});
