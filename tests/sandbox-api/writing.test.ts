import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { findRecord, insertRecord } from "../../sandbox/world/index.ts";
import { insertAccounts, type Running, run, userOf } from "./company.ts";

const EXTERNAL = { "x-external": "Calls.huikuan__External_Id" };

describe("writing records", () => {
  let zoho: Running;
  let account: string;
  beforeEach(async () => {
    zoho = await run();
    [account = ""] = insertAccounts(zoho.acme, 1, userOf(zoho.acme, "Administrator"));
  });
  afterEach(() => zoho.close());
  const post = (path: string, data: unknown[], headers = {}, more = {}) =>
    zoho.ask("POST", `/crm/v6/${path}`, { body: { data, ...more }, headers });
  const put = (path: string, data: unknown[], headers = {}) =>
    zoho.ask("PUT", `/crm/v6/${path}`, { body: { data }, headers });
  const call = (more: object = {}) => ({
    Subject: "Dunning call",
    Call_Type: "Outbound",
    Call_Start_Time: "2024-05-01T10:00:00Z",
    Call_Duration: "12:30",
    What_Id: { id: account },
    $se_module: "Accounts",
    ...more,
  });

  it("reads a body that comes without a Content-Type", async () => {
    const { status, json } = await post("Accounts", [{ Account_Name: "New" }]);
    expect(status).toBe(201);
    expect(json.data[0]).toMatchObject({ code: "SUCCESS", message: "record added", status: "success" });
    expect(findRecord(zoho.acme, "Accounts", json.data[0].details.id)).toMatchObject({ Account_Name: "New" });
  });

  it("asks the extension's validation function before it saves a deal that is new or moves on", async () => {
    const deal = { Deal_Name: "D", Stage: "Negotiation", Amount: 100, Account_Name: { id: account } };
    const saved = await post("Deals", [deal]);
    await put("Accounts", [
      { id: account, huikuan__Credit_Hold: "block-orders", huikuan__Credit_Hold_Reason: "no answer" },
    ]);
    const { status, json } = await post("Deals", [deal]);
    expect([status, json.data[0].code, json.data[0].details.api_name]).toEqual([
      400,
      "INVALID_DATA",
      "Account_Name",
    ]);
    expect(json.data[0].message).toContain("on credit hold (no answer)");
    const { id } = saved.json.data[0].details;
    expect((await put("Deals", [{ id, Stage: "Closed Won" }])).status).toBe(400);
    expect((await put("Deals", [{ id, Deal_Name: "another name" }])).status).toBe(200);
  });

  it("judges each record by itself: 207 for some, 400 for none", async () => {
    const mixed = await post("Accounts", [
      { Account_Name: "a" },
      {},
      { Account_Name: "c", Employees: "many" },
    ]);
    expect(mixed.status).toBe(207);
    expect(mixed.json.data.map((one: { code: string }) => one.code)).toEqual([
      "SUCCESS",
      "MANDATORY_NOT_FOUND",
      "INVALID_DATA",
    ]);
    expect(mixed.json.data[1].details).toEqual({
      api_name: "Account_Name",
      json_path: "$.data[1].Account_Name",
    });
    expect(mixed.json.data[2].details).toEqual({
      expected_data_type: "integer",
      api_name: "Employees",
      json_path: "$.data[2].Employees",
    });
    expect((await post("Accounts", [{}])).status).toBe(400);
  });

  it.each([
    ["Annual_Revenue", "1,234.5"],
    ["huikuan__Assessed_At", "2024-05-01"],
    ["huikuan__No_Reminders", "false"],
    ["Parent_Account", { id: "554024999999999999" }],
    ["Account_Name", "x".repeat(201)],
  ])("refuses %s = %j", async (field, value) => {
    const { json } = await put("Accounts", [{ id: account, [field]: value }]);
    expect([json.data[0].code, json.data[0].details.api_name]).toEqual(["INVALID_DATA", field]);
  });

  it("refuses a day that no calendar has", async () => {
    const invoice = { Subject: "I", Account_Name: { id: account }, Due_Date: "2019-02-30" };
    expect((await post("Invoices", [invoice])).json.data[0].details.expected_data_type).toBe("date");
  });

  it("ignores fields it does not know and fields that are read-only", async () => {
    const { json } = await post("Accounts", [{ Account_Name: "N", Nonsense: 1, Created_Time: "2000" }]);
    const kept = findRecord(zoho.acme, "Accounts", json.data[0].details.id) ?? {};
    expect(kept).not.toHaveProperty("Nonsense");
    expect(kept).toHaveProperty("Created_Time", "2024-05-01T08:00:00-04:00");
  });

  it("clears a field that is set to null", async () => {
    await put(`Accounts/${account}`, [{ huikuan__Credit_Score: 71.25 }]);
    expect(findRecord(zoho.acme, "Accounts", account)).toHaveProperty("huikuan__Credit_Score", 71.25);
    await put(`Accounts/${account}`, [{ huikuan__Credit_Score: null }]);
    expect(findRecord(zoho.acme, "Accounts", account)).toHaveProperty("huikuan__Credit_Score", null);
  });

  it("takes 100 records at once and refuses 101", async () => {
    const many = (count: number) => Array.from({ length: count }, (_, n) => ({ Account_Name: `A${n}` }));
    expect((await post("Accounts", many(100))).status).toBe(201);
    const refused = await post("Accounts", many(101));
    expect([refused.status, refused.json.details.maximum_length]).toEqual([400, 100]);
  });

  it("upserts by the duplicate check fields, and says which it did", async () => {
    const { status, json } = await post(
      "Accounts/upsert",
      [{ Account_Name: "Account 0", Phone: "1" }, { Account_Name: "Fresh" }],
      {},
      { duplicate_check_fields: ["Account_Name"] },
    );
    expect(status).toBe(201);
    expect(json.data[0]).toMatchObject({
      action: "update",
      duplicate_field: "Account_Name",
      details: { id: account },
    });
    expect(json.data[1]).toMatchObject({ action: "insert", duplicate_field: null });
  });

  it("refuses a second record with the same unique external id and names the first", async () => {
    const first = await post("Calls", [call({ huikuan__External_Id: "c-1" })]);
    const second = await post("Calls", [call({ huikuan__External_Id: "c-1" })]);
    expect([second.status, second.json.data[0].code]).toEqual([400, "DUPLICATE_DATA"]);
    expect(second.json.data[0].details).toMatchObject({
      api_name: "huikuan__External_Id",
      json_path: "$.data[0].huikuan__External_Id",
      duplicate_record: { id: first.json.data[0].details.id },
    });
  });

  it("frees a unique value when its record is deleted", async () => {
    const { json } = await post("Calls", [call({ huikuan__External_Id: "c-1" })]);
    await zoho.ask("DELETE", `/crm/v6/Calls?ids=${json.data[0].details.id}`);
    expect((await post("Calls", [call({ huikuan__External_Id: "c-1" })])).status).toBe(201);
  });

  it("addresses records by their external id when X-EXTERNAL says so", async () => {
    const made = await post("Calls/upsert", [call({ id: "c-9" })], EXTERNAL);
    expect(made.json.data[0].action).toBe("insert");
    const again = await post("Calls/upsert", [call({ id: "c-9", Call_Result: "Promised" })], EXTERNAL);
    expect(again.json.data[0]).toMatchObject({
      action: "update",
      details: { id: made.json.data[0].details.id },
    });
    await put("Calls", [{ huikuan__External_Id: "c-9", Description: "noted" }], EXTERNAL);
    const read = await zoho.ask("GET", "/crm/v6/Calls/c-9?fields=Description,Call_Result", {
      headers: EXTERNAL,
    });
    expect(read.json.data[0]).toMatchObject({ Description: "noted", Call_Result: "Promised" });
    expect((await zoho.ask("DELETE", "/crm/v6/Calls/c-9", { headers: EXTERNAL })).status).toBe(200);
    expect((await zoho.ask("GET", "/crm/v6/Calls/c-9", { headers: EXTERNAL })).status).toBe(204);
  });

  it("refuses X-EXTERNAL with a field that is not external", async () => {
    const headers = { "x-external": "Calls.Subject" };
    expect((await zoho.ask("GET", "/crm/v6/Calls/c-9", { headers })).status).toBe(400);
  });

  it("wants $se_module with a note's parent", async () => {
    const note = { Note_Content: "C", Parent_Id: { id: account } };
    const refused = await post("Notes", [note]);
    expect(refused.json.data[0]).toMatchObject({
      code: "MANDATORY_NOT_FOUND",
      details: { api_name: "$se_module" },
    });
    expect((await post("Notes", [{ ...note, $se_module: "Accounts" }])).status).toBe(201);
  });

  it("lists calls and notes under their account, and nobody else's", async () => {
    const [stranger] = insertAccounts(zoho.acme, 1, userOf(zoho.acme, "Administrator"));
    await post("Calls", [call(), call({ What_Id: { id: stranger } })]);
    const { json } = await zoho.ask("GET", `/crm/v6/Accounts/${account}/Calls?fields=Subject,What_Id`);
    expect(json.data).toHaveLength(1);
    expect(json.data[0].What_Id).toEqual({ name: "Account 0", id: account });
    expect((await zoho.ask("GET", `/crm/v6/Accounts/${account}/Notes?fields=id`)).status).toBe(204);
  });

  it("does not let a salesperson change or delete what they cannot see", async () => {
    const token = await zoho.token(zoho.acme, userOf(zoho.acme, "Sales"));
    const changed = await zoho.ask("PUT", `/crm/v6/Accounts/${account}`, {
      token,
      body: { data: [{ Phone: "1" }] },
    });
    expect(changed.json.data[0].code).toBe("INVALID_DATA");
    expect((await zoho.ask("DELETE", `/crm/v6/Accounts/${account}`, { token })).status).toBe(400);
    expect(findRecord(zoho.acme, "Accounts", account)).not.toHaveProperty("Phone");
  });

  it("does not let a salesperson's upsert fall on a record they cannot see", async () => {
    const token = await zoho.token(zoho.acme, userOf(zoho.acme, "Sales"));
    const body = { data: [{ Account_Name: "Account 0", Phone: "1" }] };
    const { json } = await zoho.ask("POST", "/crm/v6/Accounts/upsert", { token, body });
    expect(json.data[0].action).toBe("insert");
    expect(findRecord(zoho.acme, "Accounts", account)).not.toHaveProperty("Phone");
  });

  it("finds records by criteria, e-mail, phone and word", async () => {
    const by = userOf(zoho.acme, "Administrator");
    const insert = (data: object) => insertRecord(zoho.acme, "Contacts", { ...data }, by).id;
    const li = insert({ Last_Name: "Li", Email: "li@a.test", Account_Name: { id: account } });
    const wu = insert({ Last_Name: "Wu (Sr)", Phone: "555-1234", Account_Name: { id: account } });
    const ids = async (query: object) => {
      const search = new URLSearchParams({ ...query, fields: "id" }).toString();
      const { json } = await zoho.ask("GET", `/crm/v6/Contacts/search?${search}`);
      return json?.data.map((one: { id: string }) => one.id);
    };
    expect(await ids({ email: "li@a.test" })).toEqual([li]);
    expect(await ids({ phone: "1234" })).toEqual([wu]);
    expect(await ids({ word: "wu" })).toEqual([wu]);
    expect(await ids({ criteria: "(Last_Name:equals:Wu \\(Sr\\))" })).toEqual([wu]);
    expect(await ids({ criteria: `((Account_Name:equals:${account})and(Last_Name:starts_with:L))` })).toEqual(
      [li],
    );
    expect(await ids({ criteria: "((Last_Name:equals:Li)or(Last_Name:in:a,Wu (Sr)))" })).toEqual([wu, li]);
    expect(await ids({ criteria: "(Last_Name:equals:None)" })).toBeUndefined();
    const wrong = await zoho.ask("GET", "/crm/v6/Contacts/search?criteria=(Last_Name)");
    expect([wrong.status, wrong.json.code]).toEqual([400, "INVALID_DATA"]);
  });

  it("counts", async () => {
    insertAccounts(zoho.acme, 4, userOf(zoho.acme, "Administrator"));
    expect((await zoho.ask("GET", "/crm/v6/Accounts/actions/count")).json).toEqual({ count: 5 });
  });
});
