import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { withTenant } from "../../server/adapters/db/with-tenant.ts";
import { playbookBook } from "../../server/adapters/db/playbook-rows.ts";
import {
  endPlaybook,
  openPlaybooks,
  type PlaybookDesk,
  readPlaybooks,
  readStepTicks,
  setPlaybook,
  tickStep,
} from "../../server/playbook/index.ts";
import { bareWeek } from "../../shared/calendar/business-calendar.ts";
import { addDays, type Day, toDay } from "../../shared/kernel/day.ts";
import { addAccount, addOrg, rowsOf } from "../credit/rows.ts";
import { openTestDatabase, type TestDatabase } from "../support/store.ts";

const [ORG, OTHER] = ["9501", "9502"];
// A Wednesday.
const TODAY = toDay("2026-07-01");
let today: Day = TODAY;
let database: TestDatabase;
let desk: PlaybookDesk;
let made = 0;
/** Tasks that somebody completed in the CRM. */
const completed: { crmId: string; by: { userId: string; userName: string }; at: Date }[] = [];
const id = () => `0190a0a0-0000-7000-8000-${String((made += 1)).padStart(12, "0")}`;

beforeAll(async () => {
  database = await openTestDatabase();
  desk = {
    inTenant: (orgId, work) =>
      withTenant(database.pool, orgId, (tx) => work(playbookBook(tx, orgId, () => null))),
    now: () => new Date("2026-07-01T01:00:00Z"),
    newId: id,
    dayIn: () => today,
    crm: { ticked: (_orgId, ids) => Promise.resolve(completed.filter(({ crmId }) => ids.includes(crmId))) },
    calendars: { of: () => bareWeek, codeOf: () => null },
    roleOf: (profile) => (profile === "Collections" ? "collector" : "rep"),
  };
  for (const orgId of [ORG, OTHER]) {
    await addOrg(database.ownerPool, orgId);
    await addAccount(database.ownerPool, orgId, "1001", "CNY", 9_000);
    await addAccount(database.ownerPool, orgId, "1002", "CNY", 9_000);
    await query("UPDATE account SET owner_id = '20'", [], orgId);
    await query(
      `INSERT INTO crm_user (org_id, user_id, name, profile, active)
       VALUES ($1, '11', 'Chen', 'Collections', true), ($1, '20', 'Wang', 'Standard', true)`,
      [orgId],
      orgId,
    );
  }
});
afterAll(() => database.drop());

const query = <T extends object>(text: string, values: unknown[] = [], orgId = ORG) =>
  rowsOf<T & Record<string, unknown>>(database.ownerPool, orgId, text, values);
const by = (role: "admin" | "collector" | "rep" = "collector", more: object = {}) => ({
  ...{ orgId: ORG, userId: "7", userName: "Liu", role },
  ...more,
});
const step = (en: string, more: object = {}) => ({
  says: { "zh-CN": en, en },
  ...{ does: "task" as const, owner: "account-owner" as const, userId: null, days: 1 },
  ...more,
});
const HOLD = step("Hold", { does: "propose-hold" as const, owner: "collector" as const, days: 2 });
const set = (role: "admin" | "collector", more: object = {}) =>
  setPlaybook(
    by(role),
    {
      ...{ clientId: id(), trigger: "limit-over" as const, on: true, reason: "our rule" },
      ...{ steps: [step("Call"), HOLD], ...more },
    },
    desk,
  );
const warn = (alertId: string, accountId: string | null, trigger = "limit-over", orgId = ORG) =>
  query(
    `INSERT INTO alert (org_id, alert_id, account_id, trigger_name, raised_on, value, figures)
     VALUES ($1, $2, $3, $4, '2026-07-01', 1, '{}')`,
    [orgId, alertId, accountId, trigger],
    orgId,
  );
const opened = async (state: "open" | "closed" = "open", orgId = ORG) =>
  (await readPlaybooks({ ...by(), orgId }, { state }, desk)).opened;
const idOf = async (accountId: string): Promise<string> =>
  (await opened()).find((each) => each.accountId === accountId)?.openedId ?? "none";
const tick = (openedId: string, at: number, more: object = {}, worker = by()) =>
  tickStep(
    worker,
    { clientId: id(), openedId, step: at, note: "They pay on Friday.", hold: null, ...more },
    desk,
    () => Promise.resolve("done"),
  );
const tasks = () =>
  query<{ module: string; external_id: string; record: object }>(
    "SELECT module, external_id, record FROM writeback WHERE module LIKE '%Tasks' ORDER BY module, external_id",
  );

