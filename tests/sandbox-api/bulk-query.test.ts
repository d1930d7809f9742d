import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { insertRecord } from "../../sandbox/world/index.ts";
import { type BulkStage, openBulkStage } from "./bulk-stage.ts";
import { userOf } from "./company.ts";

describe("a bulk read's query", () => {
  let bulk: BulkStage;
  beforeEach(async () => {
    bulk = await openBulkStage();
  });
  afterEach(() => bulk.zoho.close());
  const names = async (criteria: object): Promise<string[]> =>
    (await bulk.read({ fields: ["Account_Name"], criteria })).map((row) => row["Account_Name"] ?? "");

  describe("finds by criteria", () => {
    const is = (api_name: string, comparator: string, value: unknown) => ({
      field: { api_name },
      comparator,
      value,
    });
    beforeEach(() => {
      const by = userOf(bulk.zoho.acme, "Administrator");
      for (const [Account_Name, Annual_Revenue, on] of [
        ["Alpha", 10, "2024-01-01"],
        ["Beta", 20, "2024-02-01"],
        ["Gamma", null, "2024-03-01"],
      ]) {
        const Modified_Time = `${String(on)}T12:00:00-05:00`;
        insertRecord(bulk.zoho.acme, "Accounts", { Account_Name, Annual_Revenue, Modified_Time }, by);
      }
    });
    it.each([
      [is("Account_Name", "equal", "alpha"), ["Alpha"]],
      [is("Account_Name", "not_equal", "Alpha"), ["Beta", "Gamma"]],
      [is("Account_Name", "in", ["Alpha", "Gamma"]), ["Alpha", "Gamma"]],
      [is("Account_Name", "not_in", ["Alpha", "Gamma"]), ["Beta"]],
      [is("Account_Name", "contains", "MM"), ["Gamma"]],
      [is("Account_Name", "not_contains", "a"), []],
      [is("Account_Name", "ends_with", "ta"), ["Beta"]],
      [is("Annual_Revenue", "greater_than", 10), ["Beta"]],
      [is("Annual_Revenue", "greater_equal", "10"), ["Alpha", "Beta"]],
      [is("Annual_Revenue", "less_than", 20), ["Alpha"]],
      [is("Annual_Revenue", "equal", "${EMPTY}"), ["Gamma"]],
      [is("Annual_Revenue", "not_equal", "${EMPTY}"), ["Alpha", "Beta"]],
      [is("Modified_Time", "greater_equal", "2024-02-01T17:00:00+00:00"), ["Beta", "Gamma"]],
      [is("Modified_Time", "greater_than", "2024-02-01T17:00:00+00:00"), ["Gamma"]],
      [is("Modified_Time", "between", ["2024-01-01T00:00:00Z", "2024-02-28T00:00:00Z"]), ["Alpha", "Beta"]],
      [is("Owner.last_name", "equal", "0"), ["Alpha", "Beta", "Gamma"]],
      [
        {
          group_operator: "or",
          group: [is("Account_Name", "equal", "Alpha"), is("Account_Name", "equal", "Beta")],
        },
        ["Alpha", "Beta"],
      ],
      [
        {
          group_operator: "and",
          group: [
            is("Annual_Revenue", "less_equal", 20),
            {
              group_operator: "or",
              group: [is("Account_Name", "equal", "Beta"), is("Account_Name", "equal", "Gamma")],
            },
          ],
        },
        ["Beta"],
      ],
    ])("%j", async (criteria, found) => {
      expect(await names(criteria)).toEqual(found);
    });

    it("an id above 2^53, and not its neighbour", async () => {
      const [, beta = ""] = [...(bulk.zoho.acme.records.get("Accounts")?.keys() ?? [])];
      expect(await names(is("id", "greater_than", beta))).toEqual(["Gamma"]);
      expect(await names(is("id", "greater_equal", beta))).toEqual(["Beta", "Gamma"]);
    });

    const nested = (depth: number): object =>
      depth === 0
        ? is("Account_Name", "equal", "Alpha")
        : { group_operator: "and", group: [nested(depth - 1)] };
    const many = (count: number) => ({
      group_operator: "or",
      group: Array.from({ length: count }, () => is("Account_Name", "equal", "Alpha")),
    });
    it("takes 25 criteria and groups 25 deep, and refuses 26", async () => {
      expect(await names(many(25))).toEqual(["Alpha"]);
      expect(await names(nested(25))).toEqual(["Alpha"]);
      for (const criteria of [many(26), nested(26)]) {
        const { status, json } = await bulk.post({ query: { module: { api_name: "Accounts" }, criteria } });
        expect([status, json.code]).toEqual([400, "CRITERIA_LIMIT_EXCEEDED"]);
      }
    });
  });

  const accounts = { module: { api_name: "Accounts" } };
  const criterion = (more: object) => ({
    query: {
      ...accounts,
      criteria: { field: { api_name: "Account_Name" }, comparator: "equal", value: "A", ...more },
    },
  });
  it.each([
    ["no object", [], "REQUEST_BODY_IS_EMPTY"],
    ["no query", {}, "MANDATORY_NOT_FOUND"],
    ["no module", { query: {} }, "MANDATORY_NOT_FOUND"],
    ["an unknown module", { query: { module: { api_name: "__proto__" } } }, "MODULE_NOT_AVAILABLE"],
    ["notes", { query: { module: { api_name: "Notes" } } }, "MODULE_NOT_SUPPORTED"],
    ["a custom view", { query: { ...accounts, cvid: "1" } }, "CVID_NOT_SUPPORTED"],
    ["a calendar file", { query: accounts, file_type: "ics" }, "INVALID_DATA"],
    ["page 0", { query: { ...accounts, page: 0 } }, "PAGE_NOT_SUPPORTED"],
    ["page in text", { query: { ...accounts, page: "1" } }, "PAGE_NOT_SUPPORTED"],
    ["sorting", { query: { ...accounts, sort_by: "id" } }, "QUERY_NOT_SUPPORTED"],
    ["an unknown field", { query: { ...accounts, fields: ["constructor"] } }, "FIELD_NOT_AVAILABLE"],
    [
      "a subform",
      { query: { module: { api_name: "Invoices" }, fields: ["Invoiced_Items"] } },
      "FIELD_NOT_SUPPORTED",
    ],
    ["two dots", { query: { ...accounts, fields: ["Parent_Account.Owner.id"] } }, "FIELD_NOT_SUPPORTED"],
    [
      "a callback by GET",
      { query: accounts, callback: { url: "http://127.0.0.1", method: "get" } },
      "INVALID_CALLBACK_METHOD",
    ],
    [
      "a callback to a file",
      { query: accounts, callback: { url: "file:///x", method: "post" } },
      "INVALID_CALLBACK_URL",
    ],
    [
      "a callback beyond this machine",
      { query: accounts, callback: { url: "https://app.example/cb", method: "post" } },
      "INVALID_CALLBACK_URL",
    ],
    ["criteria in text", { query: { ...accounts, criteria: "x" } }, "INVALID_CRITERIA"],
    ["both kinds of criteria", criterion({ group: [], group_operator: "and" }), "AMBIGUOUS_CRITERIA"],
    [
      "an empty group",
      { query: { ...accounts, criteria: { group: [], group_operator: "and" } } },
      "INVALID_CRITERIA",
    ],
    [
      "neither and nor or",
      { query: { ...accounts, criteria: { group: [{}], group_operator: "xor" } } },
      "GROUP_OPERATOR_NOT_SUPPORTED",
    ],
    [
      "an unknown field in the criteria",
      criterion({ field: { api_name: "Nope" } }),
      "FIELD_IN_CRITERIA_NOT_AVAILABLE",
    ],
    [
      "an unknown comparator",
      criterion({ comparator: "constructor" }),
      "FIELD_COMPARATOR_IN_CRITERIA_NOT_SUPPORTED",
    ],
    [
      "a comparator of another type",
      criterion({ comparator: "between" }),
      "FIELD_AND_COMPARATOR_IN_CRITERIA_NOT_COMPATIBLE",
    ],
    ["a list for one value", criterion({ value: ["A"] }), "COMPARATOR_AND_VALUE_IN_CRITERIA_NOT_COMPATIBLE"],
    ["no value", criterion({ value: null }), "FIELD_AND_VALUE_IN_CRITERIA_NOT_COMPATIBLE"],
    ["256 characters", criterion({ value: "x".repeat(256) }), "FIELD_AND_VALUE_IN_CRITERIA_NOT_COMPATIBLE"],
    [
      "a moment with milliseconds",
      criterion({ field: { api_name: "Modified_Time" }, value: "2024-01-01T00:00:00.000Z" }),
      "FIELD_AND_VALUE_IN_CRITERIA_NOT_COMPATIBLE",
    ],
  ])("refuses %s by its code", async (_what, body, code) => {
    const { status, json } = await bulk.post(body);
    expect([status, json.code, json.status]).toEqual([400, code, "error"]);
    expect(Object.keys(json).toSorted()).toEqual(["code", "details", "message", "status"]);
  });

  it("wants the type of the body said, as nowhere else", async () => {
    const body = { query: { module: { api_name: "Accounts" } } };
    const { status, json } = await bulk.zoho.ask("POST", "/crm/bulk/v6/read", { body });
    expect([status, json.code]).toEqual([415, "MEDIA_TYPE_NOT_SUPPORTED"]);
  });

  it("knows no job of that name and no other address", async () => {
    const ask = (path: string) => bulk.get(`/crm/bulk/v6/${path}`);
    expect((await ask("read/1")).json.code).toBe("RESOURCE_NOT_FOUND");
    expect((await ask("write/1")).json.code).toBe("INVALID_URL_PATTERN");
    expect((await ask("org")).json.code).toBe("INVALID_URL_PATTERN");
    expect((await bulk.get("/crm/bulk/v6/read/1", "x")).status).toBe(401);
  });
});
