import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { setTimeout as pause } from "node:timers/promises";
import * as Z from "@zohocrm/typescript-sdk-6.0";
import { insertRecord } from "../../sandbox/world/index.ts";
import { type Decoded, insertAccounts, type Running, run, userOf } from "./company.ts";
import { openResult, rowsOf } from "./result-file.ts";
import { openSdkSession } from "./sdk-session.ts";

const { BulkReadOperations, BodyWrapper, Query, CallBack, Criteria } = Z.BulkRead;

describe("the official SDK reads in bulk here", () => {
  let zoho: Running;
  let session: { close(): void };
  let ids: string[];
  const bulk = new BulkReadOperations();

  beforeAll(async () => {
    zoho = await run({ bulkRead: { takesMs: 90, fails: (_org, module) => module === "Vendors" } });
    ids = insertAccounts(zoho.acme, 3, userOf(zoho.acme, "Administrator"));
    session = await openSdkSession(zoho);
  });
  afterAll(async () => {
    session.close();
    await zoho.close();
  });

  const moduleNamed = (name: string): Z.Modules.MinifiedModule => {
    const module = new Z.Modules.MinifiedModule();
    module.setAPIName(name);
    return module;
  };
  const fieldNamed = (name: string): Z.Fields.MinifiedField => {
    const field = new Z.Fields.MinifiedField();
    field.setAPIName(name);
    return field;
  };
  const comparison = (field: string, comparator: string, value: unknown): Z.BulkRead.Criteria => {
    const one = new Criteria();
    one.setField(fieldNamed(field));
    one.setComparator(new Z.Choice(comparator));
    one.setValue(value);
    return one;
  };
  const asking = (module: string, more: (query: Z.BulkRead.Query) => void): Z.BulkRead.BodyWrapper => {
    const query = new Query();
    query.setModule(moduleNamed(module));
    query.setPage(1);
    more(query);
    const body = new BodyWrapper();
    body.setQuery(query);
    body.setFileType(new Z.Choice("csv"));
    return body;
  };
  const created = async (body: Z.BulkRead.BodyWrapper): Promise<bigint> => {
    const answer: Decoded = await bulk.createBulkReadJob(body);
    expect(answer.getStatusCode()).toBe(201);
    const [added] = answer.getObject().getData();
    expect(added).toBeInstanceOf(Z.BulkRead.SuccessResponse);
    const told = [added.getCode().getValue(), added.getDetails().get("state").getValue()];
    expect(told).toEqual(["ADDED_SUCCESSFULLY", "ADDED"]);
    return BigInt(added.getDetails().get("id"));
  };
  const ended = async (id: bigint): Promise<Decoded> => {
    for (;;) {
      const answer: Decoded = await bulk.getBulkReadJobDetails(id);
      const [job] = answer.getObject().getData();
      if (/COMPLETED|FAILURE/.test(job.getState().getValue())) return job;
      await pause(20);
    }
  };

  it("creates a job, asks until it is completed, and downloads the file", async () => {
    const id = await created(asking("Accounts", (query) => query.setFields(["Account_Name", "Owner"])));
    const job = await ended(id);
    const result = job.getResult();
    expect([result.getCount(), result.getPage(), result.getPerPage(), result.getMoreRecords()]).toEqual([
      3,
      1,
      200_000,
      false,
    ]);
    expect(result.getDownloadUrl()).toBe(`/crm/bulk/v6/read/${id}/result`);
    expect(job.getQuery().getModule().getAPIName()).toBe("Accounts");
    expect(job.getCreatedBy().getId()).toBe(BigInt(userOf(zoho.acme, "Administrator").id));
    const answer: Decoded = await bulk.downloadResult(id);
    expect(answer.getObject()).toBeInstanceOf(Z.BulkRead.FileBodyWrapper);
    const file = answer.getObject().getFile();
    expect(file.getName()).toBe(`${id}.zip`);
    expect((await openResult(file.getStream())).name).toBe(`${id}.csv`);
    const owner = userOf(zoho.acme, "Administrator").id;
    expect(await rowsOf(file.getStream())).toEqual(
      ids.map((account, n) => ({ Id: account, Account_Name: `Account ${n}`, Owner: owner })),
    );
  });

  it("sends nested groups of criteria and a callback", async () => {
    const by = userOf(zoho.acme, "Administrator");
    for (const [Account_Name, Annual_Revenue] of [
      ["Zeta", 10],
      ["Zorn", 30],
      ["Yale", 30],
    ] as const) {
      insertRecord(zoho.acme, "Accounts", { Account_Name, Annual_Revenue }, by);
    }
    const either = new Criteria();
    either.setGroupOperator(new Z.Choice("or"));
    either.setGroup([
      comparison("Annual_Revenue", "greater_equal", 30),
      comparison("Account_Name", "equal", "zeta"),
    ]);
    const both = new Criteria();
    both.setGroupOperator(new Z.Choice("and"));
    both.setGroup([comparison("Account_Name", "starts_with", "Z"), either]);
    const body = asking("Accounts", (query) => {
      query.setFields(["Account_Name"]);
      query.setCriteria(both);
    });
    const callback = new CallBack();
    callback.setUrl(`${zoho.url}/sandbox/nobody`);
    callback.setMethod(new Z.Choice("post"));
    body.setCallback(callback);
    const id = await created(body);
    await ended(id);
    const answer: Decoded = await bulk.downloadResult(id);
    const rows = await rowsOf(answer.getObject().getFile().getStream());
    expect(rows.map((row) => row["Account_Name"])).toEqual(["Zeta", "Zorn"]);
  });

  it("reads a job that failed, and a refusal", async () => {
    const failed = await ended(await created(asking("Vendors", (query) => query.setFields(["Vendor_Name"]))));
    expect(failed.getState().getValue()).toBe("FAILURE");
    const refused: Decoded = await bulk.createBulkReadJob(asking("Accounts", (query) => query.setCvid(1n)));
    expect(refused.getStatusCode()).toBe(400);
    expect(refused.getObject()).toBeInstanceOf(Z.BulkRead.APIException);
    expect(refused.getObject().getCode().getValue()).toBe("CVID_NOT_SUPPORTED");
    const unknown: Decoded = await bulk.downloadResult(1n);
    expect(unknown.getObject()).toBeInstanceOf(Z.BulkRead.APIException);
  });
});
