import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { alertBook } from "../../server/adapters/db/alert-rows.ts";
import { withTenant } from "../../server/adapters/db/with-tenant.ts";
import {
  measureTriggers,
  readAlerts,
  seeAlert,
  setThreshold,
  watchAccounts,
  type AlertDesk,
} from "../../server/alert/index.ts";
import { addDays, toDay } from "../../shared/kernel/day.ts";
import type { LedgerEntry } from "../../shared/ledger/entry.ts";
import { invoice, payment } from "../ledger/entries.ts";
import { addAccount, addEntries, addOrg, rowsOf } from "../credit/rows.ts";
import { openTestDatabase, type TestDatabase } from "../support/store.ts";

let database: TestDatabase;
let desk: AlertDesk;
const NOW = new Date("2024-07-01T01:00:00Z");
const TODAY = toDay("2024-07-01");

beforeAll(async () => {
  database = await openTestDatabase();
  let made = 0;
  desk = {
    inTenant: (orgId, work) =>
      withTenant(database.pool, orgId, (tx) => work(alertBook(tx, orgId, () => null))),
    now: () => NOW,
    newId: () => `a${String((made += 1)).padStart(3, "0")}`,
    dayIn: () => TODAY,
    breathe: () => undefined,
  };
});
afterAll(() => database.drop());

const admin = (orgId: string) => ({ orgId, userId: "7", userName: "Chen", role: "admin" as const });
const open = async (orgId: string) =>
  (await readAlerts(admin(orgId), {}, desk)).alerts.map(
    ({ accountId, trigger }) => `${accountId} ${trigger}`,
  );

/** Over its limit and 31 days late; the other one owes nothing. */
async function twoAccounts(orgId: string): Promise<void> {
  await addOrg(database.ownerPool, orgId);
  await addAccount(database.ownerPool, orgId, "1001", "CNY", 9_000);
  await addAccount(database.ownerPool, orgId, "1002", "CNY", 90_000);
  await addEntries(database.ownerPool, orgId, [
    invoice("late", { accountId: "1001", issuedOn: addDays(TODAY, -60), dueOn: addDays(TODAY, -31) }),
    invoice("fine", { accountId: "1002", issuedOn: addDays(TODAY, -3), dueOn: addDays(TODAY, 27) }),
  ]);
}

