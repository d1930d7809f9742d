import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import * as Z from "@zohocrm/typescript-sdk-6.0";
import { deleteRecord, insertRecord, updateRecord } from "../../sandbox/world/index.ts";
import { type Decoded, insertAccounts, type Running, run, userOf } from "./company.ts";
import { listenForNotices, type NoticeListener, quiet } from "./notice-listener.ts";
import { body, params, record } from "./sdk-request.ts";
import { openSdkSession } from "./sdk-session.ts";

const { NotificationsOperations, Notification, BodyWrapper, APIException } = Z.Notifications;
const HOUR = 3_600_000;

interface Given {
  readonly id?: string;
  readonly events?: string[];
  readonly url?: string;
  readonly token?: string;
  readonly expiry?: Date;
  readonly related?: boolean;
  readonly values?: boolean;
  readonly deleteEvents?: true;
}
const watch = (...all: Given[]): Z.Notifications.BodyWrapper => {
  const wrapper = new BodyWrapper();
  wrapper.setWatch(
    all.map((given) => {
      const one = new Notification();
      if (given.id !== undefined) one.setChannelId(given.id);
      if (given.events) one.setEvents(given.events);
      if (given.url !== undefined) one.setNotifyUrl(given.url);
      if (given.token !== undefined) one.setToken(given.token);
      if (given.expiry) one.setChannelExpiry(given.expiry);
      if (given.related !== undefined) one.setNotifyOnRelatedAction(given.related);
      if (given.values !== undefined) one.setReturnAffectedFieldValues(given.values);
      if (given.deleteEvents) one.setDeleteevents(new Z.Choice(true));
      return one;
    }),
  );
  return wrapper;
};

/** What the SDK made of an answer: its items, each as plain values. */
const outcomes = (answer: Decoded) => ({
  status: answer.getStatusCode() as number,
  items: answer
    .getObject()
    .getWatch()
    .map((one: Decoded) => ({
      code: one.getCode().getValue(),
      message: one.getMessage().getValue?.() ?? one.getMessage(),
      details: Object.fromEntries(one.getDetails()),
      isRefusal: one instanceof APIException,
    })),
});

