import { afterAll, afterEach, beforeAll, describe, expect, it } from "@jest/globals";
import * as Z from "@zohocrm/typescript-sdk-6.0";
import { findByUnique } from "../../sandbox/world/index.ts";
import { type Decoded, insertAccounts, type Running, run, userOf } from "./company.ts";
import { body, lookup, outcome, params, record } from "./sdk-request.ts";
import { openSdkSession } from "./sdk-session.ts";

const { RecordOperations, APIException } = Z.Record;

describe("the official SDK under planned faults", () => {
  let zoho: Running;
  let session: { close(): void };
  let account: string;

  beforeAll(async () => {
    zoho = await run();
    session = await openSdkSession(zoho);
    [account = ""] = insertAccounts(zoho.acme, 1, userOf(zoho.acme, "Administrator"));
    await list();
    await createNote("warm");
  });
  afterAll(async () => {
    session.close();
    await zoho.close();
  });
  afterEach(async () => {
    await fetch(`${zoho.url}/sandbox/faults`, { method: "DELETE" });
  });

  const plan = async (rule: object): Promise<void> => {
    const text = JSON.stringify({ seed: "s", rules: [rule] });
    expect((await fetch(`${zoho.url}/sandbox/faults`, { method: "POST", body: text })).status).toBe(200);
  };
  const attempts = async (): Promise<number> =>
    ((await (await fetch(`${zoho.url}/sandbox/faults`)).json()) as Decoded).rules[0].seen;
  const list = async (): Promise<Decoded> =>
    await new RecordOperations("Accounts").getRecords(await params({ fields: "id" }));
  const createNote = async (externalId: string): Promise<Decoded> =>
    await new RecordOperations("Notes").createRecords(
      body(
        record({
          Note_Content: "C",
          huikuan__External_Id: externalId,
          Parent_Id: lookup(account),
          $se_module: "Accounts",
        }),
      ),
    );
  const made = (externalId: string) =>
    findByUnique(zoho.acme, "Notes", "huikuan__External_Id", externalId) !== undefined;

  it("takes a page of HTML in answer to a create for nothing at all, without throwing", async () => {
    await plan({ kind: "html", rate: 1, path: "/crm/v6/Notes" });
    const answer = await createNote("html");
    expect([answer.getStatusCode(), answer.getObject()]).toEqual([502, null]);
    expect([await attempts(), made("html")]).toEqual([1, false]);
  });

  it("throws on a cut answer", async () => {
    await plan({ kind: "truncate", rate: 1 });
    await expect(list()).rejects.toBeInstanceOf(Z.SDKException);
  });

  it("returns an error that came with status 200 as the error it is", async () => {
    await plan({ kind: "error200", rate: 1 });
    for (const answer of [await list(), await createNote("error200")]) {
      expect(answer.getStatusCode()).toBe(200);
      expect(answer.getObject()).toBeInstanceOf(APIException);
      expect(answer.getObject().getCode().getValue()).toBe("INTERNAL_ERROR");
    }
    expect(made("error200")).toBe(false);
  });

  it("asks again after the Retry-After of a 429, but not for a create", async () => {
    await plan({ kind: "429", next: 1, retryAfter: 1 });
    const from = performance.now();
    expect((await list()).getStatusCode()).toBe(200);
    expect(performance.now() - from).toBeGreaterThanOrEqual(990);
    expect(await attempts()).toBe(2);
    await plan({ kind: "429", rate: 1, retryAfter: 1 });
    const refused = await createNote("429");
    expect([refused.getStatusCode(), await attempts(), made("429")]).toEqual([429, 1, false]);
  });

  it("asks again after a 503, but not for a create", async () => {
    await plan({ kind: "5xx", next: 1, status: 503 });
    expect((await list()).getStatusCode()).toBe(200);
    expect(await attempts()).toBe(2);
    await plan({ kind: "5xx", rate: 1, status: 503 });
    expect((await createNote("503")).getStatusCode()).toBe(503);
    expect(await attempts()).toBe(1);
  });

  it("throws once on a reset create, whether the work was done or not", async () => {
    await plan({ kind: "reset", rate: 1 });
    await expect(createNote("reset")).rejects.toBeInstanceOf(Z.SDKException);
    expect([await attempts(), made("reset")]).toEqual([1, false]);
    await plan({ kind: "lose", rate: 1 });
    await expect(createNote("lost")).rejects.toBeInstanceOf(Z.SDKException);
    expect([await attempts(), made("lost")]).toEqual([1, true]);
  });

  it("returns a 401 without renewing its token", async () => {
    await plan({ kind: "status", status: 401, rate: 1 });
    const answer = await list();
    expect([answer.getStatusCode(), answer.getObject()]).toEqual([401, expect.any(APIException)]);
    expect(await attempts()).toBe(1);
  });

  it("waits through latency", async () => {
    await plan({ kind: "latency", next: 1, delayMs: 200 });
    expect(outcome(await createNote("late"))).toMatchObject({ status: 201, code: "SUCCESS" });
  });
});
