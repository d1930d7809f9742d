import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { type CreditDesk, scoreAccounts } from "../../server/credit/index.ts";
import type { Desks } from "../../server/compose.ts";
import {
  grantException,
  type LimitDesk,
  placeHold,
  readHold,
  setControl,
  tellHolds,
  withdrawException,
} from "../../server/limit/index.ts";
import { withTenant } from "../../server/adapters/db/with-tenant.ts";
import { addDays, toDay } from "../../shared/kernel/day.ts";
import { addAccount, addEntries, addOrg } from "../credit/rows.ts";
import { CNY, currency, invoice } from "../ledger/entries.ts";
import { desksOver } from "../support/desks.ts";
import { openTestDatabase, type TestDatabase } from "../support/store.ts";
import { type SoldAs, sellIn } from "./sell.ts";

const [ORG, A, B] = ["57", "7001", "7002"];
const TODAY = toDay("2024-04-10");
let database: TestDatabase;
let desk: LimitDesk;
let credit: CreditDesk;
let clock = new Date("2024-04-10T02:00:00Z");

beforeAll(async () => {
  database = await openTestDatabase();
  const desks: Desks = await desksOver(database);
  desk = { ...desks.limits, now: () => clock };
  credit = desks.credit;
  await addOrg(database.ownerPool, ORG);
  await addAccount(database.ownerPool, ORG, A, "CNY", 20_000);
  await addAccount(database.ownerPool, ORG, B, "CNY", 20_000);
  await addEntries(database.ownerPool, ORG, [invoice("1", { accountId: A, dueOn: addDays(TODAY, 5) })]);
});
afterAll(() => database.drop());

const by = (role: "admin" | "collector" | "rep", accountId = A) =>
  ({ orgId: ORG, accountId, userId: "u", userName: "Ann", role }) as const;
let ids = 0;
const id = () => `0190a0a0-0000-7000-8000-${String((ids += 1)).padStart(12, "0")}`;
const hold = (more: object = {}) => ({
  ...{ clientId: id(), hold: "block-orders" as const, reason: "no answer" },
  ...{ until: addDays(TODAY, 3), reviewOn: null },
  ...more,
});
const exception = (more: object = {}) => ({
  ...{ clientId: id(), amountMinor: 2_000, currency: CNY, until: addDays(TODAY, 10), reason: "season" },
  ...more,
});
const sell = (recordId: string, accountId: string, amountMinor: number, created?: Date, as?: SoldAs) =>
  sellIn(database.pool, ORG, { recordId, accountId, amountMinor }, created, as);
const rows = (query: string) =>
  withTenant(database.pool, ORG, async (tx) => (await sql.raw<object>(query).execute(tx)).rows);
const waiting = () =>
  rows(
    `SELECT record FROM writeback WHERE module = 'Holds' AND state = 'planned' ORDER BY record ->> 'accountId'`,
  );

describe("placing a hold", () => {
  it("is for administrators and collectors, and has an end or a review", async () => {
    expect(await placeHold(by("rep"), hold(), desk)).toEqual({ ok: false, because: "hold-not-allowed" });
    const both = hold({ reviewOn: addDays(TODAY, 3) });
    expect(await placeHold(by("admin"), both, desk)).toEqual({ ok: false, because: "hold-without-end" });
    const late = hold({ until: addDays(TODAY, 367) });
    expect(await placeHold(by("admin"), late, desk)).toEqual({ ok: false, because: "hold-too-long" });
    expect(await rows("SELECT FROM credit_hold")).toEqual([]);
    expect(await waiting()).toEqual([]);
  });

  it("tells the CRM at once, once, and is the same when sent again", async () => {
    const asked = hold();
    const first = await placeHold(by("collector"), asked, desk);
    expect(first).toMatchObject({
      value: { hold: "block-orders", placed: { until: "2024-04-13", by: "Ann" } },
    });
    expect(await placeHold(by("collector"), asked, desk)).toEqual(first);
    const other = await placeHold(by("collector"), { ...asked, reason: "another" }, desk);
    expect(other).toEqual({ ok: false, because: "same-id-other-text" });
    expect(await waiting()).toMatchObject([
      { record: { accountId: A, hold: "block-orders", why: "no answer" } },
    ]);
  });

  it("is over after its last day, and the round says so to the CRM", async () => {
    expect(await tellHolds(ORG, addDays(TODAY, 3), desk)).toEqual({ held: 1, told: 0 });
    expect(await tellHolds(ORG, addDays(TODAY, 4), desk)).toEqual({ held: 0, told: 1 });
    expect(await waiting()).toMatchObject([{ record: { accountId: A, hold: "none", why: "" } }]);
    expect(await tellHolds(ORG, addDays(TODAY, 4), desk)).toEqual({ held: 0, told: 0 });
  });

  it("is lifted by a later word", async () => {
    await placeHold(by("admin"), hold({ until: null, reviewOn: addDays(TODAY, 9) }), desk);
    clock = new Date(clock.getTime() + 60_000);
    const lifted = await placeHold(by("admin"), hold({ hold: "none", until: null }), desk);
    expect(lifted).toMatchObject({ value: { hold: "none", placed: null } });
  });
});

