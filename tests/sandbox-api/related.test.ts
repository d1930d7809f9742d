import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { deleteRecord, findRecord, insertRecord, updateRecord } from "../../sandbox/world/index.ts";
import { insertAccounts, type Running, run, userOf } from "./company.ts";

describe("related lists", () => {
  let zoho: Running;
  let account: string;
  let stranger: string;
  beforeEach(async () => {
    zoho = await run();
    [account = "", stranger = ""] = insertAccounts(zoho.acme, 2, userOf(zoho.acme, "Administrator"));
  });
  afterEach(() => zoho.close());
  const admin = () => userOf(zoho.acme, "Administrator");
  const contact = (Last_Name: string, under?: string) =>
    insertRecord(
      zoho.acme,
      "Contacts",
      { Last_Name, ...(under === undefined ? {} : { Account_Name: { id: under } }) },
      admin(),
    ).id;
  const note = (Note_Content: string, under: string) =>
    insertRecord(
      zoho.acme,
      "Notes",
      { Note_Content, Parent_Id: { id: under }, $se_module: "Accounts" },
      admin(),
    ).id;
  const at = (path: string) => `/crm/v6/Accounts/${account}/${path}`;
  const get = (path: string, headers = {}) => zoho.ask("GET", at(path), { headers });
  const put = (path: string, ...data: object[]) => zoho.ask("PUT", at(path), { body: { data } });
  const field = (module: string, id: string, name: string) => findRecord(zoho.acme, module, id)?.[name];

  it("are described for every module that something points to", async () => {
    const { json } = await zoho.ask("GET", "/crm/v6/settings/related_lists?module=Accounts");
    const names = json.related_lists.map((one: { api_name: string }) => one.api_name);
    expect(names).toEqual(expect.arrayContaining(["Contacts", "Invoices", "Notes", "Member_Accounts"]));
    const [first] = json.related_lists;
    const path = `/crm/v6/settings/related_lists/${first.id}?module=Accounts`;
    expect((await zoho.ask("GET", path)).json).toEqual({ related_lists: [first] });
    expect((await zoho.ask("GET", "/crm/v6/settings/related_lists")).status).toBe(400);
  });

  it("hold what points there, a page at a time, the same pages while data changes", async () => {
    const ids = ["a", "b", "c", "d", "e"].map((name) => contact(name, account));
    contact("elsewhere", stranger);
    const first = await get("Contacts?fields=Last_Name&per_page=2");
    expect(first.json.data.map((one: { id: string }) => one.id)).toEqual([ids[4], ids[3]]);
    contact("later", account);
    deleteRecord(zoho.acme, "Contacts", ids[1] ?? "", admin());
    const token = first.json.info.next_page_token;
    const second = await get(`Contacts?fields=Last_Name&per_page=2&page_token=${token}`);
    expect(second.json.data).toEqual([{ id: ids[2], Last_Name: "c" }]);
    expect(second.json.info).toMatchObject({ count: 1, page: 2, more_records: true });
    const mixed = await zoho.ask(
      "GET",
      `/crm/v6/Accounts/${stranger}/Contacts?fields=id&page_token=${token}`,
    );
    expect(mixed.json.code).toBe("TOKEN_BOUND_DATA_MISMATCH");
  });

  it("answer what was modified since a moment, and 304 when nothing was", async () => {
    contact("old", account);
    zoho.world.clock.moveTo(zoho.world.clock.now() + 60_000);
    const since = { "if-modified-since": new Date(zoho.world.clock.now() - 30_000).toISOString() };
    expect((await get("Contacts?fields=id", since)).status).toBe(304);
    const young = contact("young", account);
    expect((await get("Contacts?fields=id", since)).json.data).toEqual([{ id: young }]);
    expect((await get(`Contacts/${young}`, since)).status).toBe(200);
    const later = { "if-modified-since": new Date(zoho.world.clock.now() + 60_000).toISOString() };
    expect((await get(`Contacts/${young}`, later)).status).toBe(304);
    const printed = { "if-modified-since": "Wed May 01 2024 14:00:00 GMT+0000 (Coordinated Universal Time)" };
    expect((await get("Contacts?fields=id", printed)).status).toBe(400);
  });

  it("answer one record of theirs, and none that hangs elsewhere", async () => {
    const [mine, other] = [contact("mine", account), contact("other", stranger)];
    const { json } = await get(`Contacts/${mine}?fields=Last_Name`);
    expect(json.data).toEqual([{ id: mine, Last_Name: "mine" }]);
    expect((await get(`Contacts/${other}?fields=Last_Name`)).status).toBe(204);
    expect((await get(`Contacts?fields=id&ids=${mine},${other}`)).json.data).toEqual([{ id: mine }]);
    expect((await get("Nonsense?fields=id")).json.code).toBe("INVALID_DATA");
  });

  it("take records in and let them go, each judged by itself", async () => {
    const [free, other] = [contact("free"), contact("other", stranger)];
    const { status, json } = await put("Contacts", { id: free, Phone: "1" }, { id: other }, { id: "1" });
    expect([status, json.data.map((one: { message: string }) => one.message)]).toEqual([
      207,
      ["relation added", "relation added", "the related id given seems to be invalid"],
    ]);
    expect([field("Contacts", free, "Account_Name"), field("Contacts", free, "Phone")]).toEqual([
      { id: account },
      "1",
    ]);
    const gone = await zoho.ask("DELETE", at(`Contacts?ids=${free},${other}`));
    expect([gone.status, gone.json.data[0].message]).toEqual([200, "relation removed"]);
    expect(field("Contacts", free, "Account_Name")).toBeNull();
    const again = await zoho.ask("DELETE", at(`Contacts/${free}`));
    expect([again.status, again.json.data[0].code]).toEqual([400, "INVALID_DATA"]);
  });

  it("hang a task on an account of any module, by $se_module too", async () => {
    const task = insertRecord(zoho.acme, "Tasks", { Subject: "T" }, admin()).id;
    expect((await put(`Tasks/${task}`, {})).json.data[0].message).toBe("relation added");
    expect((await get("Tasks?fields=Subject")).json.data).toEqual([{ id: task, Subject: "T" }]);
    await zoho.ask("DELETE", at(`Tasks/${task}`));
    expect([field("Tasks", task, "What_Id"), field("Tasks", task, "$se_module")]).toEqual([null, null]);
  });

  it("keep a record that may not be without its lookup", async () => {
    const invoice = insertRecord(
      zoho.acme,
      "Invoices",
      { Subject: "I", Account_Name: { id: account } },
      admin(),
    ).id;
    const { status, json } = await zoho.ask("DELETE", at(`Invoices/${invoice}`));
    expect([status, json.data[0].code, json.data[0].details]).toEqual([
      400,
      "CANNOT_BE_UPDATED",
      { id: invoice, api_name: "Account_Name" },
    ]);
    expect(field("Invoices", invoice, "Account_Name")).toEqual({ id: account });
  });

  it("add, change and delete notes under a record", async () => {
    const body = { data: [{ Note_Title: "T", Note_Content: "C" }, { Note_Title: "empty" }] };
    const { status, json } = await zoho.ask("POST", at("Notes"), { body });
    expect([status, json.data[0].message, json.data[1].code]).toEqual([
      207,
      "record added",
      "MANDATORY_NOT_FOUND",
    ]);
    const { id } = json.data[0].details;
    expect((await get("Notes?fields=Note_Content,Parent_Id")).json.data).toEqual([
      { id, Note_Content: "C", Parent_Id: { id: account, name: "Account 0" } },
    ]);
    expect((await put(`Notes/${id}`, { Note_Content: "D" })).json.data[0].message).toBe("record updated");
    expect(field("Notes", id, "Note_Content")).toBe("D");
    const theirs = note("theirs", stranger);
    expect((await put(`Notes/${theirs}`, { Note_Content: "mine now" })).status).toBe(400);
    expect((await zoho.ask("DELETE", at(`Notes?ids=${id}`))).json.data[0].message).toBe("record deleted");
    expect(findRecord(zoho.acme, "Notes", id)).toBeUndefined();
    expect((await zoho.ask("POST", "/crm/v6/Accounts/1/Notes", { body })).json.code).toBe("INVALID_DATA");
  });

  it("remember what hung on a deleted record", async () => {
    const child = contact("orphan", account);
    const path = `/crm/v6/Accounts/deleted/${account}/Contacts?fields=Last_Name`;
    expect((await zoho.ask("GET", path)).status).toBe(204);
    deleteRecord(zoho.acme, "Accounts", account, admin());
    expect((await zoho.ask("GET", path)).json.data).toEqual([{ id: child, Last_Name: "orphan" }]);
    expect((await get("Contacts?fields=id")).status).toBe(204);
  });

  it("are reached by the external id of either side", async () => {
    const call = insertRecord(
      zoho.acme,
      "Calls",
      {
        Subject: "S",
        huikuan__External_Id: "c-1",
        Who_Id: { id: contact("who", account) },
        What_Id: { id: account },
        $se_module: "Accounts",
      },
      admin(),
    ).id;
    const headers = { "x-external": "Calls.huikuan__External_Id" };
    expect((await get("Calls/c-1?fields=Subject", headers)).json.data[0].id).toBe(call);
    const body = { data: [{ Note_Content: "C", huikuan__External_Id: "n-1" }] };
    const added = await zoho.ask("POST", "/crm/v6/Calls/c-1/Notes", { headers, body });
    expect(added.status).toBe(201);
    const both = { "x-external": "Calls.huikuan__External_Id,Notes.huikuan__External_Id" };
    const read = await zoho.ask("GET", "/crm/v6/Calls/c-1/Notes/n-1?fields=Note_Content", { headers: both });
    expect(read.json.data).toEqual([{ id: added.json.data[0].details.id, Note_Content: "C" }]);
  });

  it("let a salesperson take nothing from an account they cannot see", async () => {
    const seller = userOf(zoho.acme, "Sales");
    const token = await zoho.token(zoho.acme, seller);
    const mine = contact("mine");
    updateRecord(zoho.acme, "Contacts", mine, { Owner: { id: seller.id } }, seller);
    const asSeller = (method: string, path: string, body?: object) =>
      zoho.ask(method, at(path), { token, ...(body ? { body } : {}) });
    expect((await asSeller("GET", "Contacts?fields=id")).status).toBe(204);
    const hung = await asSeller("PUT", "Contacts", { data: [{ id: mine }] });
    expect([hung.status, field("Contacts", mine, "Account_Name")]).toEqual([400, undefined]);
    const noted = await asSeller("POST", "Notes", { data: [{ Note_Content: "C" }] });
    expect([noted.status, zoho.acme.records.get("Notes")?.size]).toEqual([400, 0]);
  });
});