describe("a warning with a playbook", () => {
  it("opens nothing before an administrator has put one in force", async () => {
    await warn("a1", "1001");
    await warn("a2", null, "top-five");
    expect(await openPlaybooks(ORG, TODAY, desk)).toEqual({ opened: 0 });
    expect(await set("collector")).toEqual({ ok: false, because: "not-allowed" });
    expect((await set("admin")).ok).toBe(true);
  });

  it("opens it once, with a task in the CRM for whoever is asked", async () => {
    expect(await openPlaybooks(ORG, TODAY, desk)).toEqual({ opened: 1 });
    expect(await openPlaybooks(ORG, TODAY, desk)).toEqual({ opened: 0 });
    expect(await opened()).toMatchObject([
      {
        ...{ accountId: "1001", trigger: "limit-over", openedOn: "2026-07-01", alertEndedOn: null },
        steps: [
          { step: 1, owner: "Wang", dueOn: "2026-07-02", late: false, tick: null },
          { step: 2, owner: "Chen", dueOn: "2026-07-03", does: "propose-hold" },
        ],
      },
    ]);
    expect((await tasks()).map(({ record }) => record)).toMatchObject([
      { subject: "Call", dueOn: "2026-07-02", accountId: "1001", ownerId: "20" },
      { subject: "Hold", dueOn: "2026-07-03", accountId: "1001", ownerId: "11" },
    ]);
    expect(await opened("open", OTHER)).toEqual([]);
  });

  it("opens none while another one like it is worked on, nor for a trigger that is muted", async () => {
    await query("UPDATE alert SET ended_on = '2026-07-01' WHERE alert_id = 'a1'");
    await warn("a3", "1001");
    expect(await openPlaybooks(ORG, TODAY, desk)).toEqual({ opened: 0 });
    expect(await opened()).toMatchObject([{ alertEndedOn: "2026-07-01" }]);
    await query(
      `INSERT INTO alert_measure (org_id, as_of, measured)
       VALUES ($1, '2026-07-01', '[{"trigger": "limit-over", "verdict": "worse"}]')`,
      [ORG],
    );
    await warn("a4", "1002");
    expect(await openPlaybooks(ORG, TODAY, desk)).toEqual({ opened: 0 });
    await query("DELETE FROM alert_measure");
    expect(await openPlaybooks(ORG, TODAY, desk)).toEqual({ opened: 1 });
  });
});