describe("what the org decided", () => {
  it("holds an account over its limit, by an administrator's word alone", async () => {
    const control = {
      ...{
        clientId: id(),
        counted: { order: ["Approved"], deal: [] },
        overLimit: "block-shipment" as const,
        overGroup: "none" as const,
      },
      ...{ overdue: { days: 60, hold: "warn" as const }, insolvency: "none" as const },
      ...{ exceptions: { admin: 50, collector: 10, mostDays: 30 }, reason: "the board" },
    };
    expect(await setControl(by("collector"), control, desk)).toEqual({ ok: false, because: "not-allowed" });
    expect(await setControl(by("admin"), control, desk)).toMatchObject({
      value: { overLimit: "block-shipment", said: { by: "Ann", from: "2024-04-10" } },
    });
    await sell("o1", A, 10_001);
    expect(await readHold(by("rep"), desk)).toMatchObject({
      value: {
        hold: "block-shipment",
        because: [{ cause: "over-limit" }],
        may: { place: false, exceptionMinor: 0 },
      },
    });
    await sell("o1", A, 10_000);
    expect(await readHold(by("rep"), desk)).toMatchObject({ value: { hold: "none" } });
  });

  it("holds whoever has ordered and was never billed", async () => {
    await sell("o2", B, 20_001);
    expect(await tellHolds(ORG, TODAY, desk)).toMatchObject({ held: 1 });
    expect(await waiting()).toContainEqual({
      record: expect.objectContaining({ accountId: B, hold: "block-shipment" }),
    });
    await scoreAccounts(ORG, TODAY, credit);
    expect(await rows(`SELECT record FROM writeback WHERE module = 'Accounts'`)).toContainEqual({
      record: expect.objectContaining({ accountId: B, headroomMinor: -1, creditScore: null }),
    });
    await sell("o2", B, 0);
  });
});

describe("an account with money that has no rate", () => {
  it("is held in the CRM as on the page, when what can be reckoned is too much already", async () => {
    const odd = "7004";
    await addAccount(database.ownerPool, ORG, odd, "CNY", 20_000);
    await addEntries(database.ownerPool, ORG, [
      invoice("much", { accountId: odd, amountMinor: 20_001, dueOn: addDays(TODAY, 5) }),
      invoice("yen", { accountId: odd, currency: currency("JPY"), dueOn: addDays(TODAY, 5) }),
    ]);
    await scoreAccounts(ORG, TODAY, credit);
    const page = await readHold(by("rep", odd), desk);
    expect(page).toMatchObject({ value: { hold: "block-shipment" } });
    await tellHolds(ORG, TODAY, desk);
    expect(await rows(`SELECT fields ->> 'hold' AS hold FROM hold_told WHERE account_id = '${odd}'`)).toEqual(
      [{ hold: "block-shipment" }],
    );
    await rows(`UPDATE account SET credit_limit_minor = 20001 WHERE account_id = '${odd}'`);
    expect(await tellHolds(ORG, TODAY, desk)).toMatchObject({ told: 1 });
  });
});

describe("a branch with a limit of its own", () => {
  const [HEAD, BRANCH, SISTER] = ["7101", "7102", "7103"];
  const boundBy = (overGroup: "none" | "block-orders", at: number) => {
    clock = new Date(clock.getTime() + at);
    return setControl(
      by("admin"),
      {
        ...{
          clientId: id(),
          counted: { order: ["Approved"], deal: [] },
          overLimit: "block-shipment",
          overGroup,
        },
        ...{ overdue: { days: 60, hold: "warn" }, insolvency: "none", reason: "the group" },
        exceptions: { admin: 50, collector: 10, mostDays: 30 },
      },
      desk,
    );
  };

  it("is held when its group is over the head office's, if the org says so, for the page and the CRM alike", async () => {
    await addAccount(database.ownerPool, ORG, HEAD, "CNY", 30_000);
    for (const each of [BRANCH, SISTER]) await addAccount(database.ownerPool, ORG, each, "CNY", 20_000);
    await rows(`UPDATE account SET parent_id = '${HEAD}' WHERE account_id IN ('${BRANCH}', '${SISTER}')`);
    await boundBy("none", 1_000);
    for (const each of [BRANCH, SISTER]) await sell(`o${each}`, each, 15_000);
    const standing = async () => {
      await scoreAccounts(ORG, TODAY, credit);
      await tellHolds(ORG, TODAY, desk);
      const crm = await rows(
        `SELECT fields ->> 'hold' AS hold FROM hold_told WHERE account_id = '${BRANCH}'`,
      );
      const page = await readHold(by("rep", BRANCH), desk);
      return [page.ok && page.value.because.map(({ cause }) => cause), crm];
    };
    await boundBy("block-orders", 1_000);
    expect(await standing()).toEqual([[], []]);
    await sell(`o${SISTER}`, SISTER, 15_001);
    expect(await standing()).toEqual([["over-group"], [{ hold: "block-orders" }]]);
    await boundBy("none", 1_000);
    expect(await standing()).toEqual([[], [{ hold: "none" }]]);
  });
});

