import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import * as Z from "@zohocrm/typescript-sdk-6.0";
import { findRecord, insertRecord } from "../../sandbox/world/index.ts";
import { type Decoded, insertAccounts, type Running, run, userOf } from "./company.ts";
import { body, headers, lookup, outcome, params, record } from "./sdk-request.ts";
import { openSdkSession } from "./sdk-session.ts";

const { RecordOperations } = Z.Record;

describe("the official SDK reads and writes one record and many", () => {
  let zoho: Running;
  let session: { close(): void };
  let ids: string[];
  beforeAll(async () => {
    zoho = await run();
    ids = insertAccounts(zoho.acme, 5, userOf(zoho.acme, "Administrator"));
    session = await openSdkSession(zoho);
  });
  afterAll(async () => {
    session.close();
    await zoho.close();
  });
  const id = (index: number): bigint => BigInt(ids[index] ?? "");
  const accounts = () => new RecordOperations("Accounts");
  const paths = async () => {
    const { calls } = (await (await fetch(`${zoho.url}/sandbox/calls`)).json()) as {
      calls: { method: string; path: string }[];
    };
    return calls.map((one) => `${one.method} ${one.path}`);
  };
  const codes = (answer: Decoded): string[] =>
    answer
      .getObject()
      .getData()
      .map((one: Decoded) => one.getCode().getValue());

  it("lists by ids, page and order", async () => {
    const several = await params({ fields: "Account_Name", ids: `${ids[0]},${ids[3]}` });
    const byIds: Decoded = await accounts().getRecords(several);
    expect(byIds.getObject().getData()).toHaveLength(2);
    const second: Decoded = await accounts().getRecords(
      await params({ fields: "id", per_page: "2", page: "2", sort_by: "Created_Time", sort_order: "asc" }),
    );
    const found = second.getObject();
    expect([found.getData().map((one: Decoded) => one.getId()), found.getInfo().getPage()]).toEqual([
      [id(2), id(3)],
      2,
    ]);
    const beyond: Decoded = await accounts().getRecords(await params({ fields: "id", page: "9" }));
    expect([beyond.getStatusCode(), beyond.getObject()]).toEqual([204, null]);
  });

  it("gets one record by fields and moment", async () => {
    const fields = await params({ fields: "Account_Name" });
    const later = await headers({ "If-Modified-Since": "2030-01-01T00:00:00Z" });
    const unchanged: Decoded = await accounts().getRecord(id(0), fields, later);
    expect([unchanged.getStatusCode(), unchanged.getObject()]).toEqual([304, null]);
    const one: Decoded = await accounts().getRecord(id(0), fields);
    expect(one.getObject().getData()[0].getKeyValue("Account_Name")).toBe("Account 0");
  });

  it("updates one by the address, and several in one body", async () => {
    const one = await accounts().updateRecord(id(0), body(record({ Phone: "555-0100" })));
    expect(outcome(one)).toMatchObject({ status: 200, code: "SUCCESS" });
    const changes = [1, 2].map((index) => {
      const change = record({ Phone: "555-0200" });
      change.setId(id(index));
      return change;
    });
    const unknown = record({ Phone: "555-0300" });
    unknown.setId(1n);
    const many: Decoded = await accounts().updateRecords(body(...changes, unknown));
    expect([many.getStatusCode(), codes(many)]).toEqual([207, ["SUCCESS", "SUCCESS", "INVALID_DATA"]]);
    const phones = ids.slice(0, 3).map((each) => findRecord(zoho.acme, "Accounts", each)?.["Phone"]);
    expect(phones).toEqual(["555-0100", "555-0200", "555-0200"]);
  });

  it("searches by e-mail, phone and word, and counts what criteria name", async () => {
    const by = userOf(zoho.acme, "Administrator");
    const li = insertRecord(
      zoho.acme,
      "Contacts",
      { Last_Name: "Li", Email: "li@a.test", Phone: "555-7777" },
      by,
    ).id;
    const contacts = new RecordOperations("Contacts");
    for (const asked of [{ email: "li@a.test" }, { phone: "7777" }, { word: "Li" }]) {
      const found: Decoded = await contacts.searchRecords(
        await params({ ...(asked as { [name: string]: string }), fields: "Last_Name", page: "1" }),
      );
      expect(found.getObject().getData()[0].getId()).toBe(BigInt(li));
    }
    const criteria = await params({ criteria: "(Phone:equals:555-0200)" });
    const counted: Decoded = await accounts().recordCount(criteria);
    expect(counted.getObject().getCount()).toBe(2n);
  });

  it("deletes by ids and lists what is gone by kind and moment", async () => {
    const some = await params({ ids: `${ids[3]},${ids[4]},1`, wf_trigger: "false" });
    const gone: Decoded = await accounts().deleteRecords(some);
    expect([gone.getStatusCode(), codes(gone)]).toEqual([207, ["SUCCESS", "SUCCESS", "INVALID_DATA"]]);
    expect((await paths()).at(-1)).toBe(
      `DELETE /crm/v6/Accounts?ids=${ids[3]}%2C${ids[4]}%2C1&wf_trigger=false`,
    );
    const deleted = async (type: string, moment: string): Promise<Decoded> =>
      accounts().getDeletedRecords(
        await params({ type, page: "1", per_page: "200" }),
        await headers({ "If-Modified-Since": moment }),
      );
    const list = await deleted("recycle", "2024-05-01T07:00:00-04:00");
    const [first] = list.getObject().getData();
    expect([first.getId(), first.getType(), first.getDeletedTime()]).toEqual([
      id(4),
      "recycle",
      expect.any(Date),
    ]);
    expect((await deleted("permanent", "2024-05-01T07:00:00-04:00")).getStatusCode()).toBe(204);
    expect((await deleted("all", "2030-01-01T00:00:00Z")).getObject()).toBeNull();
  });

  it("upserts by our own id in place of Zoho's", async () => {
    const call = record({
      Subject: "S",
      Call_Type: new Z.Choice("Outbound"),
      Call_Start_Time: new Date("2024-05-01T10:00:00Z"),
      huikuan__External_Id: "c-1",
      What_Id: lookup(ids[0] ?? ""),
      $se_module: "Accounts",
    });
    const wrapper = body(call);
    wrapper.setDuplicateCheckFields(["huikuan__External_Id"]);
    wrapper.setTrigger([]);
    const calls = new RecordOperations("Calls");
    const first: Decoded = await calls.upsertRecords(wrapper);
    const again: Decoded = await calls.upsertRecords(wrapper);
    expect([outcome(first).status, outcome(again).status]).toEqual([201, 200]);
    expect(zoho.acme.records.get("Calls")?.size).toBe(1);
    const byOurs: Decoded = await calls.getRecordUsingExternalId(
      "c-1",
      await params({ fields: "Subject" }),
      await headers({ "X-EXTERNAL": "Calls.huikuan__External_Id" }),
    );
    expect(byOurs.getObject().getData()[0].getKeyValue("Subject")).toBe("S");
  });

  it("describes one module, one user and all fields", async () => {
    const module: Decoded = await new Z.Modules.ModulesOperations().getModuleByAPIName("Accounts");
    expect(module.getObject().getModules()[0].getGeneratedType().getValue()).toBe("default");
    const users = new Z.Users.UsersOperations();
    const sales = userOf(zoho.acme, "Sales");
    const user: Decoded = await users.getUser(BigInt(sales.id));
    expect(user.getObject().getUsers()[0].getEmail()).toBe(sales.email);
    const page = await params({ type: "AllUsers", page: "2", per_page: "2" });
    const second: Decoded = await users.getUsers(page);
    expect(second.getObject().getInfo().getMoreRecords()).toBe(true);
    const fields: Decoded = await new Z.Fields.FieldsOperations().getFields(
      await params({ module: "Accounts", type: "all" }),
    );
    expect(fields.getObject().getFields()).toHaveLength(
      zoho.acme.modules.get("Accounts")?.fields.size ?? Number.NaN,
    );
  });
});
