import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { deleteRecord, insertRecord, updateRecord } from "../../sandbox/world/index.ts";
import { type BulkStage, HOUR, openBulkStage } from "./bulk-stage.ts";
import { type Decoded, insertAccounts, userOf } from "./company.ts";
import { openResult, rowsOf } from "./result-file.ts";

const MINUTE = HOUR / 60;

describe("bulk read", () => {
  let bulk: BulkStage;
  beforeEach(async () => {
    bulk = await openBulkStage();
  });
  afterEach(() => bulk.zoho.close());

  it("walks from ADDED over QUEUED and IN PROGRESS to COMPLETED by the world's clock", async () => {
    insertAccounts(bulk.zoho.acme, 2, userOf(bulk.zoho.acme, "Administrator"));
    const id = await bulk.add({ fields: ["Account_Name"] });
    const added = await bulk.job(id);
    expect(added).toMatchObject({ id, operation: "read", state: "ADDED", file_type: "csv" });
    expect(added.query).toEqual({
      module: { id: bulk.zoho.acme.modules.get("Accounts")?.id, api_name: "Accounts" },
      fields: ["Account_Name"],
      page: 1,
    });
    expect(added.result).toBeUndefined();
    expect(added.created_time).toMatch(/^2024-05-01T08:0\d:\d\d-04:00$/);
    const early = await bulk.download(id);
    expect([early.status, await early.json()]).toMatchObject([404, { code: "RESOURCE_NOT_FOUND" }]);
    bulk.pass(21 * MINUTE);
    expect((await bulk.job(id)).state).toBe("QUEUED");
    bulk.pass(20 * MINUTE);
    expect((await bulk.job(id)).state).toBe("IN PROGRESS");
    bulk.pass(20 * MINUTE);
    const done = await bulk.job(id);
    expect([done.state, done.result]).toEqual([
      "COMPLETED",
      {
        page: 1,
        per_page: 200_000,
        count: 2,
        download_url: `/crm/bulk/v6/read/${id}/result`,
        more_records: false,
      },
    ]);
  });

  it("sends one zip with one CSV named by the job, the same bytes every time", async () => {
    bulk.options.takesMs = 0;
    const [account = ""] = insertAccounts(bulk.zoho.acme, 1, userOf(bulk.zoho.acme, "Administrator"));
    const id = await bulk.add({ fields: ["Account_Name"] });
    const answer = await bulk.download(id);
    const head = ["content-type", "content-disposition", "content-encoding"].map((name) =>
      answer.headers.get(name),
    );
    expect(head).toEqual(["application/x-download", `attachment; filename="${id}.zip"`, null]);
    const zip = Buffer.from(await answer.arrayBuffer());
    expect((await openResult(zip)).name).toBe(`${id}.csv`);
    updateRecord(
      bulk.zoho.acme,
      "Accounts",
      account,
      { Account_Name: "Later" },
      userOf(bulk.zoho.acme, "Sales"),
    );
    expect(await bulk.bytes(id)).toEqual(zip);
  });

  it("writes values as Zoho's CSV has them", async () => {
    const by = userOf(bulk.zoho.acme, "Administrator");
    const parent = insertRecord(bulk.zoho.acme, "Accounts", { Account_Name: "全球贸易, Ltd" }, by);
    const child = insertRecord(
      bulk.zoho.acme,
      "Accounts",
      {
        Account_Name: 'The "Quoted" one',
        Parent_Account: { id: parent.id },
        Annual_Revenue: 1234.5,
        Description: "first line\nsecond, with a comma\r\nthird",
        Modified_Time: "2024-05-01T08:00:00-04:00",
      },
      by,
    );
    const fields = [
      "Account_Name",
      "Parent_Account",
      "Parent_Account.Account_Name",
      "Annual_Revenue",
      "Description",
      "Modified_Time",
      "Phone",
      "Owner.last_name",
    ];
    expect(await bulk.read({ fields })).toEqual([
      expect.objectContaining({
        Id: parent.id,
        Account_Name: "全球贸易, Ltd",
        Parent_Account: "",
        Phone: "",
      }),
      {
        Id: child.id,
        Account_Name: 'The "Quoted" one',
        Parent_Account: parent.id,
        "Parent_Account.Account_Name": "全球贸易, Ltd",
        Annual_Revenue: "1234.5",
        Description: "first line\nsecond, with a comma\r\nthird",
        Modified_Time: "2024-05-01T08:00:00-04:00",
        Phone: "",
        "Owner.last_name": "0",
      },
    ]);
  });

  it("lists every field of the module when none is asked for, and false for a box never ticked", async () => {
    insertRecord(bulk.zoho.acme, "Invoices", { Subject: "I-1" }, userOf(bulk.zoho.acme, "Administrator"));
    const [row = {}] = await bulk.read({ module: { api_name: "Invoices" } });
    const fields = [...(bulk.zoho.acme.modules.get("Invoices")?.fields.values() ?? [])];
    const readable = fields.filter((field) => field.dataType !== "subform");
    expect(Object.keys(row)).toEqual(["Id", ...readable.map((field) => field.apiName)]);
    const box = readable.find((field) => field.dataType === "boolean");
    if (box) expect(row[box.apiName]).toBe("false");
  });

  it("exports the 3rd record of a page of three, and the 4th on the second page", async () => {
    bulk.options.takesMs = 0;
    bulk.options.perPage = 3;
    const by = userOf(bulk.zoho.acme, "Administrator");
    const ids = insertAccounts(bulk.zoho.acme, 3, by);
    expect((await bulk.job(await bulk.add({}))).result).toMatchObject({ count: 3, more_records: false });
    ids.push(...insertAccounts(bulk.zoho.acme, 1, by));
    const first = await bulk.add({});
    expect((await bulk.job(first)).result).toMatchObject({ count: 3, per_page: 3, more_records: true });
    expect((await rowsOf(await bulk.bytes(first))).map((row) => row["Id"])).toEqual(ids.slice(0, 3));
    const second = await bulk.add({ page: 2 });
    expect((await bulk.job(second)).result).toMatchObject({ page: 2, count: 1, more_records: false });
    expect((await rowsOf(await bulk.bytes(second))).map((row) => row["Id"])).toEqual(ids.slice(3));
    expect((await bulk.job(await bulk.add({ page: 3 }))).result).toMatchObject({
      count: 0,
      more_records: false,
    });
  });

  it("lets an org download ten results within a minute, refuses the eleventh, and lets it again after", async () => {
    bulk.options.takesMs = 0;
    const id = await bulk.add({});
    for (let n = 1; n <= 10; n += 1) expect((await bulk.download(id)).status).toBe(200);
    const refused = await bulk.download(id);
    expect([refused.status, await refused.json()]).toMatchObject([429, { code: "TOO_MANY_REQUESTS" }]);
    expect((await bulk.get(`/crm/bulk/v6/read/${id}`)).status).toBe(200);
    bulk.pass(MINUTE);
    expect((await bulk.download(id)).status).toBe(200);
  });

  it("keeps a result for a day", async () => {
    bulk.options.takesMs = 0;
    const id = await bulk.add({});
    const then = bulk.zoho.world.clock.now();
    expect((await bulk.job(id)).state).toBe("COMPLETED");
    bulk.zoho.world.clock.moveTo(then + 24 * HOUR - MINUTE);
    expect((await bulk.download(id)).status).toBe(200);
    bulk.pass(2 * MINUTE);
    expect((await bulk.download(id)).status).toBe(404);
  });

  it("tells the callback that the job has ended, well or not, by the body of the job's details", async () => {
    const told: Decoded[] = [];
    const ear = createServer((req: IncomingMessage, res) => {
      let text = "";
      req.on("data", (chunk: Buffer) => (text += String(chunk)));
      req.on("end", () => {
        told.push({ method: req.method, type: req.headers["content-type"], body: JSON.parse(text) });
        res.writeHead(500).end();
      });
    });
    await new Promise<void>((resolve) => ear.listen(0, "127.0.0.1", resolve));
    const url = `http://127.0.0.1:${(ear.address() as AddressInfo).port}/cb`;
    const query = { module: { api_name: "Accounts" } };
    const callback = { url, method: "post" };
    const ids: string[] = [];
    for (const fails of [false, true]) {
      bulk.options.fails = () => fails;
      ids.push((await bulk.post({ query, callback })).json.data[0].details.id);
      bulk.pass(HOUR);
      await until(() => told.length === ids.length);
    }
    await new Promise((resolve) => ear.close(resolve));
    const [well, badly] = await Promise.all(ids.map((id) => bulk.job(id)));
    expect(told.map((one) => one.body)).toEqual([{ data: [well] }, { data: [badly] }]);
    expect(told[0]).toMatchObject({ method: "POST", type: expect.stringContaining("application/json") });
    expect([well.state, well.result.count]).toEqual(["COMPLETED", 0]);
    expect([badly.state, badly.result]).toMatchObject([
      "FAILURE",
      { error_message: { status: "error", code: "INTERNAL_SERVER_ERROR" } },
    ]);
    expect((await bulk.download(badly.id)).status).toBe(404);
  });

  it("charges fifty credits for a job, one for asking and one for the download", async () => {
    bulk.options.takesMs = 0;
    const id = await bulk.add({});
    await bulk.job(id);
    await bulk.bytes(id);
    const charged = async (): Promise<number[]> => {
      const { json } = await bulk.get("/sandbox/calls");
      const calls: { credits: number; path: string }[] = json.calls;
      return calls.filter((call) => call.path.includes("/bulk/")).map((call) => call.credits);
    };
    await until(async () => (await charged()).length === 3);
    expect(await charged()).toEqual([50, 1, 1]);
  });

  it("shows a salesperson's job the salesperson's records, and to no other salesperson", async () => {
    const [mine, other] = [userOf(bulk.zoho.acme, "Sales"), userOf(bulk.zoho.acme, "Sales", 1)];
    insertAccounts(bulk.zoho.acme, 2, userOf(bulk.zoho.acme, "Administrator"));
    const ids = insertAccounts(bulk.zoho.acme, 1, mine);
    const token = await bulk.zoho.token(bulk.zoho.acme, mine);
    expect((await bulk.read({}, token)).map((row) => row["Id"])).toEqual(ids);
    const id = await bulk.add({}, token);
    const stranger = await bulk.zoho.token(bulk.zoho.acme, other);
    expect((await bulk.download(id, stranger)).status).toBe(403);
    expect((await bulk.download(id)).status).toBe(200);
    expect(await bulk.read({})).toHaveLength(3);
    const guest = await bulk.zoho.token(bulk.zoho.acme, userOf(bulk.zoho.acme, "Guest"));
    const refused = await bulk.post({ query: { module: { api_name: "Accounts" } } }, guest);
    expect([refused.status, refused.json.code]).toEqual([403, "NO_PERMISSION"]);
  });

  it.each(["", "/result"])("refuses and records another org's job at /read/{id}%s", async (rest) => {
    bulk.options.takesMs = 0;
    insertAccounts(bulk.zoho.other, 1, userOf(bulk.zoho.other, "Administrator"));
    const theirs = await bulk.add(
      {},
      await bulk.zoho.token(bulk.zoho.other, userOf(bulk.zoho.other, "Administrator")),
    );
    const path = `/crm/bulk/v6/read/${theirs}${rest}`;
    const answer = await bulk.get(path);
    expect([answer.status, answer.json.code]).toEqual([400, "INVALID_DATA"]);
    expect(bulk.zoho.world.violations).toEqual([
      expect.objectContaining({ tokenOrg: bulk.zoho.acme.zgid, targetOrg: bulk.zoho.other.zgid, path }),
    ]);
  });

  it("refuses and records another org's record in the criteria", async () => {
    const [theirs] = insertAccounts(bulk.zoho.other, 1, userOf(bulk.zoho.other, "Administrator"));
    const criteria = { field: { api_name: "Parent_Account" }, comparator: "equal", value: theirs };
    expect((await bulk.post({ query: { module: { api_name: "Accounts" }, criteria } })).status).toBe(400);
    expect(bulk.zoho.world.violations).toHaveLength(1);
  });

  it("serves an org's bulk read under the org's own address, and no other org's", async () => {
    bulk.options.takesMs = 0;
    const at = (zgid: string) =>
      bulk.zoho.ask("POST", `/o/${zgid}/crm/bulk/v6/read`, {
        body: { query: { module: { api_name: "Accounts" } } },
        headers: { "content-type": "application/json" },
      });
    const { status, json } = await at(bulk.zoho.acme.zgid);
    expect(status).toBe(201);
    const result = `/o/${bulk.zoho.acme.zgid}/crm/bulk/v6/read/${json.data[0].details.id}/result`;
    expect((await bulk.get(result)).status).toBe(200);
    expect((await at(bulk.zoho.other.zgid)).status).toBe(401);
    expect(bulk.zoho.world.violations).toHaveLength(1);
  });

  it("leaves out what was deleted before the job's end", async () => {
    const by = userOf(bulk.zoho.acme, "Administrator");
    const [gone = "", stays] = insertAccounts(bulk.zoho.acme, 2, by);
    const id = await bulk.add({});
    deleteRecord(bulk.zoho.acme, "Accounts", gone, by);
    bulk.pass(HOUR);
    expect((await rowsOf(await bulk.bytes(id))).map((row) => row["Id"])).toEqual([stays]);
  });

  it("cuts the zip, or loses it, when that is asked for", async () => {
    bulk.options.takesMs = 0;
    const id = await bulk.add({});
    bulk.goWrong("truncate");
    await expect(openResult(await bulk.bytes(id))).rejects.toThrow();
    bulk.goWrong("lose");
    await expect(bulk.download(id)).rejects.toThrow();
    bulk.goWrong(undefined);
    expect((await openResult(await bulk.bytes(id))).name).toBe(`${id}.csv`);
  });
});

async function until(done: () => boolean | Promise<boolean>): Promise<void> {
  for (let waited = 0; !(await done()); waited += 10) {
    if (waited > 5_000) throw new Error("it did not happen within five seconds");
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