describe("granting an exception", () => {
  const refused = (because: string) => ({ ok: false, because });
  it("is refused whole above the authority, without a rate, for too long, and by others", async () => {
    expect(await grantException(by("rep"), exception(), desk)).toEqual(refused("exception-not-allowed"));
    const much = exception({ amountMinor: 2_001 });
    expect(await grantException(by("collector"), much, desk)).toEqual(refused("above-authority"));
    const yen = exception({ currency: currency("JPY") });
    expect(await grantException(by("admin"), yen, desk)).toEqual(refused("no-rate-for-exception"));
    const long = exception({ until: addDays(TODAY, 31) });
    expect(await grantException(by("admin"), long, desk)).toEqual(refused("exception-too-long"));
    expect(await rows("SELECT FROM credit_exception")).toEqual([]);
  });

  it("is for one account, told to the CRM, and used up by what is sold from then on", async () => {
    expect(await grantException(by("collector"), exception(), desk)).toMatchObject({
      value: { exceptions: [{ leftMinor: 2_000, until: "2024-04-20" }], may: { exceptionMinor: 0 } },
    });
    expect(await waiting()).toContainEqual({
      record: expect.objectContaining({ accountId: A, exceptionMinor: 2_000, exceptionUntil: "2024-04-20" }),
    });
    const again = exception({ amountMinor: 1 });
    expect(await grantException(by("collector"), again, desk)).toEqual(refused("above-authority"));
    expect(await readHold(by("rep", B), desk)).toMatchObject({ value: { exceptions: [] } });
    await sell("o3", A, 500, new Date(clock.getTime() + 60_000));
    const left = async () => {
      const told = await readHold(by("rep"), desk);
      return told.ok ? told.value.exceptions.map(({ leftMinor }) => leftMinor) : told.because;
    };
    expect(await left()).toEqual([1_500]);
    const later = new Date(clock.getTime() + 90_000);
    await sell("d1", A, 700, later, { kind: "deal", stage: "Negotiation" });
    expect(await left()).toEqual([800]);
    // The deal's orders are the deal, until together they are more.
    const ofDeal = { kind: "order" as const, stage: "Approved", dealId: "d1" };
    await sell("d1-a", A, 600, new Date(clock.getTime() + 95_000), ofDeal);
    expect(await left()).toEqual([800]);
    await sell("d1-b", A, 300, new Date(clock.getTime() + 96_000), ofDeal);
    expect(await left()).toEqual([600]);
    await sell("d1-a", A, 600, new Date(clock.getTime() + 95_000), { ...ofDeal, stage: "Cancelled" });
    await sell("d1-b", A, 300, new Date(clock.getTime() + 96_000), { ...ofDeal, stage: "Cancelled" });
    // What is called off sells nothing, and what it took is there again.
    await sell("d1", A, 700, later, { kind: "deal", stage: "Closed Lost to Competition" });
    expect(await left()).toEqual([1_500]);
    await tellHolds(ORG, addDays(TODAY, 11), desk);
    expect(await waiting()).toContainEqual({
      record: expect.objectContaining({ accountId: A, exceptionMinor: null, exceptionUntil: null }),
    });
  });
});

describe("withdrawing an exception", () => {
  const refused = (because: string) => ({ ok: false, because });
  const granted = async (amountMinor: number, role: "admin" | "collector" = "admin") => {
    const asked = exception({ amountMinor });
    expect(await grantException(by(role, B), asked, desk)).toMatchObject({ ok: true });
    return { exceptionId: asked.clientId, reason: "the cheque came back" };
  };

  it("is for whoever might have granted it, at its own account", async () => {
    const [small, large] = [await granted(2_000), await granted(2_001)];
    expect(await withdrawException(by("rep", B), small, desk)).toEqual(refused("withdrawal-not-allowed"));
    const above = await withdrawException(by("collector", B), large, desk);
    expect(above).toEqual(refused("withdrawal-not-allowed"));
    expect(await withdrawException(by("admin", A), small, desk)).toEqual(refused("no-such-exception"));
    expect(await withdrawException(by("collector", B), small, desk)).toMatchObject({ ok: true });
    expect(await withdrawException(by("admin", B), large, desk)).toMatchObject({
      value: { exceptions: [{ leftMinor: 0 }, { leftMinor: 0 }] },
    });
  });

  it("lets nothing more through, tells the CRM at once, and is said once", async () => {
    const asked = await granted(1_000, "collector");
    const first = await withdrawException(by("collector", B), asked, desk);
    expect(first).toMatchObject({ value: { may: { exceptionMinor: 2_000 } } });
    expect(await waiting()).toContainEqual({
      record: expect.objectContaining({ accountId: B, exceptionMinor: null, exceptionUntil: null }),
    });
    expect(await withdrawException(by("collector", B), asked, desk)).toEqual(first);
    const otherwise = { ...asked, reason: "another" };
    expect(await withdrawException(by("admin", B), otherwise, desk)).toEqual(refused("exception-ended"));
    await expect(rows("UPDATE credit_exception_end SET reason = 'x'")).rejects.toThrow("permission denied");
  });
});
