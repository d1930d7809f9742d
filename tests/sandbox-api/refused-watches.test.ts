import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { type Running, run } from "./company.ts";

const good = {
  channel_id: "1000000068001",
  events: ["Accounts.all"],
  notify_url: "http://127.0.0.1:9/notify",
};
const at = (name: string) => ({ api_name: name, json_path: `$.watch[0].${name}` });

describe("a channel that cannot be", () => {
  let zoho: Running;
  beforeAll(async () => {
    zoho = await run();
  });
  afterAll(() => zoho.close());
  const ask = (method: string, entry: object) =>
    zoho.ask(method, "/crm/v6/actions/watch", { body: { watch: [entry] } });

  it.each([
    ["no channel id", { channel_id: undefined }, "MANDATORY_NOT_FOUND", at("channel_id")],
    ["no address", { notify_url: undefined }, "MANDATORY_NOT_FOUND", at("notify_url")],
    ["no events", { events: undefined }, "MANDATORY_NOT_FOUND", at("events")],
    ["an empty list of events", { events: [] }, "MANDATORY_NOT_FOUND", at("events")],
    ["a channel id that is no number", { channel_id: "1e5" }, "INVALID_DATA", at("channel_id")],
    ["an unknown module", { events: ["Nothing.all"] }, "INVALID_DATA", { api_name: "events", index: 0 }],
    [
      "a module that Zoho does not tell of",
      { events: ["Notes.all"] },
      "INVALID_DATA",
      { api_name: "events" },
    ],
    ["an unknown operation", { events: ["Accounts.read"] }, "INVALID_DATA", { api_name: "events" }],
    ["an inherited name for a module", { events: ["__proto__.all"] }, "INVALID_DATA", { api_name: "events" }],
    ["events that are no list", { events: "Accounts.all" }, "INVALID_DATA", at("events")],
    ["an address that is none", { notify_url: "notify" }, "INVALID_DATA", at("notify_url")],
    ["a token of 51 characters", { token: "t".repeat(51) }, "INVALID_DATA", { maximum_length: 50 }],
    [
      "an expiry that is past",
      { channel_expiry: "2024-05-01T11:59:59Z" },
      "INVALID_DATA",
      at("channel_expiry"),
    ],
    [
      "an expiry as a JS date prints",
      { channel_expiry: String(new Date(0)) },
      "INVALID_DATA",
      at("channel_expiry"),
    ],
    [
      "a flag that is a text",
      { notify_on_related_action: "no" },
      "INVALID_DATA",
      at("notify_on_related_action"),
    ],
    [
      "a condition, which this sandbox has not",
      { notification_condition: [{}] },
      "INVALID_DATA",
      at("notification_condition"),
    ],
  ])("is refused: %s", async (_what, change, code, details) => {
    const answer = await ask("POST", { ...good, ...change });
    expect([answer.status, answer.json.watch[0].code]).toEqual([400, code]);
    expect(answer.json.watch[0]).toMatchObject({ status: "error", details, message: expect.any(String) });
    expect((await zoho.ask("GET", "/crm/v6/actions/watch")).status).toBe(204);
  });

  it.each([
    "http://example.com/notify",
    "https://127.0.0.1/notify",
    "http://127.0.0.1.example.com/",
    "http://user@evil.example/#127.0.0.1",
    "http://[::ffff:8.8.8.8]/",
    "file:///etc/passwd",
  ])("is refused for an address that is not of this machine: %s", async (notify_url) => {
    const answer = await ask("POST", { ...good, notify_url });
    expect(answer.json.watch[0]).toMatchObject({
      code: "INVALID_DATA",
      message: "this sandbox notifies http addresses of this machine only",
    });
  });

  it("takes a token of 50 characters", async () => {
    expect((await ask("POST", { ...good, channel_id: "50", token: "t".repeat(50) })).status).toBe(200);
    await zoho.ask("DELETE", "/crm/v6/actions/watch?channel_ids=50");
  });

  it("is not opened by PUT or PATCH", async () => {
    for (const method of ["PUT", "PATCH"])
      expect((await ask(method, good)).json.watch[0].code).toBe("NOT_SUBSCRIBED");
  });

  it("does not keep its neighbours in the same request from being opened", async () => {
    const answer = await zoho.ask("POST", "/crm/v6/actions/watch", {
      body: { watch: [good, { ...good, channel_id: "2", events: [] }] },
    });
    expect(answer.status).toBe(207);
    expect(answer.json.watch.map((one: { status: string }) => one.status)).toEqual(["success", "error"]);
    await zoho.ask("DELETE", `/crm/v6/actions/watch?channel_ids=${good.channel_id}`);
  });

  it.each([
    [{}, "MANDATORY_NOT_FOUND"],
    [{ watch: {} }, "INVALID_DATA"],
    [{ watch: [] }, "INVALID_DATA"],
    [{ watch: Array.from({ length: 101 }, () => good) }, "LIMIT_REACHED"],
  ])("cannot be read from %j", async (body, code) => {
    const answer = await zoho.ask("POST", "/crm/v6/actions/watch", { body });
    expect([answer.status, answer.json.code]).toEqual([400, code]);
  });

  it("is not disabled without saying which", async () => {
    const answer = await zoho.ask("DELETE", "/crm/v6/actions/watch");
    expect([answer.status, answer.json.code]).toEqual([400, "REQUIRED_PARAM_MISSING"]);
  });
});
