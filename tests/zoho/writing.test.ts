import { execFile } from "node:child_process";
import { rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import type { Fault } from "../../sandbox/crm-api/options.ts";
import { updateRecord, type CrmRecord } from "../../sandbox/world/index.ts";
import type { CrmItem } from "../../server/outbox/ports.ts";
import { addAccount, personOf } from "../support/zoho-stage.ts";
import { openTestCrm, removeResources, type TestCrm } from "./open-test-crm.ts";

describe("writing", () => {
  let test: TestCrm;
  let accountId: string;
  beforeEach(async () => {
    test = await openTestCrm();
    accountId = addAccount(test.stage.orgs[0], "Acme");
  });
  afterEach(() => test.close());
  afterAll(removeResources);

  const acme = () => test.stage.orgs[0];
  const kept = (module: string): CrmRecord[] => [...(acme().records.get(module)?.values() ?? [])];
  const write = (item: CrmItem) => test.crm.writer.write("1", item);
  const task = (more: Readonly<Record<string, unknown>> = {}, externalId = "task-1"): CrmItem => ({
    writebackId: "w",
    module: "Tasks",
    externalId,
    record: {
      subject: "Ring them",
      dueOn: "2024-05-10",
      text: "第 3 次",
      accountId,
      contactId: null,
      ownerId: null,
      ...more,
    },
  });
  const assessment = (record: Readonly<Record<string, unknown>>): CrmItem => ({
    writebackId: "w",
    module: "Accounts",
    externalId: null,
    record,
  });
  const onWrites = (fault: Fault, times = 1): (() => number) => {
    let seen = 0;
    test.stage.fault = (request) => {
      const isWrite = request.method !== "GET" && request.originalUrl.includes("/crm/");
      if (!isWrite) return undefined;
      seen += 1;
      return seen <= times ? fault : undefined;
    };
    return () => seen;
  };

  it("writes a call, a task and a note under the account, each with our own id", async () => {
    const owner = personOf(acme(), "Collections");
    const call: CrmItem = {
      writebackId: "w",
      module: "Calls",
      externalId: "call-1",
      record: {
        subject: "Dunning call",
        at: "2024-05-01T18:00:00+08:00",
        durationMinutes: 12,
        text: "He pays on Friday.",
        accountId,
        contactId: null,
        outcome: "promised",
      },
    };
    const note: CrmItem = {
      writebackId: "w",
      module: "Notes",
      externalId: "note-1",
      record: { title: "标题", text: "内容", accountId },
    };
    const outcomes = await test.crm.writer.writeMany("1", [call, task({ ownerId: owner.id }), note]);
    expect(outcomes.map((outcome) => outcome.kind)).toEqual(["sent", "sent", "sent"]);
    expect(kept("Calls")).toMatchObject([
      {
        Subject: "Dunning call",
        Call_Type: "Outbound",
        Call_Start_Time: expect.stringContaining("2024-05-01T"),
        Call_Duration: "12:00",
        Description: "promised\nHe pays on Friday.",
        What_Id: { id: accountId },
        $se_module: "Accounts",
        huikuan__External_Id: "call-1",
      },
    ]);
    expect(Date.parse(String(kept("Calls")[0]?.["Call_Start_Time"]))).toBe(
      Date.parse("2024-05-01T10:00:00Z"),
    );
    expect(kept("Tasks")).toMatchObject([{ Owner: { id: owner.id }, Status: "Not Started" }]);
    expect(kept("Notes")).toMatchObject([
      {
        Note_Title: "标题",
        Note_Content: "内容",
        Parent_Id: { id: accountId },
        huikuan__External_Id: "note-1",
      },
    ]);
    expect(test.stage.world.violations).toEqual([]);
  });

  it("sends a day as that day when the server runs east of Greenwich: no local midnight", async () => {
    const asked = {
      zgid: acme().zgid,
      connection: await test.stage.connect(acme()),
      now: new Date(test.stage.world.clock.now()).toISOString(),
      resourceDir: join(tmpdir(), `fields-${process.pid}-kolkata`),
      item: task(),
    };
    const script = join(process.cwd(), "tests/zoho/write-in-zone.ts");
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ["--import", "tsx", script, JSON.stringify(asked)],
      { env: { ...process.env, TZ: "Asia/Kolkata" } },
    );
    rmSync(asked.resourceDir, { recursive: true, force: true });
    expect(JSON.parse(stdout)).toMatchObject({ outcome: { kind: "sent" }, offset: -330 });
    expect(kept("Tasks")).toMatchObject([{ Due_Date: "2024-05-10" }]);
  });

  it("never sends undefined as null: what is not named stays, what is null is cleared", async () => {
    updateRecord(
      acme(),
      "Accounts",
      accountId,
      { huikuan__Credit_Grade: "B", huikuan__Credit_Score: 50 },
      personOf(acme()),
    );
    const item = assessment({ accountId, creditScore: null, creditGrade: undefined, daysPastDue: 3 });
    expect(await write(item)).toEqual({ kind: "sent", crmId: accountId });
    expect(kept("Accounts")).toMatchObject([
      {
        huikuan__Credit_Grade: "B",
        huikuan__Credit_Score: null,
        huikuan__Days_Past_Due: 3,
        Account_Name: "Acme",
      },
    ]);
  });

  it("sends money with the currency's decimals and no more", async () => {
    const at = "2024-05-01T00:00:00Z";
    await write(
      assessment({
        accountId,
        creditScore: 71.2,
        creditGrade: "A",
        overdueMinor: 30,
        headroomMinor: -1,
        currency: "CNY",
        assessedAt: at,
      }),
    );
    expect(kept("Accounts")).toMatchObject([
      { huikuan__Overdue_Amount: 0.3, huikuan__Credit_Headroom: -0.01, huikuan__Credit_Score: 71.2 },
    ]);
    await write(assessment({ accountId, overdueMinor: 1234, currency: "JPY" }));
    expect(kept("Accounts")).toMatchObject([{ huikuan__Overdue_Amount: 1234 }]);
  });

  it("updates hundreds of accounts a hundred at a time, outcomes in their order", async () => {
    const ids = Array.from({ length: 230 }, (_, n) => addAccount(acme(), `A ${n}`));
    const items = ids.map((id, n) => assessment({ accountId: n === 150 ? "1" : id, creditScore: n }));
    const before = (await test.stage.calls()).length;
    const outcomes = await test.crm.writer.writeMany("1", items);
    const puts = (await test.stage.calls()).slice(before).filter((call) => call.method === "PUT");
    expect(puts.map((call) => call.status)).toEqual([200, 207, 200]);
    for (const [n, outcome] of outcomes.entries()) {
      expect(outcome).toEqual(
        n === 150
          ? { kind: "rejected", reason: expect.stringContaining("INVALID_DATA") }
          : { kind: "sent", crmId: ids[n] },
      );
    }
    expect(
      acme()
        .records.get("Accounts")
        ?.get(ids[229] as string)?.["huikuan__Credit_Score"],
    ).toBe(229);
  });

  it("reads the errors of single records in a 207, and of all of them in a 400", async () => {
    const outcomes = await test.crm.writer.writeMany("1", [task({}, "ok"), task({ subject: "" }, "bad")]);
    expect(outcomes).toEqual([
      { kind: "sent", crmId: expect.any(String) },
      { kind: "rejected", reason: expect.stringContaining("MANDATORY_NOT_FOUND") },
    ]);
    expect(await write(task({ subject: "" }, "bad"))).toMatchObject({ kind: "rejected" });
  });

  it("makes one record when the answer to its creation was lost", async () => {
    onWrites("lose");
    expect(await write(task())).toMatchObject({ kind: "deferred" });
    expect(kept("Tasks")).toHaveLength(1);
    const again = await write(task());
    expect(again).toEqual({ kind: "sent", crmId: kept("Tasks")[0]?.id });
    expect(kept("Tasks")).toHaveLength(1);
  });

  it("does not send a creation twice by itself: POST is tried once", async () => {
    const posts = onWrites({
      status: 500,
      body: { code: "INTERNAL_ERROR", details: {}, message: "x", status: "error" },
    });
    expect(await write(task())).toMatchObject({
      kind: "deferred",
      reason: expect.stringContaining("INTERNAL_ERROR"),
    });
    expect(posts()).toBe(1);
  });

  it("takes 502 HTML for no answer, although the SDK hands out null and does not throw", async () => {
    onWrites("html");
    expect(await write(task())).toMatchObject({ kind: "deferred", reason: expect.stringContaining("502") });
    expect(kept("Tasks")).toHaveLength(0);
  });

  it("takes half an answer for no answer", async () => {
    onWrites("truncate");
    expect(await write(task())).toMatchObject({ kind: "deferred" });
    expect(await write(task())).toMatchObject({ kind: "sent" });
    expect(kept("Tasks")).toHaveLength(1);
  });

  it("ends a hang at the deadline", async () => {
    onWrites("hang");
    const begun = performance.now();
    expect(await write(task())).toMatchObject({ kind: "deferred" });
    expect(performance.now() - begun).toBeLessThan(10_000);
  });

  it("refreshes once and writes again after 401 INVALID_TOKEN", async () => {
    await write(task({}, "warm"));
    const posts = onWrites({
      status: 401,
      body: { code: "INVALID_TOKEN", details: {}, message: "x", status: "error" },
    });
    expect(await write(task())).toMatchObject({ kind: "sent" });
    expect(posts()).toBe(2);
  });

  it("does as a throttled CRM says", async () => {
    onWrites({
      status: 429,
      headers: { "Retry-After": "120" },
      body: { code: "TOO_MANY_REQUESTS", details: {}, message: "x", status: "error" },
    });
    expect(await write(task())).toMatchObject({ kind: "deferred", retryAfterMs: 120_000 });
  });

  it("rejects a record of ours that makes no sense before asking the CRM", async () => {
    await write(task({}, "warm"));
    const before = (await test.stage.calls()).length;
    expect(await write(task({ dueOn: "2024-02-30" }))).toEqual({
      kind: "rejected",
      reason: "dueOn: must be a day that exists, YYYY-MM-DD.",
    });
    expect((await test.stage.calls()).length).toBe(before);
  });

  it("takes a duplicate of somebody else's field for a refusal, not for our own record", async () => {
    onWrites({
      status: 400,
      body: {
        data: [
          {
            code: "DUPLICATE_DATA",
            details: { api_name: "Subject", id: "554023000000000001" },
            message: "duplicate data",
            status: "error",
          },
        ],
      },
    });
    expect(await write(task())).toEqual({
      kind: "rejected",
      reason: "DUPLICATE_DATA: duplicate data (Subject)",
    });
  });
});
