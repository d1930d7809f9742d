import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import * as Z from "@zohocrm/typescript-sdk-6.0";
import type { Decoded } from "./company.ts";
import { params } from "./sdk-request.ts";
import { type Given, HOUR, openWatchStage, outcomes, watch, type WatchStage } from "./sdk-watch.ts";

describe("the official SDK's notification calls", () => {
  let stage: WatchStage;
  beforeAll(async () => {
    stage = await openWatchStage();
  });
  afterAll(() => stage.close());
  beforeEach(() => stage.startAfresh());
  afterEach(() => stage.endTest());

  it("enable a channel, told what it watches and until when", async () => {
    const expiry = stage.nowIn(24 * HOUR);
    const told = await stage.enable({ expiry, token: "tkn" });
    expect(told.status).toBe(200);
    expect(told.items[0]).toMatchObject({
      code: "SUCCESS",
      message: "Successfully subscribed for actions-watch of the given module",
    });
    const [event] = told.items[0].details.events;
    expect(event).toBeInstanceOf(Z.Notifications.Event);
    expect(event.getChannelExpiry()).toEqual(expiry);
    expect(event.getResourceName()).toBe("Accounts");
    expect(event.getResourceUri()).toBe(`${stage.zoho.url}/crm/v6/Accounts`);
    expect(event.getResourceId()).toBe(BigInt(stage.zoho.acme.modules.get("Accounts")?.id ?? 0));
    expect(event.getChannelId()).toBe("1000000068001");
  });

  it("list a channel once for each module it watches, by module, by channel and in pages", async () => {
    await stage.enable({ events: ["Accounts.all", "Invoices.create", "Invoices.delete"], token: "tkn" });
    await stage.enable({ id: "2", events: ["Contacts.edit"] });
    const all = (await stage.listed()).getObject();
    expect(all.getWatch().map((one: Decoded) => [one.getChannelId(), one.getEvents()])).toEqual([
      ["1000000068001", ["Accounts.all"]],
      ["1000000068001", ["Invoices.create", "Invoices.delete"]],
      ["2", ["Contacts.edit"]],
    ]);
    expect(all.getWatch()[0].getToken()).toBe("tkn");
    expect(all.getWatch()[0].getNotifyUrl()).toBe(stage.listener.url);
    expect(all.getWatch()[0].getNotifyOnRelatedAction()).toBe(false);
    expect(all.getInfo().getMoreRecords()).toBe(false);
    const count = async (asked: { [name: string]: string }) =>
      (await stage.listed(asked)).getObject()?.getWatch().length ?? 0;
    expect(await count({ module: "Invoices" })).toBe(1);
    expect(await count({ channel_id: "1000000068001" })).toBe(2);
    expect(await count({ channel_id: "3" })).toBe(0);
    const second = (await stage.listed({ page: "2", per_page: "2" })).getObject();
    expect(second.getWatch()).toHaveLength(1);
    expect((await stage.listed({ page: "1", per_page: "2" })).getObject().getInfo().getMoreRecords()).toBe(
      true,
    );
  });

  it("answer 204 when nothing is watched", async () => {
    const answer = await stage.listed();
    expect([answer.getStatusCode(), answer.getObject()]).toEqual([204, null]);
  });

  it("replace all of a channel by PUT, what was not given included", async () => {
    await stage.enable({ token: "tkn", values: true, expiry: stage.nowIn(24 * HOUR) });
    const answer = outcomes(
      await stage.sdk.updateNotifications(
        watch({ id: "1000000068001", events: ["Contacts.edit"], url: `${stage.listener.url}2` }),
      ),
    );
    expect([answer.status, answer.items[0].code]).toEqual([200, "SUCCESS"]);
    const [one] = (await stage.listed()).getObject().getWatch();
    expect([one.getEvents(), one.getToken(), one.getNotifyUrl()]).toEqual([
      ["Contacts.edit"],
      undefined,
      `${stage.listener.url}2`,
    ]);
    expect(one.getNotifyOnRelatedAction()).toBe(true);
    expect(one.getChannelExpiry().getTime()).toBeLessThanOrEqual(stage.zoho.world.clock.now() + HOUR);
  });

  it("change by PATCH only what was given, which is how a channel is renewed", async () => {
    await stage.enable({ token: "tkn" });
    const expiry = stage.nowIn(100 * HOUR);
    const answer = outcomes(
      await stage.sdk.updateNotification(watch({ id: "1000000068001", url: stage.listener.url, expiry })),
    );
    expect(answer.items[0].message).toBe("Successfully updated the subscribe details");
    const [one] = (await stage.listed()).getObject().getWatch();
    expect([one.getEvents(), one.getToken()]).toEqual([["Accounts.all"], "tkn"]);
    expect(one.getChannelExpiry()).toEqual(expiry);
  });

  it("stop some of a channel's events by PATCH, and the whole channel with its last", async () => {
    await stage.enable({ events: ["Accounts.all", "Contacts.edit"] });
    const stop = async (...events: string[]) =>
      outcomes(
        await stage.sdk.disableNotification(watch({ id: "1000000068001", events, deleteEvents: true })),
      );
    const answer = await stop("Accounts.edit", "Contacts.all");
    expect(answer.items[0]).toMatchObject({
      code: "SUCCESS",
      message: "Successfully removed the subscribe details",
    });
    const [one, ...more] = (await stage.listed()).getObject().getWatch();
    expect(one.getEvents()).toEqual(["Accounts.create", "Accounts.delete"]);
    expect(more).toEqual([]);
    await stop("Accounts.all");
    expect((await stage.listed()).getStatusCode()).toBe(204);
  });

  it("disable whole channels by id, and say which were not there", async () => {
    await stage.enable({ events: ["Accounts.all", "Contacts.edit"] });
    const answer = outcomes(
      await stage.sdk.deleteNotification(await params({ channel_ids: "1000000068001,77" })),
    );
    expect(answer.status).toBe(207);
    expect(answer.items).toMatchObject([
      { code: "SUCCESS", message: "Successfully un-subscribed from actions-watch", isRefusal: false },
      { code: "SUCCESS", isRefusal: false },
      { code: "NOT_SUBSCRIBED", isRefusal: true },
    ]);
    expect((await stage.listed()).getStatusCode()).toBe(204);
  });

  it("get an hour when they ask for no expiry or for more than a week, and a week when they ask for that", async () => {
    const lasts = async (given: Given): Promise<number> => {
      const from = stage.zoho.world.clock.now();
      await stage.enable(given);
      const [one] = (await stage.listed()).getObject().getWatch();
      return Math.round((one.getChannelExpiry().getTime() - from) / HOUR);
    };
    expect(await lasts({})).toBe(1);
    expect(await lasts({ expiry: stage.nowIn(167.9 * HOUR) })).toBe(168);
    expect(await lasts({ expiry: stage.nowIn(168.1 * HOUR) })).toBe(1);
  });
});
