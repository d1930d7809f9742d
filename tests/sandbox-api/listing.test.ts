import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { deleteRecord, insertRecord, updateRecord } from "../../sandbox/world/index.ts";
import { insertAccounts, type Running, run, userOf } from "./company.ts";

describe("listing records", () => {
  let zoho: Running;
  beforeAll(async () => {
    zoho = await run();
    insertAccounts(zoho.acme, 2_345, userOf(zoho.acme, "Administrator"));
  });
  afterAll(() => zoho.close());

  it("demands the fields parameter", async () => {
    const { status, json } = await zoho.ask("GET", "/crm/v6/Accounts");
    expect([status, json.code, json.details]).toEqual([
      400,
      "REQUIRED_PARAM_MISSING",
      { param_name: "fields" },
    ]);
  });

  it("takes 50 fields and refuses 51", async () => {
    const names = (count: number) => Array.from({ length: count }, (_, n) => `F${n}`).join(",");
    expect((await zoho.ask("GET", `/crm/v6/Accounts?fields=${names(50)}`)).status).toBe(200);
    expect((await zoho.ask("GET", `/crm/v6/Accounts?fields=${names(51)}`)).json.code).toBe("LIMIT_EXCEEDED");
  });

  it("sends the fields asked for and the id, ignoring fields it does not know", async () => {
    const { json } = await zoho.ask("GET", "/crm/v6/Accounts?fields=Account_Name,Nonsense&per_page=1");
    expect(Object.keys(json.data[0])).toEqual(["id", "Account_Name"]);
  });

  it("sends ids as text above 2^53", async () => {
    const { json } = await zoho.ask("GET", "/crm/v6/Accounts?fields=id&per_page=1");
    expect(json.data[0].id).toMatch(/^\d{18}$/);
    expect(BigInt(json.data[0].id)).toBeGreaterThan(BigInt(Number.MAX_SAFE_INTEGER));
  });

  it("reaches 2,000 records by page number and no further", async () => {
    expect((await zoho.ask("GET", "/crm/v6/Accounts?fields=id&page=10")).json.info.count).toBe(200);
    const beyond = await zoho.ask("GET", "/crm/v6/Accounts?fields=id&page=11");
    expect([beyond.status, beyond.json.code]).toEqual([400, "DISCRETE_PAGINATION_LIMIT_EXCEEDED"]);
  });

  it("refuses more than 200 records a page", async () => {
    expect((await zoho.ask("GET", "/crm/v6/Accounts?fields=id&per_page=201")).json.code).toBe(
      "LIMIT_EXCEEDED",
    );
  });

  it("walks every record once by page token, though records come and go meanwhile", async () => {
    const by = userOf(zoho.acme, "Administrator");
    const before = [...(zoho.acme.records.get("Accounts")?.keys() ?? [])];
    const seen: string[] = [];
    let next = "sort_by=Modified_Time&sort_order=asc";
    for (let page = 1; ; page += 1) {
      const { json } = await zoho.ask("GET", `/crm/v6/Accounts?fields=id&per_page=200&${next}`);
      seen.push(...json.data.map((record: { id: string }) => record.id));
      expect(json.info.page).toBe(page);
      if (!json.info.more_records) break;
      next = `page_token=${json.info.next_page_token}`;
      updateRecord(zoho.acme, "Accounts", before[page] ?? "", { Phone: "1" }, by);
      insertRecord(zoho.acme, "Accounts", { Account_Name: "New" }, by);
    }
    expect(seen).toEqual(before);
  });

  it("leaves out a record deleted while its listing is read", async () => {
    const first = await zoho.ask("GET", "/crm/v6/Accounts?fields=id&per_page=2&sort_order=asc");
    const third = [...(zoho.acme.records.get("Accounts")?.keys() ?? [])][2] ?? "";
    deleteRecord(zoho.acme, "Accounts", third, userOf(zoho.acme, "Administrator"));
    const { json } = await zoho.ask(
      "GET",
      `/crm/v6/Accounts?fields=id&per_page=2&page_token=${first.json.info.next_page_token}`,
    );
    expect([json.info.count, json.info.more_records]).toEqual([1, true]);
  });

  it("refuses a page token of another sort order, and page and page_token together", async () => {
    const { json } = await zoho.ask("GET", "/crm/v6/Accounts?fields=id");
    const token = json.info.next_page_token;
    const mixed = await zoho.ask("GET", `/crm/v6/Accounts?fields=id&page_token=${token}&sort_order=asc`);
    expect(mixed.json.code).toBe("TOKEN_BOUND_DATA_MISMATCH");
    const both = await zoho.ask("GET", `/crm/v6/Accounts?fields=id&page_token=${token}&page=2`);
    expect(both.json.code).toBe("AMBIGUITY_DURING_PROCESSING");
  });

  it("sends the records named by ids, and none it does not have", async () => {
    const [first = "", second = ""] = zoho.acme.records.get("Accounts")?.keys() ?? [];
    const { json } = await zoho.ask("GET", `/crm/v6/Accounts?fields=id&ids=${first},${second},1`);
    expect(json.data).toEqual([{ id: second }, { id: first }]);
  });

  it("answers an empty module with 204 and no body", async () => {
    const { status, text } = await zoho.ask("GET", "/crm/v6/Deals?fields=id");
    expect([status, text]).toEqual([204, ""]);
  });

  it("shows a salesperson their own records, and a guest none of the module", async () => {
    const seller = userOf(zoho.acme, "Sales");
    const mine = insertRecord(zoho.acme, "Accounts", { Account_Name: "Mine" }, seller);
    const asSeller = await zoho.token(zoho.acme, seller);
    const list = await zoho.ask("GET", "/crm/v6/Accounts?fields=id", { token: asSeller });
    expect(list.json.data).toEqual([{ id: mine.id }]);
    const rival = await zoho.token(zoho.acme, userOf(zoho.acme, "Sales", 1));
    expect((await zoho.ask("GET", `/crm/v6/Accounts/${mine.id}`, { token: rival })).status).toBe(204);
    const guest = await zoho.token(zoho.acme, userOf(zoho.acme, "Guest"));
    const refused = await zoho.ask("GET", "/crm/v6/Accounts?fields=id", { token: guest });
    expect([refused.status, refused.json.code]).toEqual([403, "NO_PERMISSION"]);
  });

  it("leaves out a record that its reader may no longer see", async () => {
    const [seller, rival] = [userOf(zoho.acme, "Sales"), userOf(zoho.acme, "Sales", 1)];
    const [first = "", second = ""] = insertAccounts(zoho.acme, 3, rival);
    const token = await zoho.token(zoho.acme, rival);
    const read = (more: string) => zoho.ask("GET", `/crm/v6/Accounts?fields=id&per_page=1${more}`, { token });
    const { json } = await read("&sort_order=asc");
    expect(json.data).toEqual([{ id: first }]);
    updateRecord(zoho.acme, "Accounts", second, { Owner: { id: seller.id } }, seller);
    expect((await read(`&page_token=${json.info.next_page_token}`)).json.data).toEqual([]);
  });

  it("keeps a page token for 24 hours", async () => {
    const list = await zoho.ask("GET", "/crm/v6/Accounts?fields=id");
    const path = `/crm/v6/Accounts?fields=id&page_token=${list.json.info.next_page_token}`;
    const until = Date.parse(list.json.info.page_token_expiry);
    const readAt = async (ms: number) => {
      zoho.world.clock.moveTo(ms);
      const token = await zoho.token(zoho.acme, userOf(zoho.acme, "Administrator"));
      return await zoho.ask("GET", path, { token });
    };
    expect((await readAt(until - 60_000)).status).toBe(200);
    expect((await readAt(until + 1_000)).json.code).toBe("EXPIRED_VALUE");
  });
});