describe("the morning's look over all accounts", () => {
  it("raises each warning once, keeps its figures, and ends it when the money has come", async () => {
    await twoAccounts("9101");
    expect(await watchAccounts("9101", TODAY, desk)).toEqual({ raised: 2, ended: 0 });
    expect((await open("9101")).sort()).toEqual(["1001 first-over-30", "1001 limit-over"]);
    expect(await watchAccounts("9101", TODAY, desk)).toEqual({ raised: 0, ended: 0 });
    await addEntries(database.ownerPool, "9101", [
      payment("paid", "late", 10_000, "2024-07-01", { accountId: "1001", receivedOn: TODAY }),
    ]);
    const tomorrow = addDays(TODAY, 1);
    expect(await watchAccounts("9101", tomorrow, desk)).toEqual({ raised: 0, ended: 2 });
    expect(await open("9101")).toEqual([]);
    const ended = await readAlerts(admin("9101"), { state: "ended", trigger: "first-over-30" }, desk);
    expect(ended.alerts).toMatchObject([
      { accountId: "1001", raisedOn: "2024-07-01", endedOn: "2024-07-02", value: 31, figures: { days: 31 } },
    ]);
  });

  it("warns of what a register holds against somebody from the next morning on, invoices or not, until it is over", async () => {
    await addOrg(database.ownerPool, "9107");
    await addAccount(database.ownerPool, "9107", "1003", "CNY", 9_000);
    const fact = { kind: "fact", fact: "litigation", since: "2024-06-01", until: null };
    await rowsOf(
      database.ownerPool,
      "9107",
      `INSERT INTO dossier_entry (org_id, entry_id, account_id, kind, body, source, note, on_day, recorded_on, at, by_user, by_name, body_hash)
       VALUES ('9107', 'e1', '1003', 'fact', $1, 'Court bulletin', '', '2024-06-01', '2024-06-30', now(), '7', 'Chen', 'h')`,
      [JSON.stringify(fact)],
    );
    expect(await watchAccounts("9107", addDays(TODAY, -1), desk)).toEqual({ raised: 0, ended: 0 });
    expect(await watchAccounts("9107", TODAY, desk)).toEqual({ raised: 1, ended: 0 });
    expect(await open("9107")).toEqual(["1003 adverse-fact"]);
    expect(await watchAccounts("9107", TODAY, desk)).toEqual({ raised: 0, ended: 0 });
  });

  it("warns of a limit that orders alone pass, and of a head office's that its branches do", async () => {
    await twoAccounts("9106");
    await addAccount(database.ownerPool, "9106", "1003", "CNY", 9_000);
    await addAccount(database.ownerPool, "9106", "1004", "CNY", 9_000);
    const write = (query: string) =>
      withTenant(database.pool, "9106", async (tx) => void (await sql.raw(query).execute(tx)));
    const order = (minor: number) =>
      write(`INSERT INTO crm_order (org_id, record_id, kind, account_id, name, stage, currency, amount_minor,
        created_at, modified_at) VALUES (9106, 'o', 'order', '1003', 'S', 'Approved', 'CNY', ${minor}, now(), now())
        ON CONFLICT (org_id, record_id) DO UPDATE SET amount_minor = excluded.amount_minor`);
    const control = JSON.stringify({ counted: { order: ["Approved"], deal: [] } });
    await write(
      `INSERT INTO credit_control VALUES (9106, 'c', '2024-01-01', '${control}', 'r', 'u', 'n', now())`,
    );
    await write("UPDATE account SET parent_id = '1004', credit_limit_minor = NULL WHERE account_id = '1002'");
    await order(7_199);
    await watchAccounts("9106", TODAY, desk);
    expect((await open("9106")).sort()).toEqual([
      "1001 first-over-30",
      "1001 limit-over",
      "1002 limit-over",
      "1004 limit-over",
    ]);
    await order(9_200);
    await watchAccounts("9106", addDays(TODAY, 1), desk);
    expect(await open("9106")).toContain("1003 limit-over");
    await order(0);
    await watchAccounts("9106", addDays(TODAY, 2), desk);
    expect(await open("9106")).not.toContain("1003 limit-over");
  });

  it("tells the newest first and of one day the most telling, and goes on where a page ended", async () => {
    await twoAccounts("9117");
    await watchAccounts("9117", TODAY, desk);
    expect(await open("9117")).toEqual(["1001 limit-over", "1001 first-over-30"]);
    const { alerts } = await readAlerts(admin("9117"), {}, desk);
    const after = async (trigger: string, id: string | undefined) =>
      (await readAlerts(admin("9117"), { after: `2024-07-01~${trigger}~${id}` }, desk)).alerts.length;
    expect(await after("limit-over", alerts[0]?.alertId)).toBe(1);
    expect(await after("first-over-30", alerts[1]?.alertId)).toBe(0);
    await addEntries(database.ownerPool, "9117", [
      invoice("older", { accountId: "1002", issuedOn: addDays(TODAY, -60), dueOn: addDays(TODAY, -30) }),
    ]);
    await watchAccounts("9117", addDays(TODAY, 1), desk);
    expect(await open("9117")).toEqual(["1002 first-over-30", "1001 limit-over", "1001 first-over-30"]);
  });

  it("takes somebody's word for it once, and shows nobody else's org", async () => {
    await twoAccounts("9102");
    await watchAccounts("9102", TODAY, desk);
    const [first] = (await readAlerts(admin("9102"), {}, desk)).alerts;
    const request = { alertId: first?.alertId ?? "", note: "Called them." };
    expect((await seeAlert(admin("9101"), request, desk)).ok).toBe(false);
    expect((await seeAlert(admin("9102"), request, desk)).ok).toBe(true);
    expect((await seeAlert(admin("9102"), request, desk)).ok).toBe(true);
    expect(await seeAlert(admin("9102"), { ...request, note: "Other." }, desk)).toEqual({
      ok: false,
      because: "alert-seen",
    });
    const seen = await readAlerts(admin("9102"), { state: "seen" }, desk);
    expect(seen.alerts).toMatchObject([
      { alertId: request.alertId, seen: { by: "Chen", note: "Called them." } },
    ]);
    expect(await open("9102")).toHaveLength(1);
  });

  it("holds to the figures of the org from that day on", async () => {
    await twoAccounts("9103");
    const set = { clientId: "0190a0a0-0000-7000-8000-0000000000b1", reason: "we are bold", cooldownDays: 7 };
    const saved = await setThreshold(
      admin("9103"),
      { ...set, trigger: "limit-over", on: true, fires: 150, rearms: 140 },
      desk,
    );
    expect(saved.ok).toBe(true);
    await watchAccounts("9103", TODAY, desk);
    expect((await open("9103")).sort()).toEqual(["1001 first-over-30", "1001 limit-near"]);
    const crossed = { ...set, trigger: "limit-over" as const, on: true, fires: 10, rearms: 11 };
    expect(await setThreshold(admin("9103"), crossed, desk)).toEqual({
      ok: false,
      because: "rearms-above-fires",
    });
    expect(await setThreshold({ ...admin("9103"), role: "collector" }, crossed, desk)).toEqual({
      ok: false,
      because: "not-allowed",
    });
  });
});