describe("the official SDK's notification calls", () => {
  let zoho: Running;
  let session: { close(): void };
  let listener: NoticeListener;
  const sdk = new NotificationsOperations();
  const nowIn = (ms: number): Date => new Date(Math.floor((zoho.world.clock.now() + ms) / 1000) * 1000);
  const listed = async (asked: { [name: string]: string } = {}): Promise<Decoded> =>
    await sdk.getNotifications(await params(asked));

  beforeAll(async () => {
    zoho = await run({ tokenLifeMs: 1000 * HOUR });
    session = await openSdkSession(zoho);
  });
  afterAll(async () => {
    session.close();
    await zoho.close();
  });
  beforeEach(async () => {
    listener = await listenForNotices();
    const open = (await listed()).getObject()?.getWatch() ?? [];
    for (const one of open) await sdk.deleteNotification(await params({ channel_ids: one.getChannelId() }));
  });
  afterEach(() => listener.close());
  const enable = async (given: Given = {}) =>
    outcomes(
      await sdk.enableNotifications(
        watch({ id: "1000000068001", events: ["Accounts.all"], url: listener.url, related: false, ...given }),
      ),
    );
  const admin = () => userOf(zoho.acme, "Administrator");

  it("enable a channel, told what it watches and until when", async () => {
    const expiry = nowIn(24 * HOUR);
    const told = await enable({ expiry, token: "tkn" });
    expect(told.status).toBe(200);
    expect(told.items[0]).toMatchObject({
      code: "SUCCESS",
      message: "Successfully subscribed for actions-watch of the given module",
    });
    const [event] = told.items[0].details.events;
    expect(event).toBeInstanceOf(Z.Notifications.Event);
    expect(event.getChannelExpiry()).toEqual(expiry);
    expect(event.getResourceName()).toBe("Accounts");
    expect(event.getResourceUri()).toBe(`${zoho.url}/crm/v6/Accounts`);
    expect(event.getResourceId()).toBe(BigInt(zoho.acme.modules.get("Accounts")?.id ?? 0));
    expect(event.getChannelId()).toBe("1000000068001");
  });

  it("list a channel once for each module it watches, by module, by channel and in pages", async () => {
    await enable({ events: ["Accounts.all", "Invoices.create", "Invoices.delete"], token: "tkn" });
    await enable({ id: "2", events: ["Contacts.edit"] });
    const all = (await listed()).getObject();
    expect(all.getWatch().map((one: Decoded) => [one.getChannelId(), one.getEvents()])).toEqual([
      ["1000000068001", ["Accounts.all"]],
      ["1000000068001", ["Invoices.create", "Invoices.delete"]],
      ["2", ["Contacts.edit"]],
    ]);
    expect(all.getWatch()[0].getToken()).toBe("tkn");
    expect(all.getWatch()[0].getNotifyUrl()).toBe(listener.url);
    expect(all.getWatch()[0].getNotifyOnRelatedAction()).toBe(false);
    expect(all.getInfo().getMoreRecords()).toBe(false);
    const count = async (asked: { [name: string]: string }) =>
      (await listed(asked)).getObject()?.getWatch().length ?? 0;
    expect(await count({ module: "Invoices" })).toBe(1);
    expect(await count({ channel_id: "1000000068001" })).toBe(2);
    expect(await count({ channel_id: "3" })).toBe(0);
    const second = (await listed({ page: "2", per_page: "2" })).getObject();
    expect(second.getWatch()).toHaveLength(1);
    expect((await listed({ page: "1", per_page: "2" })).getObject().getInfo().getMoreRecords()).toBe(true);
  });

  it("answer 204 when nothing is watched", async () => {
    const answer = await listed();
    expect([answer.getStatusCode(), answer.getObject()]).toEqual([204, null]);
  });

  it("replace all of a channel by PUT, what was not given included", async () => {
    await enable({ token: "tkn", values: true, expiry: nowIn(24 * HOUR) });
    const answer = outcomes(
      await sdk.updateNotifications(
        watch({ id: "1000000068001", events: ["Contacts.edit"], url: `${listener.url}2` }),
      ),
    );
    expect([answer.status, answer.items[0].code]).toEqual([200, "SUCCESS"]);
    const [one] = (await listed()).getObject().getWatch();
    expect([one.getEvents(), one.getToken(), one.getNotifyUrl()]).toEqual([
      ["Contacts.edit"],
      undefined,
      `${listener.url}2`,
    ]);
    expect(one.getNotifyOnRelatedAction()).toBe(true);
    expect(one.getChannelExpiry().getTime()).toBeLessThanOrEqual(zoho.world.clock.now() + HOUR);
  });

  it("change by PATCH only what was given, which is how a channel is renewed", async () => {
    await enable({ token: "tkn" });
    const expiry = nowIn(100 * HOUR);
    const answer = outcomes(
      await sdk.updateNotification(watch({ id: "1000000068001", url: listener.url, expiry })),
    );
    expect(answer.items[0].message).toBe("Successfully updated the subscribe details");
    const [one] = (await listed()).getObject().getWatch();
    expect([one.getEvents(), one.getToken()]).toEqual([["Accounts.all"], "tkn"]);
    expect(one.getChannelExpiry()).toEqual(expiry);
  });

  it("stop some of a channel's events by PATCH, and the whole channel with its last", async () => {
    await enable({ events: ["Accounts.all", "Contacts.edit"] });
    const stop = async (...events: string[]) =>
      outcomes(await sdk.disableNotification(watch({ id: "1000000068001", events, deleteEvents: true })));
    const answer = await stop("Accounts.edit", "Contacts.all");
    expect(answer.items[0]).toMatchObject({
      code: "SUCCESS",
      message: "Successfully removed the subscribe details",
    });
    const [one, ...more] = (await listed()).getObject().getWatch();
    expect(one.getEvents()).toEqual(["Accounts.create", "Accounts.delete"]);
    expect(more).toEqual([]);
    await stop("Accounts.all");
    expect((await listed()).getStatusCode()).toBe(204);
  });

  it("disable whole channels by id, and say which were not there", async () => {
    await enable({ events: ["Accounts.all", "Contacts.edit"] });
    const answer = outcomes(await sdk.deleteNotification(await params({ channel_ids: "1000000068001,77" })));
    expect(answer.status).toBe(207);
    expect(answer.items).toMatchObject([
      { code: "SUCCESS", message: "Successfully un-subscribed from actions-watch", isRefusal: false },
      { code: "SUCCESS", isRefusal: false },
      { code: "NOT_SUBSCRIBED", isRefusal: true },
    ]);
    expect((await listed()).getStatusCode()).toBe(204);
  });

  it("are told of records that a request creates, changes and deletes, each request in one notice", async () => {
    await enable({ token: "tkn", url: `${listener.url}?key=v1` });
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
    expect(await listener.until(3)).toEqual([
      {
        server_time: expect.any(Number),
        query_params: { key: "v1" },
        module: "Accounts",
        resource_uri: `${zoho.url}/crm/v6/Accounts`,
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
    expect(listener.received[1]).not.toHaveProperty("affected_values");
  });

  it("are given the new values when they asked for them", async () => {
    const [id = ""] = insertAccounts(zoho.acme, 1, admin());
    await enable({ values: true });
    updateRecord(zoho.acme, "Accounts", id, { Phone: "22" }, admin());
    const [notice] = await listener.until(1);
    expect(notice.affected_values).toEqual([{ record_id: id, values: { Phone: "22" } }]);
  });

  it("are told of what the world itself does, of watched operations only, a hundred ids at most at a time", async () => {
    await enable({ events: ["Accounts.create"] });
    const ids = insertAccounts(zoho.acme, 101, admin());
    updateRecord(zoho.acme, "Accounts", ids[0] ?? "", { Phone: "1" }, admin());
    deleteRecord(zoho.acme, "Accounts", ids[1] ?? "", admin());
    await listener.until(2);
    await quiet();
    expect(listener.received.map((one) => [one.operation, one.ids.length])).toEqual([
      ["insert", 100],
      ["insert", 1],
    ]);
  });

  it("are told of an account when something that hangs on it changes, unless they asked not to be", async () => {
    const [account = ""] = insertAccounts(zoho.acme, 1, admin());
    await enable({ id: "1", related: true });
    await enable({ id: "2", related: false });
    insertRecord(zoho.acme, "Contacts", { Last_Name: "Li", Account_Name: { id: account } }, admin());
    insertRecord(
      zoho.acme,
      "Tasks",
      { Subject: "Call", What_Id: { id: account }, $se_module: "Accounts" },
      admin(),
    );
    await listener.until(1);
    await quiet();
    expect(listener.received).toEqual([
      expect.objectContaining({ channel_id: "1", operation: "update", ids: [account], affected_fields: [] }),
    ]);
  });

  it("hear until the second of expiry and nothing from then on, by the world's clock", async () => {
    const expiry = nowIn(2 * HOUR);
    await enable({ expiry });
    zoho.world.clock.moveTo(expiry.getTime() - 5_000);
    insertAccounts(zoho.acme, 1, admin());
    await listener.until(1);
    zoho.world.clock.moveTo(expiry.getTime());
    insertAccounts(zoho.acme, 1, admin());
    await quiet();
    expect(listener.received).toHaveLength(1);
  });

  it("get an hour when they ask for no expiry or for more than a week, and a week when they ask for that", async () => {
    const lasts = async (given: Given): Promise<number> => {
      const from = zoho.world.clock.now();
      await enable(given);
      const [one] = (await listed()).getObject().getWatch();
      return Math.round((one.getChannelExpiry().getTime() - from) / HOUR);
    };
    expect(await lasts({})).toBe(1);
    expect(await lasts({ expiry: nowIn(167.9 * HOUR) })).toBe(168);
    expect(await lasts({ expiry: nowIn(168.1 * HOUR) })).toBe(1);
  });

  it("hear nothing of another org, and other orgs nothing of them", async () => {
    await enable();
    insertAccounts(zoho.other, 1, userOf(zoho.other, "Administrator"));
    await quiet();
    expect(listener.received).toEqual([]);
    const token = await zoho.token(zoho.other, userOf(zoho.other, "Administrator"));
    expect((await zoho.ask("GET", "/crm/v6/actions/watch", { token })).status).toBe(204);
    const gone = await zoho.ask("DELETE", "/crm/v6/actions/watch?channel_ids=1000000068001", { token });
    expect([gone.status, gone.json.watch[0].code]).toEqual([400, "NOT_SUBSCRIBED"]);
  });

  it("are not told twice when the receiver refuses", async () => {
    await enable();
    listener.answer(500);
    insertAccounts(zoho.acme, 1, admin());
    await listener.until(1);
    await quiet();
    expect(listener.received).toHaveLength(1);
    const { posted } = (await (await fetch(`${zoho.url}/sandbox/notifications`)).json()) as {
      posted: object[];
    };
    expect(posted.at(-1)).toMatchObject({ fate: "sent", status: 500, zgid: zoho.acme.zgid });
  });
});