describe("a step of an opened playbook", () => {
  it("is late from the day after its last one on, and counted", async () => {
    today = addDays(TODAY, 2);
    expect((await readPlaybooks(by(), {}, desk)).counts).toEqual({ open: 2, late: 2 });
    today = TODAY;
    expect((await readPlaybooks(by(), {}, desk)).counts).toEqual({ open: 2, late: 0 });
  });

  it("places no hold that it does not propose", async () => {
    const hold = { hold: "warn" as const, until: addDays(TODAY, 9), reviewOn: null };
    expect(await tick(await idOf("1002"), 1, { hold })).toEqual({ ok: false, because: "no-hold-proposed" });
  });

  it("is not ticked by somebody else's hand, nor from another account's page", async () => {
    const openedId = await idOf("1001");
    expect(await tick(openedId, 1, {}, by("rep"))).toEqual({ ok: false, because: "step-not-yours" });
    const elsewhere = by("collector", { accountId: "1002" });
    expect(await tick(openedId, 1, {}, elsewhere)).toEqual({ ok: false, because: "no-such-playbook" });
    expect(await tick(openedId, 9)).toEqual({ ok: false, because: "no-such-playbook" });
    const foreign = by("collector", { orgId: OTHER });
    expect(await tick(openedId, 1, {}, foreign)).toEqual({ ok: false, because: "no-such-playbook" });
  });

  it("is ticked once, by whom and when, and its task in the CRM is closed", async () => {
    const openedId = await idOf("1001");
    await query("UPDATE writeback SET state = 'sent', crm_id = '555', attempts = 1 WHERE external_id = $1", [
      `${openedId}-p1`,
    ]);
    const clientId = id();
    const owner = by("rep", { userId: "20", userName: "Wang", accountId: "1001" });
    expect((await tick(openedId, 1, { clientId }, owner)).ok).toBe(true);
    expect((await tick(openedId, 1, { clientId }, owner)).ok).toBe(true);
    expect(await tick(openedId, 1, { clientId, note: "other" }, owner)).toEqual({
      ok: false,
      because: "step-ticked",
    });
    expect(await tick(openedId, 1)).toEqual({ ok: false, because: "step-ticked" });
    const [first] = (await opened()).find((each) => each.openedId === openedId)?.steps ?? [];
    expect(first?.tick).toMatchObject({ by: "Wang", note: "They pay on Friday.", held: false });
    expect((await tasks()).filter(({ module }) => module === "DoneTasks")).toMatchObject([
      { external_id: `${openedId}-p1`, record: { taskId: "555" } },
    ]);
  });

  it("is ticked by whoever completes its task in the CRM, but for a hold, which is decided here", async () => {
    const openedId = await idOf("1002");
    for (const at of [1, 2])
      await query("UPDATE writeback SET state = 'sent', crm_id = $2, attempts = 1 WHERE external_id = $1", [
        `${openedId}-p${at}`,
        `60${at}`,
      ]);
    expect(await readStepTicks(ORG, desk)).toBe(0);
    const by20 = { by: { userId: "20", userName: "Wang" }, at: new Date("2026-06-30T01:00:00Z") };
    completed.push({ crmId: "601", ...by20 }, { crmId: "602", ...by20 });
    expect(await readStepTicks(ORG, desk)).toBe(1);
    expect(await readStepTicks(ORG, desk)).toBe(0);
    const { steps } = (await opened()).find((each) => each.openedId === openedId) ?? { steps: [] };
    expect(steps).toMatchObject([
      { tick: { by: "Wang", at: "2026-06-30T09:00:00.000+08:00" } },
      { tick: null },
    ]);
    await openPlaybooks(ORG, TODAY, desk);
    const closing = (await tasks()).filter(({ module }) => module === "DoneTasks");
    expect(closing.map(({ external_id }) => external_id)).not.toContain(`${openedId}-p1`);
  });

  it("places the hold that it proposes, by the rules of holds, or nothing at all", async () => {
    const openedId = await idOf("1001");
    const hold = { hold: "block-orders" as const, until: null, reviewOn: null };
    expect(await tick(openedId, 2, { hold })).toEqual({ ok: false, because: "hold-without-end" });
    expect(await query("SELECT hold FROM credit_hold")).toEqual([]);
    expect((await tick(openedId, 2, { hold: { ...hold, until: addDays(TODAY, 9) } })).ok).toBe(true);
    expect(await query("SELECT account_id, hold, reason FROM credit_hold")).toEqual([
      { account_id: "1001", hold: "block-orders", reason: "They pay on Friday." },
    ]);
    // Nobody had tried to write that task yet: it is not written.
    expect((await tasks()).filter(({ external_id }) => external_id === `${openedId}-p2`)).toEqual([]);
    expect(await opened("closed")).toMatchObject([{ openedId, ended: null }]);
  });
});

describe("an opened playbook whose warning has ended", () => {
  it("stays until somebody ends it with a reason, once, and then nothing of it is ticked", async () => {
    const openedId = await idOf("1002");
    await query("UPDATE alert SET ended_on = '2026-07-01' WHERE alert_id = 'a4'");
    await openPlaybooks(ORG, TODAY, desk);
    expect(await opened()).toMatchObject([{ accountId: "1001" }, { openedId, alertEndedOn: "2026-07-01" }]);
    const request = { clientId: id(), openedId, reason: "They paid." };
    expect((await endPlaybook(by(), request, desk)).ok).toBe(true);
    expect((await endPlaybook(by(), request, desk)).ok).toBe(true);
    expect(await endPlaybook(by(), { ...request, clientId: id() }, desk)).toEqual({
      ok: false,
      because: "playbook-ended",
    });
    expect(await tick(openedId, 2)).toEqual({ ok: false, because: "playbook-ended" });
    const elsewhere = { ...by(), orgId: OTHER };
    expect(await endPlaybook(elsewhere, request, desk)).toEqual({ ok: false, because: "no-such-playbook" });
    const closed = await opened("closed");
    expect(closed.find((each) => each.openedId === openedId)?.ended).toMatchObject({ reason: "They paid." });
  });

  it("ends by itself when its account was merged or deleted in the CRM", async () => {
    const [last] = await opened();
    if (last === undefined) throw new Error("one is open");
    await query("UPDATE account SET state = 'deleted' WHERE account_id = $1", [last.accountId]);
    await openPlaybooks(ORG, TODAY, desk);
    expect((await opened()).map(({ openedId }) => openedId)).not.toContain(last.openedId);
    const closed = (await opened("closed")).find(({ openedId }) => openedId === last.openedId);
    expect(closed?.ended).toMatchObject({ by: "Huikuan 回款", reason: "该客户已在 CRM 中合并或删除。" });
    await query("UPDATE account SET state = 'active' WHERE account_id = $1", [last.accountId]);
  });

  it("is nobody's to change", async () => {
    await expect(query("UPDATE step_tick SET note = 'other'")).rejects.toThrow(/only added/);
  });
});
