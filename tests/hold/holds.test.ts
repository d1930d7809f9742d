import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { randomUUID } from "node:crypto";
import { accountBook } from "../../server/adapters/db/account-rows.ts";
import { readSheets } from "../../server/adapters/db/dunning-sheets.ts";
import { readLines } from "../../server/adapters/db/followup-views.ts";
import { withTenant } from "../../server/adapters/db/with-tenant.ts";
import type { Desks } from "../../server/compose.ts";
import {
  countVetoes,
  endVeto,
  exemptAccount,
  type HoldDesk,
  liftExemption,
  readHolds,
  vetoMessages,
} from "../../server/hold/index.ts";
import { deliverDay, planDay } from "../../server/dunning/index.ts";
import { addDays, toDay } from "../../shared/kernel/day.ts";
import { localMoment } from "../../shared/kernel/local-moment.ts";
import { merging } from "../stories/merging.ts";
import type { Town } from "../stories/town.ts";
import { openTowns } from "../stories/towns.ts";
import { desksOver } from "../support/desks.ts";

const towns = openTowns();
const TODAY = toDay("2026-03-05");
let desks: Desks;
beforeAll(async () => {
  desks = await desksOver(towns.database());
});
afterAll(() => desks.closeMail());

/** The house's own desk on the town's clock. */
const deskOf = (town: Town): HoldDesk => ({ ...desks.holds, now: () => town.now });
const at = (town: Town, role: "admin" | "collector" | "rep" | "viewer" = "collector", userId = "7") => ({
  orgId: town.orgId,
  accountId: "100",
  userId,
  userName: "Li Qian",
  role,
});
const exempting = (more: object = {}) => ({
  clientId: randomUUID(),
  invoiceId: null,
  reason: "strategic customer",
  endsOn: null,
  reviewOn: toDay("2026-03-20"),
  ...more,
});
const planned = async () => {
  const town = await towns.oneDebt();
  await town.dawn(TODAY);
  await planDay(town.orgId, TODAY, town.desk);
  return town;
};
const exempted = async (town: Town, more: object = {}) => {
  const made = await exemptAccount(at(town), exempting(more), deskOf(town));
  if (!made.ok) throw new Error(made.because);
  return made.value;
};
const audit = (town: Town) =>
  town.sql<{ line: string }>(
    "SELECT concat_ws(' ', kind, about, reason, by_name) AS line FROM admin_act WHERE org_id = $1 ORDER BY at, act_id",
    [town.orgId],
  );

describe("C35: an exemption", () => {
  it("takes the account out of reminders, also of one that is planned already", async () => {
    const town = await planned();
    await exempted(town);
    await deliverDay(town.orgId, TODAY, town.desk);
    expect(town.sink.mails).toEqual([]);
    await town.round("2026-03-06");
    expect((await town.holds()).at(-1)).toBe("2026-03-06 excluded");
    expect(await audit(town)).toEqual([{ line: "exempted 100 strategic customer Li Qian" }]);
  });

  it("takes one invoice out, and the account still hears of the others", async () => {
    const town = await towns.oneDebt();
    await town.invoice("2", "100", 70_000, "2026-03-02");
    await town.dawn(TODAY);
    await exempted(town, { invoiceId: "1" });
    await town.round(TODAY);
    expect(await town.subjects()).toEqual(["Payment reminder: CN¥700.00 past due (Buyer 100)"]);
  });

  it("passes by itself after its last day", async () => {
    const town = await towns.oneDebt();
    await town.dawn(TODAY);
    await exempted(town, { endsOn: TODAY, reviewOn: null });
    await town.round(TODAY);
    expect(town.sink.mails).toEqual([]);
    await town.round(addDays(TODAY, 1));
    expect(town.sink.mails).toHaveLength(1);
  });

  it("is still one when its review day is over", async () => {
    const town = await towns.oneDebt();
    await town.dawn(TODAY);
    await exempted(town, { reviewOn: TODAY });
    await town.round(addDays(TODAY, 1));
    expect(town.sink.mails).toEqual([]);
  });

  it("C33: lifted, never sends in the same run, and sends in the next", async () => {
    const town = await towns.oneDebt();
    await town.dawn(TODAY);
    const { exemptionId } = await exempted(town);
    expect(await liftExemption(at(town), exemptionId, "it is over", deskOf(town))).toMatchObject({
      value: { liftedOn: "2026-03-05" },
    });
    await town.round(TODAY);
    expect(town.sink.mails).toEqual([]);
    await town.round(addDays(TODAY, 1));
    expect(town.sink.mails).toHaveLength(1);
    expect((await audit(town)).at(-1)).toEqual({ line: "lifted 100 it is over Li Qian" });
  });

  it("needs an end or a review, an invoice of the account, and a collector", async () => {
    const town = await towns.oneDebt();
    await town.dawn(TODAY);
    const say = (more: object, role: "collector" | "rep" = "collector") =>
      exemptAccount(at(town, role), exempting(more), deskOf(town));
    expect(await say({ reviewOn: null })).toEqual({ ok: false, because: "exemption-without-end" });
    expect(await say({ reviewOn: addDays(TODAY, -1) })).toEqual({ ok: false, because: "exemption-ended" });
    expect((await say({ reviewOn: TODAY })).ok).toBe(true);
    expect(await say({ invoiceId: "99" })).toEqual({ ok: false, because: "no-such-invoice" });
    expect(await say({}, "rep")).toEqual({ ok: false, because: "not-allowed" });
  });

  it("sent twice is there once", async () => {
    const town = await towns.oneDebt();
    await town.dawn(TODAY);
    const request = exempting();
    const both = await Promise.all([
      exemptAccount(at(town), request, deskOf(town)),
      exemptAccount(at(town), request, deskOf(town)),
    ]);
    expect(both.map(({ ok }) => ok)).toEqual([true, true]);
    expect((await readHolds(at(town), deskOf(town))).exemptions).toHaveLength(1);
    expect(await audit(town)).toHaveLength(1);
    expect(await exemptAccount(at(town), { ...request, reason: "other" }, deskOf(town))).toEqual({
      ok: false,
      because: "same-id-other-text",
    });
  });
});