/** A customer who pays on the day, again and again. */
const prompt = (accountId: string): LedgerEntry[] =>
  Array.from({ length: 24 }, (_, at) => {
    const dueOn = addDays(TODAY, -20 - 30 * at);
    const id = `${accountId}-${at}`;
    return [
      invoice(id, { accountId, dueOn, issuedOn: addDays(dueOn, -30) }),
      payment(`p${id}`, id, 10_000, "2024-01-01", { accountId, receivedOn: dueOn }),
    ];
  }).flat();

describe("what a trigger is worth", () => {
  it("is measured on the org's own past once a month, and a trigger that misleads is muted", async () => {
    await addOrg(database.ownerPool, "9104");
    // One invoice of each of 25 is 31 days late on the first of February, while everything else is paid on the day: the
    // warning foretells nothing. Of 25 others every invoice is paid late.
    const misleading = Array.from({ length: 25 }, (_, at) => `2${String(at).padStart(3, "0")}`);
    const bad = misleading.map((id) => `3${id}`);
    for (const accountId of [...misleading, ...bad])
      await addAccount(database.ownerPool, "9104", accountId, "CNY", null);
    const february = toDay("2024-02-01");
    await addEntries(database.ownerPool, "9104", [
      ...misleading.flatMap((accountId) => [
        ...prompt(accountId),
        invoice(`x${accountId}`, {
          accountId,
          issuedOn: addDays(february, -60),
          dueOn: addDays(february, -35),
        }),
        payment(`px${accountId}`, `x${accountId}`, 10_000, "2024-02-05", { accountId }),
      ]),
      ...bad.flatMap((accountId) =>
        prompt(accountId).map((entry) =>
          entry.kind === "payment" ? { ...entry, receivedOn: addDays(entry.receivedOn, 10) } : entry,
        ),
      ),
    ]);
    expect(await measureTriggers("9104", TODAY, desk)).toBe(true);
    expect(await measureTriggers("9104", addDays(TODAY, 9), desk)).toBe(false);
    const { triggers, measuredOn } = await readAlerts(admin("9104"), {}, desk);
    expect(measuredOn).toBe("2024-07-01");
    const first = triggers.find(({ trigger }) => trigger === "first-over-30");
    expect(first).toMatchObject({ muted: true, measured: { raised: 25, hits: 0, verdict: "worse" } });
    expect(triggers.find(({ trigger }) => trigger === "limit-near")?.measured).toBeNull();
    // Raised by another figure it is another warning: nobody has measured that one yet.
    const set = { clientId: "0190a0a0-0000-7000-8000-0000000000c1", reason: "later", cooldownDays: 7 };
    const asked = { ...set, trigger: "first-over-30" as const, on: true, fires: 40, rearms: 41 };
    const changed = await setThreshold(admin("9104"), asked, desk);
    expect(changed).toMatchObject({ ok: true });
    const after = changed.ok ? changed.value.triggers : [];
    expect(after.find(({ trigger }) => trigger === "first-over-30")).toMatchObject({ muted: false });
    const kept = await rowsOf(database.ownerPool, "9104", "SELECT 1 FROM alert_measure WHERE org_id = $1", [
      "9104",
    ]);
    expect(kept).toHaveLength(1);
  });
});
