import { describe, expect, it } from "@jest/globals";
import PostalMime from "postal-mime";
import {
  deliverDay,
  type DunningDesk,
  planDay,
  reapDispatches,
  remindAccount,
  settleDoubt,
} from "../../server/dunning/index.ts";
import { toDay } from "../../shared/kernel/day.ts";
import type { AfterDot } from "../mail/smtp-sink.ts";
import { openTowns } from "./towns.ts";

const { found, oneDebt } = openTowns();

describe("when things break", () => {
  it("a process that dies while sending leaves a doubt that no machine ever resolves by sending again", async () => {
    const town = await oneDebt();
    await town.dawn(toDay("2026-03-05"));
    await planDay(town.orgId, toDay("2026-03-05"), town.desk);
    const courier: DunningDesk["courier"] = {
      ...town.desk.courier,
      deliver: async (_, __, mayBegin) => {
        await mayBegin();
        throw new Error("killed");
      },
    };
    const dying = { ...town.desk, courier };
    await deliverDay(town.orgId, toDay("2026-03-05"), dying);
    expect(await town.dispatches()).toEqual(["2026-03-05 reminder-1 CNY sending"]);
    expect((await reapDispatches(town.orgId, town.desk)).doubted).toEqual([]);
    await town.sql(`UPDATE dispatch SET lease_until = now() - interval '1 second' WHERE org_id = $1`, [
      town.orgId,
    ]);
    expect((await reapDispatches(town.orgId, town.desk)).doubted).toHaveLength(1);
    await town.everyDay("2026-03-05", "2026-03-20");
    expect(await town.dispatches()).toEqual(["2026-03-05 reminder-1 CNY in_doubt"]);
    expect(town.sink.mails).toEqual([]);
    expect(new Set(await town.holds())).toContain("2026-03-12 in-doubt");
    const [row] = await town.sql<{ dispatch_id: string }>(
      `SELECT dispatch_id FROM dispatch WHERE org_id = $1`,
      [town.orgId],
    );
    expect(await settleDoubt(town.orgId, row?.dispatch_id ?? "", false, "Li Na", town.desk)).toEqual({
      ok: true,
      value: null,
    });
    await town.round("2026-03-23");
    expect(town.sink.mails).toHaveLength(1);
  });

  it("C04: a server that takes the letter and never answers is a doubt too, and it has one copy", async () => {
    const town = await oneDebt({ afterDot: () => "stall" });
    await town.round("2026-03-05");
    expect(await town.dispatches()).toEqual(["2026-03-05 reminder-1 CNY in_doubt"]);
    await town.round("2026-03-06");
    expect(town.sink.mails).toHaveLength(1);
  });

  it("C46: a process that dies before it sends loses only its lease", async () => {
    const town = await oneDebt();
    await town.dawn(toDay("2026-03-05"));
    await planDay(town.orgId, toDay("2026-03-05"), town.desk);
    const courier = { ...town.desk.courier, deliver: () => Promise.reject(new Error("killed")) };
    await deliverDay(town.orgId, toDay("2026-03-05"), { ...town.desk, courier });
    expect(await town.dispatches()).toEqual(["2026-03-05 reminder-1 CNY claimed"]);
    await town.sql(`UPDATE dispatch SET lease_until = now() - interval '1 second' WHERE org_id = $1`, [
      town.orgId,
    ]);
    expect(await reapDispatches(town.orgId, town.desk)).toMatchObject({ freed: 1, doubted: [] });
    await deliverDay(town.orgId, toDay("2026-03-05"), town.desk);
    expect(town.sink.mails).toHaveLength(1);
  });

  it("a greylisted letter goes out under the same id a quarter of an hour later", async () => {
    let answer: AfterDot = { code: 451 };
    const town = await oneDebt({ afterDot: () => answer });
    await town.round("2026-03-05");
    answer = "accept";
    await deliverDay(town.orgId, toDay("2026-03-05"), town.desk);
    expect(await town.dispatches()).toEqual(["2026-03-05 reminder-1 CNY deferred"]);
    town.now = new Date(town.now.getTime() + 15 * 60_000);
    await deliverDay(town.orgId, toDay("2026-03-05"), town.desk);
    expect(await town.dispatches()).toEqual(["2026-03-05 reminder-1 CNY sent"]);
    const ids = await Promise.all(
      town.sink.mails.map(async ({ raw }) => (await PostalMime.parse(raw)).messageId),
    );
    expect(new Set(ids).size).toBe(1);
  });

  it("C47: a refused address is told to a person and not tried again; a better one gets the same step", async () => {
    const town = await oneDebt({
      onRcptTo: ({ address }, _, done) =>
        done(
          address === "ap100@buyer.example"
            ? Object.assign(new Error("no such user"), { responseCode: 550 })
            : undefined,
        ),
    });
    await town.round("2026-03-05");
    await town.round("2026-03-06");
    expect(await town.holds()).toEqual(["2026-03-06 no-contact"]);
    expect(
      await town.sql(`SELECT 1 FROM writeback WHERE org_id = $1 AND module = 'Tasks'`, [town.orgId]),
    ).toHaveLength(1);
    await town.sql(`UPDATE contact SET email = 'new@buyer.example' WHERE org_id = $1`, [town.orgId]);
    await town.round("2026-03-09");
    expect(town.sink.mails.map(({ to }) => to)).toEqual([["new@buyer.example"]]);
  });

  it("C12: two rounds at the same time write one letter to each account", async () => {
    const town = await found();
    for (let at = 0; at < 12; at += 1) {
      await town.account(String(100 + at));
      await town.invoice(String(500 + at), String(100 + at), 100_000, "2026-03-02");
    }
    await town.dawn(toDay("2026-03-05"));
    await Promise.all(["one", "two", "three"].map((worker) => town.round("2026-03-05", town.deskOf(worker))));
    expect(town.sink.mails.map(({ to }) => to[0]).sort()).toEqual(
      Array.from({ length: 12 }, (_, at) => `ap${100 + at}@buyer.example`),
    );
    expect(new Set(await town.dispatches())).toEqual(new Set(["2026-03-05 reminder-1 CNY sent"]));
  });

  it("a double click sends once", async () => {
    const town = await oneDebt();
    await town.dawn(toDay("2026-03-05"));
    await planDay(town.orgId, toDay("2026-03-05"), town.desk);
    const [row] = await town.sql<{ dispatch_id: string }>(
      `SELECT dispatch_id FROM dispatch WHERE org_id = $1`,
      [town.orgId],
    );
    const clicks = [1, 2, 3, 4].map(() => remindAccount(town.orgId, row?.dispatch_id ?? "", town.desk));
    expect((await Promise.all(clicks)).map(({ kind }) => kind).sort()).toEqual([
      "sent",
      "taken",
      "taken",
      "taken",
    ]);
    expect(town.sink.mails).toHaveLength(1);
  });

  it("C15: one account of 5,000 that cannot be read does not stop the others, and is named", async () => {
    const town = await found();
    await town.crowd(5_000, "2026-03-02");
    await town.sql(`UPDATE ledger_entry SET currency = '???' WHERE org_id = $1 AND account_id = '101'`, [
      town.orgId,
    ]);
    await town.dawn(toDay("2026-03-05"));
    const report = await planDay(town.orgId, toDay("2026-03-05"), town.desk);
    expect(report).toMatchObject({ accounts: 5_000, planned: 4_999, failed: [{ accountId: "101" }] });
  });

  it("another tenant's debts are never seen", async () => {
    await oneDebt();
    const other = await found();
    await other.round("2026-03-05");
    expect([await other.dispatches(), other.sink.mails]).toEqual([[], []]);
  });
});