describe("an owner's veto", () => {
  const hoursLater = (town: Town, hours: number) =>
    localMoment(new Date(town.now.getTime() + hours * 3_600_000), "Asia/Shanghai");
  const vetoing = (hours: number) => ({ clientId: randomUUID(), hours, reason: "I call them first" });

  it("makes a planned message wait for its end and not longer", async () => {
    const town = await planned();
    await vetoMessages(at(town), vetoing(3), deskOf(town));
    expect((await deliverDay(town.orgId, TODAY, town.desk)).fates).toEqual({ waits: 1 });
    expect(
      await town.sql("SELECT state, reason, not_before FROM dispatch WHERE org_id = $1", [town.orgId]),
    ).toEqual([
      { state: "planned", reason: "vetoed", not_before: new Date(town.now.getTime() + 10_800_000) },
    ]);
    town.minute = 12 * 60 + 59;
    await town.dawn(TODAY);
    expect((await deliverDay(town.orgId, TODAY, town.desk)).fates).toEqual({});
    town.minute = 13 * 60;
    await town.dawn(TODAY);
    expect((await deliverDay(town.orgId, TODAY, town.desk)).fates).toEqual({ sent: 1 });
  });

  it("over a whole day is that day's reason, and the day after it goes", async () => {
    const town = await planned();
    await vetoMessages(at(town), vetoing(40), deskOf(town));
    await deliverDay(town.orgId, TODAY, town.desk);
    await town.round("2026-03-06");
    expect((await town.holds()).at(-1)).toBe("2026-03-06 vetoed 2026-03-06");
    await town.round("2026-03-09");
    expect(town.sink.mails).toHaveLength(1);
  });

  it("does not keep a message alive that is paid for", async () => {
    const town = await planned();
    await vetoMessages(at(town), vetoing(3), deskOf(town));
    await town.pays("9", "100", 100_000, "2026-03-05", "1");
    expect((await deliverDay(town.orgId, TODAY, town.desk)).fates).toEqual({ cancelled: 1 });
  });

  it("ended early lets the message go at once", async () => {
    const town = await planned();
    await vetoMessages(at(town), vetoing(3), deskOf(town));
    await deliverDay(town.orgId, TODAY, town.desk);
    await endVeto(at(town), "called", deskOf(town));
    expect((await deliverDay(town.orgId, TODAY, town.desk)).fates).toEqual({ sent: 1 });
  });

  it("ended early on the day after lets that day's message go at once, and nothing waits for an end that is over", async () => {
    const town = await planned();
    await vetoMessages(at(town), vetoing(30), deskOf(town));
    await deliverDay(town.orgId, TODAY, town.desk);
    const tomorrow = addDays(TODAY, 1);
    await town.round(tomorrow);
    expect(town.sink.mails).toEqual([]);
    await endVeto(at(town), "called", deskOf(town));
    expect((await deliverDay(town.orgId, tomorrow, town.desk)).fates).toEqual({ sent: 1 });
  });

  it("is for the account's owner, collectors and admins, for three days at most, and counted", async () => {
    const town = await planned();
    const say = (hours: number, role: "rep" | "viewer" | "admin", userId = "7") =>
      vetoMessages(at(town, role, userId), vetoing(hours), deskOf(town));
    expect(await say(1, "rep")).toEqual({ ok: false, because: "not-allowed" });
    expect(await say(1, "viewer", "77")).toEqual({ ok: false, because: "not-allowed" });
    expect((await say(1, "rep", "77")).ok).toBe(true);
    expect((await say(72, "admin")).ok).toBe(true);
    expect(await say(73, "admin")).toEqual({ ok: false, because: "veto-too-long" });
    const told = await countVetoes(town.orgId, deskOf(town));
    expect(told.now.map(({ account, by, reason, until }) => [account, by, reason, until])).toEqual([
      ["Buyer 100", "Li Qian", "I call them first", hoursLater(town, 1)],
      ["Buyer 100", "Li Qian", "I call them first", hoursLater(town, 72)],
    ]);
    expect(told.owners).toEqual([
      { userId: "7", name: "Li Qian", vetoes: 1, hours: 72, accounts: 1 },
      { userId: "77", name: "Li Qian", vetoes: 1, hours: 1, accounts: 1 },
    ]);
  });
});

