import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import * as Z from "@zohocrm/typescript-sdk-6.0";
import { deleteRecord, insertRecord, updateRecord } from "../../sandbox/world/index.ts";
import { type Decoded, insertAccounts, userOf } from "./company.ts";
import { quiet } from "./notice-listener.ts";
import { body, record } from "./sdk-request.ts";
import { HOUR, openWatchStage, type WatchStage } from "./sdk-watch.ts";

describe("the channels of an org", () => {
  let stage: WatchStage;
  beforeAll(async () => {
    stage = await openWatchStage();
  });
  afterAll(() => stage.close());
  beforeEach(() => stage.startAfresh());
  afterEach(() => stage.endTest());

  const admin = () => userOf(stage.zoho.acme, "Administrator");

  it("are told of records that a request creates, changes and deletes, each request in one notice", async () => {
    await stage.enable({ token: "tkn", url: `${stage.listener.url}?key=v1` });
    const accounts = new Z.Record.RecordOperations("Accounts");
    const made: Decoded = await accounts.createRecords(
      body(record({ Account_Name: "A" }), record({ Account_Name: "B" })),
    );
    const ids: string[] = made
      .getObject()
      .getData()
      .map((one: Decoded) => String(one.getDetails().get("id")));
    const change = record({ Phone: "1", Website: "w.example" });
    change.setId(BigInt(ids[0] ?? ""));
    await accounts.updateRecords(body(change));
    await accounts.deleteRecord(BigInt(ids[1] ?? ""));
    expect(await stage.listener.until(3)).toEqual([
      {
        server_time: expect.any(Number),
        query_params: { key: "v1" },
        module: "Accounts",
        resource_uri: `${stage.zoho.url}/crm/v6/Accounts`,
        ids,
        affected_fields: [],
        operation: "insert",
        channel_id: "1000000068001",
        token: "tkn",
      },
      expect.objectContaining({
        ids: [ids[0]],
        operation: "update",
        affected_fields: [{ [ids[0] ?? ""]: ["Phone", "Website"] }],
      }),
      expect.objectContaining({ ids: [ids[1]], operation: "delete", affected_fields: [] }),
    ]);
    expect(stage.listener.received[1]).not.toHaveProperty("affected_values");
  });

  it("are given the new values when they asked for them", async () => {
    const [id = ""] = insertAccounts(stage.zoho.acme, 1, admin());
    await stage.enable({ values: true });
    updateRecord(stage.zoho.acme, "Accounts", id, { Phone: "22" }, admin());
    const [notice] = await stage.listener.until(1);
    expect(notice.affected_values).toEqual([{ record_id: id, values: { Phone: "22" } }]);
  });

  it("are told of what the world itself does, of watched operations only, a hundred ids at most at a time", async () => {
    await stage.enable({ events: ["Accounts.create"] });
    const ids = insertAccounts(stage.zoho.acme, 101, admin());
    updateRecord(stage.zoho.acme, "Accounts", ids[0] ?? "", { Phone: "1" }, admin());
    deleteRecord(stage.zoho.acme, "Accounts", ids[1] ?? "", admin());
    await stage.listener.until(2);
    await quiet();
    expect(stage.listener.received.map((one) => [one.operation, one.ids.length])).toEqual([
      ["insert", 100],
      ["insert", 1],
    ]);
  });

  it("are told of an account when something that hangs on it changes, unless they asked not to be", async () => {
    const [account = ""] = insertAccounts(stage.zoho.acme, 1, admin());
    await stage.enable({ id: "1", related: true });
    await stage.enable({ id: "2", related: false });
    insertRecord(stage.zoho.acme, "Contacts", { Last_Name: "Li", Account_Name: { id: account } }, admin());
    insertRecord(
      stage.zoho.acme,
      "Tasks",
      { Subject: "Call", What_Id: { id: account }, $se_module: "Accounts" },
      admin(),
    );
    await stage.listener.until(1);
    await quiet();
    expect(stage.listener.received).toEqual([
      expect.objectContaining({ channel_id: "1", operation: "update", ids: [account], affected_fields: [] }),
    ]);
  });

  it("hear until the second of expiry and nothing from then on, by the world's clock", async () => {
    const expiry = stage.nowIn(2 * HOUR);
    await stage.enable({ expiry });
    stage.zoho.world.clock.moveTo(expiry.getTime() - 5_000);
    insertAccounts(stage.zoho.acme, 1, admin());
    await stage.listener.until(1);
    stage.zoho.world.clock.moveTo(expiry.getTime());
    insertAccounts(stage.zoho.acme, 1, admin());
    await quiet();
    expect(stage.listener.received).toHaveLength(1);
  });

  it("hear nothing of another org, and other orgs nothing of them", async () => {
    await stage.enable();
    insertAccounts(stage.zoho.other, 1, userOf(stage.zoho.other, "Administrator"));
    await quiet();
    expect(stage.listener.received).toEqual([]);
    const token = await stage.zoho.token(stage.zoho.other, userOf(stage.zoho.other, "Administrator"));
    expect((await stage.zoho.ask("GET", "/crm/v6/actions/watch", { token })).status).toBe(204);
    const gone = await stage.zoho.ask("DELETE", "/crm/v6/actions/watch?channel_ids=1000000068001", { token });
    expect([gone.status, gone.json.watch[0].code]).toEqual([400, "NOT_SUBSCRIBED"]);
  });

  it("are not told twice when the receiver refuses", async () => {
    await stage.enable();
    stage.listener.answer(500);
    insertAccounts(stage.zoho.acme, 1, admin());
    await stage.listener.until(1);
    await quiet();
    expect(stage.listener.received).toHaveLength(1);
    const { posted } = (await (await fetch(`${stage.zoho.url}/sandbox/notifications`)).json()) as {
      posted: object[];
    };
    expect(posted.at(-1)).toMatchObject({ fate: "sent", status: 500, zgid: stage.zoho.acme.zgid });
  });
});
