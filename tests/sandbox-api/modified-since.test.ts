import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { deleteRecord, updateRecord } from "../../sandbox/world/index.ts";
import { insertAccounts, NOON, type Running, run, userOf } from "./company.ts";

describe("asking for what changed", () => {
  let zoho: Running;
  let ids: string[];
  beforeAll(async () => {
    zoho = await run();
    const by = userOf(zoho.acme, "Administrator");
    ids = insertAccounts(zoho.acme, 3, by);
    zoho.world.clock.moveTo(Date.parse("2024-05-01T13:00:00Z"));
    updateRecord(zoho.acme, "Accounts", ids[1] ?? "", { Phone: "1" }, by);
    deleteRecord(zoho.acme, "Accounts", ids[2] ?? "", by);
  });
  afterAll(() => zoho.close());
  const since = (moment: string, path = "/crm/v6/Accounts?fields=id,Modified_Time") =>
    zoho.ask("GET", path, { headers: { "if-modified-since": moment } });

  it("sends the records modified after the moment, in any offset", async () => {
    const { json } = await since("2024-05-01T08:30:00-04:00");
    expect(json.data).toEqual([{ id: ids[1], Modified_Time: "2024-05-01T09:00:00-04:00" }]);
  });

  it("sends everything modified one second after the moment, and nothing at the moment itself", async () => {
    expect((await since("2024-05-01T12:59:59Z")).status).toBe(200);
    expect((await since("2024-05-01T13:00:00Z")).status).toBe(304);
  });

  it("answers 304 without a body when nothing changed", async () => {
    const { status, text } = await since("2024-05-02T00:00:00Z");
    expect([status, text]).toEqual([304, ""]);
  });

  it("refuses the date a JavaScript Date prints, aloud and on record", async () => {
    const { status, json } = await since("Wed May 01 2024 14:00:00 GMT+0000 (Coordinated Universal Time)");
    expect([status, json.code, json.details.api_name]).toEqual([400, "INVALID_DATA", "If-Modified-Since"]);
    const { calls } = (await (await fetch(`${zoho.url}/sandbox/calls`)).json()) as { calls: object[] };
    expect(calls.at(-1)).toMatchObject({ status: 400, code: "INVALID_DATA", org: zoho.acme.zgid });
  });

  it("refuses an ISO date without a time", async () => {
    expect((await since("2024-05-01")).status).toBe(400);
  });

  it("lists what was deleted since, with who did it and when", async () => {
    const { json } = await since(NOON, "/crm/v6/Accounts/deleted?type=all");
    expect(json.data).toEqual([
      expect.objectContaining({
        id: ids[2],
        display_name: "Account 2",
        type: "recycle",
        deleted_time: "2024-05-01T09:00:00-04:00",
      }),
    ]);
    expect((await since("2024-05-01T13:00:00Z", "/crm/v6/Accounts/deleted?type=all")).status).toBe(204);
    expect((await zoho.ask("GET", "/crm/v6/Accounts/deleted?type=permanent")).status).toBe(204);
  });
});