describe("the audit", () => {
  it("is only ever added to", async () => {
    const town = await towns.oneDebt();
    await town.dawn(TODAY);
    await exempted(town);
    await expect(
      town.sql("UPDATE admin_act SET reason = 'x' WHERE org_id = $1", [town.orgId]),
    ).rejects.toThrow(/only added/);
    await expect(town.sql("DELETE FROM admin_act WHERE org_id = $1", [town.orgId])).rejects.toThrow(
      /only added/,
    );
  });
});

describe("two accounts that are merged in the CRM", () => {
  const merge = merging(towns.database);
  const twins = async (): Promise<Town> => {
    const town = await towns.oneDebt();
    for (const id of ["101", "102"]) await town.account(id);
    await town.round("2026-03-05");
    return town;
  };

  it("are held by whatever a person said of either: do not remind, not now, not there, until it is lifted at the one that is left", async () => {
    const town = await twins();
    const heir = { ...at(town), accountId: "101" };
    await town.sql(
      `INSERT INTO exemption (org_id, exemption_id, account_id, kind, reason, owner_user, owner_name, from_on, review_on, recorded_at, by_user, by_name)
       VALUES ($1, 'e', '100', 'other', 'strategic', '7', 'Li Qian', '2026-03-05', '2026-06-01', now(), '7', 'Li Qian')`,
      [town.orgId],
    );
    await merge(town, "100", "101");
    await town.round("2026-03-12");
    expect((await readHolds(heir, deskOf(town))).exemptions).toMatchObject([{ reason: "strategic" }]);
    expect((await liftExemption(heir, "e", "over", deskOf(town))).ok).toBe(true);
    await town.sql(
      `INSERT INTO veto (org_id, veto_id, account_id, reason, from_at, until_at, by_user, by_name)
       VALUES ($1, 'v', '100', 'talks', '2026-03-11', '2026-03-14T00:00:00Z', '7', 'Li Qian')`,
      [town.orgId],
    );
    await town.round("2026-03-13");
    await town.sql(
      `INSERT INTO wrong_contact (org_id, report_id, account_id, address, contact_id, reported_at_account, reason, by_user, by_name, at)
       VALUES ($1, 'w', '100', 'ap101@buyer.example', '1001', '100', 'left', '7', 'Li Qian', now())`,
      [town.orgId],
    );
    await town.round("2026-03-16");
    expect(await town.holds()).toEqual([
      "2026-03-12 excluded",
      "2026-03-13 vetoed 2026-03-13",
      "2026-03-16 no-contact",
    ]);
    expect(town.sink.mails).toHaveLength(1);
  });

  it("are silent while a message to either of them leaves, and the log of the one that is left shows what both heard", async () => {
    const town = await twins();
    const read = <T>(work: Parameters<typeof withTenant<T>>[2]) =>
      withTenant(towns.database().pool, town.orgId, work);
    await merge(town, "100", "101");
    await town.dawn(addDays(TODAY, 1));
    await merge(town, "101", "102");
    const sheets = () => read((tx) => readSheets(tx, town.orgId, ["102"], false, TODAY));
    expect((await sheets())[0]?.underWay).toBe(false);
    const log = await read((tx) => readLines(tx, town.orgId, "102", null, 10));
    expect(log.map(({ kind, dispatch }) => [kind, dispatch?.step])).toEqual([["reminder", "reminder-1"]]);
    const id = log[0]?.dispatch?.dispatchId ?? "";
    const opened = await read((tx) => accountBook(tx, town.orgId).message("102", id));
    expect(opened?.subject).toContain("Buyer 100");
    await town.sql("UPDATE dispatch SET state = 'sending' WHERE org_id = $1", [town.orgId]);
    expect((await sheets())[0]?.underWay).toBe(true);
  });
});
