import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import * as Z from "@zohocrm/typescript-sdk-6.0";
import { deleteRecord, findByUnique, findRecord, insertRecord } from "../../sandbox/world/index.ts";
import { type Decoded, insertAccounts, type Running, run, userOf } from "./company.ts";
import { body, headers, lookup, outcome, params, record } from "./sdk-request.ts";
import { openSdkSession } from "./sdk-session.ts";

const { RecordOperations } = Z.Record;

describe("the official SDK finds a Zoho here", () => {
  let zoho: Running;
  let session: { close(): void };
  let ids: string[];
  let asked: { method: string; path: string }[];
  let after = 0;

  beforeAll(async () => {
    zoho = await run();
    ids = insertAccounts(zoho.acme, 450, userOf(zoho.acme, "Administrator"));
    session = await openSdkSession(zoho);
  });
  afterAll(async () => {
    session.close();
    await zoho.close();
  });
  const requests = async (): Promise<{ n: number; method: string; path: string }[]> => {
    const answer = await fetch(`${zoho.url}/sandbox/calls?after=${after}`);
    return ((await answer.json()) as { calls: { n: number; method: string; path: string }[] }).calls;
  };
  beforeEach(async () => {
    after = (await requests()).at(-1)?.n ?? after;
    asked = [];
  });

  it("lists page after page by token, and asks for the fields of the module first", async () => {
    const seen: bigint[] = [];
    let next: { [name: string]: string } = { sort_by: "id", sort_order: "asc" };
    for (;;) {
      const answer: Decoded = await new RecordOperations("Accounts").getRecords(
        await params({ fields: "id,Account_Name,huikuan__Credit_Score", per_page: "200", ...next }),
      );
      const wrapper = answer.getObject();
      expect(wrapper).toBeInstanceOf(Z.Record.ResponseWrapper);
      seen.push(...wrapper.getData().map((one: Decoded) => one.getId()));
      if (!wrapper.getInfo().getMoreRecords()) break;
      next = { page_token: wrapper.getInfo().getNextPageToken() };
    }
    expect(seen).toEqual(ids.map(BigInt));
    asked = await requests();
    expect(asked.map((one) => one.path.split("&")[0])).toEqual([
      "/crm/v6/settings/fields?module=Accounts",
      "/crm/v6/Accounts?fields=id%2CAccount_Name%2Chuikuan__Credit_Score",
      "/crm/v6/Accounts?fields=id%2CAccount_Name%2Chuikuan__Credit_Score",
      "/crm/v6/Accounts?fields=id%2CAccount_Name%2Chuikuan__Credit_Score",
    ]);
  });

  it("gets one record with its owner, times and lookups", async () => {
    const by = userOf(zoho.acme, "Administrator");
    const child = insertRecord(
      zoho.acme,
      "Accounts",
      { Account_Name: "Child", Parent_Account: { id: ids[0] }, Annual_Revenue: 1234.5 },
      by,
    );
    const answer: Decoded = await new RecordOperations("Accounts").getRecord(BigInt(child.id));
    const [one] = answer.getObject().getData();
    expect(one.getKeyValue("Parent_Account").getId()).toBe(BigInt(ids[0] ?? ""));
    expect(one.getKeyValue("Annual_Revenue")).toBe(1234.5);
    expect(one.getKeyValue("Owner").getId()).toBe(BigInt(by.id));
    expect(one.getModifiedTime()).toBeInstanceOf(Date);
  });

  it("answers what changed since an ISO moment, 304 when nothing did", async () => {
    const since = async (moment: string) =>
      new RecordOperations("Accounts").getRecords(
        await params({ fields: "id" }),
        await headers({ "If-Modified-Since": moment }),
      );
    expect((await since("2024-05-01T07:00:00-04:00")).getStatusCode()).toBe(200);
    const nothing: Decoded = await since("2030-01-01T00:00:00Z");
    expect([nothing.getStatusCode(), nothing.getObject()]).toEqual([304, null]);
  });

  it("refuses the moment as the SDK itself would print it", async () => {
    const map = new Z.HeaderMap();
    await map.add(Z.Record.GetRecordsHeader.IF_MODIFIED_SINCE, new Date("2024-05-01T14:00:00Z"));
    const answer: Decoded = await new RecordOperations("Accounts").getRecords(
      await params({ fields: "id" }),
      map,
    );
    expect(answer.getStatusCode()).toBe(400);
    expect(answer.getObject()).toBeInstanceOf(Z.Record.APIException);
  });

  it("creates, updates, upserts and deletes accounts", async () => {
    const accounts = new RecordOperations("Accounts");
    const made = outcome(
      await accounts.createRecords(
        body(
          record({
            Account_Name: "Acme",
            huikuan__Credit_Score: 71.25,
            huikuan__Assessed_At: new Date("2024-05-01T10:00:00Z"),
            huikuan__Language: new Z.Choice("zh-CN"),
            Parent_Account: lookup(ids[0] ?? ""),
          }),
        ),
      ),
    );
    expect([made.status, made.code]).toEqual([201, "SUCCESS"]);
    const id = String(made.details.get("id"));
    expect(findRecord(zoho.acme, "Accounts", id)).toMatchObject({
      huikuan__Credit_Score: 71.25,
      huikuan__Assessed_At: "2024-05-01T06:00:00-04:00",
      huikuan__Language: "zh-CN",
    });
    const change = record({ huikuan__Credit_Score: null });
    change.setId(BigInt(id));
    expect(outcome(await accounts.updateRecords(body(change))).status).toBe(200);
    expect(findRecord(zoho.acme, "Accounts", id)?.["huikuan__Credit_Score"]).toBeNull();
    const wrapper = body(record({ Account_Name: "Acme", Phone: "1" }));
    wrapper.setDuplicateCheckFields(["Account_Name"]);
    const upserted = outcome(await accounts.upsertRecords(wrapper));
    expect([upserted.status, String(upserted.details.get("id"))]).toEqual([200, id]);
    expect(outcome(await accounts.deleteRecord(BigInt(id))).code).toBe("SUCCESS");
    const gone: Decoded = await accounts.getRecord(BigInt(id));
    expect([gone.getStatusCode(), gone.getObject()]).toEqual([204, null]);
  });

  it("writes a call, a task and a note under an account", async () => {
    const regarding = { What_Id: lookup(ids[0] ?? ""), $se_module: "Accounts" };
    const call = record({
      Subject: "Dunning call",
      Call_Type: new Z.Choice("Outbound"),
      Call_Start_Time: new Date("2024-05-01T10:00:00Z"),
      Call_Duration: "12:30",
      huikuan__External_Id: "call-1",
      ...regarding,
    });
    const task = record({
      Subject: "Follow up",
      Due_Date: new Date("2024-05-10"),
      Status: new Z.Choice("Not Started"),
      Priority: new Z.Choice("High"),
      ...regarding,
    });
    const note = record({
      Note_Title: "T",
      Note_Content: "C",
      Parent_Id: lookup(ids[0] ?? ""),
      $se_module: "Accounts",
    });
    for (const [module, one] of Object.entries({ Calls: call, Tasks: task, Notes: note })) {
      expect(outcome(await new RecordOperations(module).createRecords(body(one)))).toMatchObject({
        status: 201,
        code: "SUCCESS",
      });
    }
    expect(findByUnique(zoho.acme, "Calls", "huikuan__External_Id", "call-1")).toMatchObject({
      What_Id: { id: ids[0] },
      Call_Type: "Outbound",
    });
    const [kept] = [...(zoho.acme.records.get("Tasks")?.values() ?? [])];
    expect(kept).toMatchObject({ Due_Date: "2024-05-10", Priority: "High" });
  });

  it("reports a duplicate external id so that the SDK can read it, and addresses by it", async () => {
    const calls = new RecordOperations("Calls");
    const call = () =>
      record({
        Subject: "S",
        Call_Type: new Z.Choice("Outbound"),
        Call_Start_Time: new Date("2024-05-01T10:00:00Z"),
        huikuan__External_Id: "call-2",
      });
    await calls.createRecords(body(call()));
    const again: Decoded = await calls.createRecords(body(call()));
    const [refused] = again.getObject().getData();
    expect(refused).toBeInstanceOf(Z.Record.APIException);
    expect(refused.getCode().getValue()).toBe("DUPLICATE_DATA");
    expect(refused.getDetails().get("duplicate_record")).toBeTruthy();
    const changed = await calls.updateRecordUsingExternalId(
      "call-2",
      body(record({ Description: "by our id" })),
      await headers({ "X-EXTERNAL": "Calls.huikuan__External_Id" }),
    );
    expect(outcome(changed).code).toBe("SUCCESS");
    expect(findByUnique(zoho.acme, "Calls", "huikuan__External_Id", "call-2")).toMatchObject({
      Description: "by our id",
    });
  });

  it("knows the extension's own module and its lookups", async () => {
    const payments = new RecordOperations("huikuan__Payments");
    const made = outcome(
      await payments.createRecords(
        body(
          record({
            Name: "P-1",
            huikuan__Amount: 10.1,
            huikuan__Paid_On: new Date("2024-05-01"),
            huikuan__Account: lookup(ids[0] ?? ""),
          }),
        ),
      ),
    );
    expect(made.status).toBe(201);
    const read: Decoded = await payments.getRecords(
      await params({ fields: "Name,huikuan__Amount,huikuan__Account" }),
    );
    const [one] = read.getObject().getData();
    expect([one.getKeyValue("Name"), one.getKeyValue("huikuan__Amount")]).toEqual(["P-1", 10.1]);
    const paths = (await requests()).map((call) => call.path);
    expect(paths).toContain("/crm/v6/settings/fields?module=Invoices");
    expect(paths).toContain("/crm/v6/settings/fields?module=Invoiced_Items");
  });

  it("says which records of a write were wrong", async () => {
    const answer: Decoded = await new RecordOperations("Accounts").createRecords(
      body(record({ Account_Name: "a" }), record({ Phone: "1" })),
    );
    const [good, bad] = answer.getObject().getData();
    expect(answer.getStatusCode()).toBe(207);
    expect(good).toBeInstanceOf(Z.Record.SuccessResponse);
    expect([bad.getCode().getValue(), bad.getDetails().get("json_path")]).toEqual([
      "MANDATORY_NOT_FOUND",
      "$.data[1].Account_Name",
    ]);
    const none: Decoded = await new RecordOperations("Accounts").createRecords(body(record({ Phone: "1" })));
    expect([none.getStatusCode(), none.getObject().getData()[0].getCode().getValue()]).toEqual([
      400,
      "MANDATORY_NOT_FOUND",
    ]);
  });

  it("shows what was deleted, and counts and searches", async () => {
    deleteRecord(zoho.acme, "Accounts", ids[449] ?? "", userOf(zoho.acme, "Administrator"));
    const accounts = new RecordOperations("Accounts");
    const deleted: Decoded = await accounts.getDeletedRecords(await params({ type: "all" }));
    expect(deleted.getObject().getData()[0].getDisplayName()).toBe("Account 449");
    const counted: Decoded = await accounts.recordCount();
    expect(counted.getObject().getCount()).toBe(BigInt(zoho.acme.records.get("Accounts")?.size ?? 0));
    const found: Decoded = await accounts.searchRecords(
      await params({ criteria: "(Account_Name:equals:Account 7)", fields: "Account_Name" }),
    );
    expect(found.getObject().getData()[0].getId()).toBe(BigInt(ids[7] ?? ""));
  });

  it("describes the org, its users, currencies, modules and fields", async () => {
    const org: Decoded = await new Z.Org.OrgOperations().getOrganization();
    expect(org.getObject().getOrg()[0].getZgid()).toBe(zoho.acme.zgid);
    const users: Decoded = await new Z.Users.UsersOperations().getUsers(
      await params({ type: "ActiveUsers" }),
    );
    const names = users.getObject().getUsers();
    expect(names.map((one: Decoded) => one.getProfile().getName())).toEqual(
      zoho.acme.users.map((user) => user.profile.name),
    );
    const currencies: Decoded = await new Z.Currencies.CurrenciesOperations().getCurrencies();
    const codes = currencies.getObject().getCurrencies();
    expect(codes.map((one: Decoded) => one.getIsoCode())).toEqual(["USD", "CNY"]);
    const modules: Decoded = await new Z.Modules.ModulesOperations().getModules();
    const apiNames = modules.getObject().getModules();
    expect(apiNames.map((one: Decoded) => one.getAPIName())).toContain("huikuan__Payments");
    const fields: Decoded = await new Z.Fields.FieldsOperations().getFields(
      await params({ module: "Calls" }),
    );
    const external = fields
      .getObject()
      .getFields()
      .find((one: Decoded) => one.getAPIName() === "huikuan__External_Id");
    expect(external.getCustomField()).toBe(true);
  });
});
