import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { insertRecord } from "../../sandbox/world/index.ts";
import { insertAccounts, type Running, run, userOf } from "./company.ts";

describe("POST /coql", () => {
  let zoho: Running;
  let account: string;
  let other: string;
  beforeEach(async () => {
    zoho = await run();
    const by = userOf(zoho.acme, "Administrator");
    [account = ""] = insertAccounts(zoho.acme, 1, by);
    const parent = { Account_Name: "Beta, Inc", Parent_Account: { id: account }, Employees: 7 };
    other = insertRecord(zoho.acme, "Accounts", parent, by).id;
    const invoice = (Subject: string, of: string, more: object) =>
      insertRecord(zoho.acme, "Invoices", { Subject, Account_Name: { id: of }, ...more }, by);
    invoice("I-1", account, { Grand_Total: 0.1, Due_Date: "2024-03-01", Status: "Sent" });
    invoice("I-2", account, { Grand_Total: 0.2, Due_Date: "2024-04-01", Status: "Paid" });
    invoice("I-3", other, { Grand_Total: 50, Due_Date: "2024-05-01", Status: "Sent" });
    invoice("I-4", other, { Description: "no amount" });
  });
  afterEach(() => zoho.close());
  const ask = (select_query: unknown, more: object = {}) =>
    zoho.ask("POST", "/crm/v6/coql", { body: { select_query }, ...more });
  const subjects = async (where: string) => {
    const { json } = await ask(`select Subject from Invoices where ${where}`);
    return json?.data?.map((one: { Subject: string }) => one.Subject) ?? json;
  };
  const refusal = async (query: string) => {
    const { status, json } = await ask(query);
    return [status, json.code, json.details];
  };

  it("answers the fields asked for, the id always, and a lookup with its id alone", async () => {
    const { status, json } = await ask(
      "select Subject, Account_Name, Account_Name.Account_Name, Account_Name.Parent_Account.Account_Name as Parent, Owner from Invoices where Subject = 'i-3'",
    );
    expect([status, json.info]).toEqual([200, { count: 1, more_records: false }]);
    expect(json.data).toEqual([
      {
        Subject: "I-3",
        Account_Name: { id: other },
        "Account_Name.Account_Name": "Beta, Inc",
        Parent: "Account 0",
        Owner: { id: userOf(zoho.acme, "Administrator").id },
        id: expect.stringMatching(/^\d{18}$/),
      },
    ]);
  });

  it("answers 204 without a body when nothing fits", async () => {
    const { status, text } = await ask("select id from Invoices where Subject = 'none'");
    expect([status, text]).toEqual([204, ""]);
  });

  it("knows every operator by the type of its column", async () => {
    expect(await subjects("Grand_Total >= 0.2")).toEqual(["I-2", "I-3"]);
    expect(await subjects("Due_Date between '2024-03-02' and '2024-05-01'")).toEqual(["I-2", "I-3"]);
    expect(await subjects("Status not in ('Paid', 'Cancelled')")).toEqual(["I-1", "I-3"]);
    expect(await subjects("Subject like '%-2%'")).toEqual(["I-2"]);
    expect(await subjects("Status is null")).toEqual(["I-4"]);
    expect(await subjects(`Account_Name = ${account}`)).toEqual(["I-1", "I-2"]);
    expect(await subjects(`Account_Name.id = '${other}'`)).toEqual(["I-3", "I-4"]);
    expect(await subjects("Account_Name.Employees > 6")).toEqual(["I-3", "I-4"]);
    expect(await subjects("huikuan__No_Reminders = false")).toHaveLength(4);
    expect(await subjects("Created_Time > '2024-05-01T07:00:00-04:00'")).toHaveLength(4);
    expect(await subjects("Created_Time > '2024-05-01T12:30:00Z'")).toBeUndefined();
    expect(await subjects("((Status = 'Sent') and (Grand_Total < 1 or Grand_Total > 40))")).toHaveLength(2);
  });

  it("sorts by several columns and walks through pages", async () => {
    const page = async (limit: string) => {
      const order = "order by Account_Name.Account_Name desc, Due_Date asc";
      const { json } = await ask(`select Subject from Invoices where id is not null ${order} ${limit}`);
      const data = json?.data.map((one: { Subject: string }) => one.Subject);
      return [data, json?.info.more_records];
    };
    expect(await page("limit 3")).toEqual([["I-4", "I-3", "I-1"], true]);
    expect(await page("limit 3, 3")).toEqual([["I-2"], false]);
    expect(await page("limit 2 offset 1")).toEqual([["I-3", "I-1"], true]);
    expect(await page("limit 4, 4")).toEqual([undefined, undefined]);
  });

  it("counts, adds and groups", async () => {
    const grouped = await ask(
      "select Account_Name, COUNT(id) as n, sum(Grand_Total), avg(Grand_Total), max(Due_Date) from Invoices where id is not null group by Account_Name order by n desc, Account_Name desc",
    );
    expect(grouped.json.data).toEqual([
      {
        Account_Name: { id: other },
        n: 2,
        "SUM(Grand_Total)": 50,
        "AVG(Grand_Total)": 50,
        "MAX(Due_Date)": "2024-05-01",
      },
      {
        Account_Name: { id: account },
        n: 2,
        "SUM(Grand_Total)": 0.3,
        "AVG(Grand_Total)": 0.15,
        "MAX(Due_Date)": "2024-04-01",
      },
    ]);
    const none = await ask("select count(id), sum(Grand_Total) from Invoices where Subject = 'none'");
    expect(none.json.data).toEqual([{ "COUNT(id)": 0, "SUM(Grand_Total)": null }]);
    const ungrouped = "select Status, count(id) from Invoices where id is not null";
    expect(await refusal(ungrouped)).toMatchObject([400, "INVALID_QUERY", { column_name: "Status" }]);
  });

  it("says which column or value it does not know, and in which clause", async () => {
    const unknown = { reason: "column given seems to be invalid" };
    expect(await refusal("select Nonsense from Invoices where id is not null")).toEqual([
      400,
      "INVALID_QUERY",
      { column_name: "Nonsense", clause: "select", ...unknown },
    ]);
    expect(await refusal("select id from Invoices where Account_Name.No = 1")).toMatchObject([
      400,
      "INVALID_QUERY",
      { column_name: "Account_Name.No", clause: "where", ...unknown },
    ]);
    expect(await refusal("select id from Invoices where Due_Date = '1 May'")).toMatchObject([
      400,
      "INVALID_QUERY",
      { column_name: "Due_Date", reason: "value given seems to be invalid for the column" },
    ]);
    for (const criterion of ["Description = 'x'", "Grand_Total like '5%'", "Invoiced_Items is null"]) {
      expect(await refusal(`select id from Invoices where ${criterion}`)).toMatchObject([
        400,
        "INVALID_QUERY",
        { reason: "data type not supported" },
      ]);
    }
    expect(await refusal("select id from Nowhere where id is not null")).toMatchObject([
      400,
      "INVALID_QUERY",
      { clause: "from" },
    ]);
    expect(await refusal("select id from Invoices")).toEqual([400, "SYNTAX_ERROR", { clause: "where" }]);
    expect((await ask(undefined)).json.code).toBe("MANDATORY_NOT_FOUND");
    expect((await ask(7)).json.code).toBe("INVALID_DATA");
  });

  const some = (count: number, one: (index: number) => string, by = ", ") =>
    Array.from({ length: count }, (_, index) => one(index)).join(by);
  const nested = (count: number): string =>
    count === 1 ? "id is not null" : `(id is not null or ${nested(count - 1)})`;
  it.each([
    ["50 columns", "51", (n: number) => `select ${some(n, () => "id")} from Invoices where id is not null`],
    ["25 criteria", "26", (n: number) => `select id from Invoices where ${nested(n)}`],
    ["50 values", "51", (n: number) => `select id from Invoices where Grand_Total in (${some(n, String)})`],
    ["2000 limit", "2001", (n: number) => `select id from Invoices where id is not null limit ${n}`],
    [
      "8000 offset",
      "8001",
      (n: number) => `select Subject from Invoices where id is not null limit ${n}, 2000`,
    ],
  ])("takes %s and refuses %s", async (most, more, query) => {
    expect((await ask(query(Number.parseInt(most, 10)))).status).toBeLessThan(300);
    expect(await refusal(query(Number(more)))).toMatchObject([400, "LIMIT_EXCEEDED", {}]);
  });

  it("refuses a column sorted by twice and an alias given twice", async () => {
    const twice = "select id from Invoices where id is not null order by id, id";
    expect(await refusal(twice)).toMatchObject([400, "DUPLICATE_DATA", { column_name: "id" }]);
    const alias = "select Subject as a, Status as a from Invoices where id is not null";
    expect(await refusal(alias)).toMatchObject([400, "DUPLICATE_ALIAS", { alias: "a" }]);
  });

  it("costs credits by its limit", async () => {
    for (const limit of [200, 201, 1_000, 1_001]) {
      await ask(`select id from Accounts where id is not null limit ${limit}`);
    }
    await ask("select nonsense");
    const { calls } = (await (await fetch(`${zoho.url}/sandbox/calls`)).json()) as {
      calls: { path: string; credits: number }[];
    };
    const costs = calls.filter((one) => one.path === "/crm/v6/coql").map((one) => one.credits);
    expect(costs).toEqual([1, 2, 2, 3, 1]);
  });

  it("shows a salesperson what they own, and nothing of a joined record that they may not see", async () => {
    const seller = userOf(zoho.acme, "Sales");
    const mine = { Subject: "Mine", Account_Name: { id: account } };
    insertRecord(zoho.acme, "Invoices", mine, seller);
    const token = await zoho.token(zoho.acme, seller);
    const query = "select Subject, Account_Name.Account_Name from Invoices where id is not null";
    const { json } = await ask(query, { token });
    expect(json.data).toEqual([
      { Subject: "Mine", "Account_Name.Account_Name": null, id: expect.any(String) },
    ]);
    const guest = await zoho.token(zoho.acme, userOf(zoho.acme, "Guest"));
    expect((await ask(query, { token: guest })).status).toBe(403);
  });

  it("refuses and records a query that names another org's record", async () => {
    const [theirs = ""] = insertAccounts(zoho.other, 1, userOf(zoho.other, "Administrator"));
    const query = `select id from Accounts where (id is not null or Parent_Account = '${theirs}')`;
    expect(await refusal(query)).toMatchObject([400, "INVALID_DATA", { id: theirs }]);
    expect(zoho.world.violations).toEqual([
      expect.objectContaining({ tokenOrg: zoho.acme.zgid, targetOrg: zoho.other.zgid }),
    ]);
  });
});
