import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import {
  type ApprovalDesk,
  decideLine,
  proposeLine,
  readCreditLimits,
  readLines,
  setLimitPolicy,
  takeSteps,
} from "../../server/approval/index.ts";
import { type CreditDesk, readExposure } from "../../server/credit/index.ts";
import { readProposal, type LimitDesk } from "../../server/limit/index.ts";
import { STANDARD_APPROVAL } from "../../shared/approval/authority.ts";
import { addDays, toDay } from "../../shared/kernel/day.ts";
import { STANDARD_LIMIT_RULES } from "../../shared/limit/limit-rules.ts";
import { CNY, currency } from "../ledger/entries.ts";
import { desksOver } from "../support/desks.ts";
import { openTestDatabase, type TestDatabase } from "../support/store.ts";
import { A, aroundLimits, B, BRANCH, foundTown, HEAD, ORG } from "./limit-town.ts";

const TODAY = toDay("2024-04-10");
const USD = currency("USD");
let database: TestDatabase;
let desk: ApprovalDesk;
let limits: LimitDesk;
let credit: CreditDesk;
let { rows, queued, sent, pulled, dropAll } = {} as ReturnType<typeof aroundLimits>;
let clock = new Date("2024-04-10T02:00:00Z");

beforeAll(async () => {
  database = await openTestDatabase();
  const desks = await desksOver(database);
  desk = { ...desks.approvals, now: () => clock };
  credit = desks.credit;
  limits = { ...desks.limits, now: () => clock };
  await foundTown(database);
  ({ rows, queued, sent, pulled, dropAll } = aroundLimits(database));
});
afterAll(() => database.drop());

type Who = "admin" | "collector" | "rep" | "viewer";
const by = (role: Who, accountId: string = A, userId: string = role) =>
  ({ orgId: ORG, accountId, userId, userName: userId, role }) as const;
let ids = 0;
const id = () => `0190a0a0-0000-7000-8000-${String((ids += 1)).padStart(12, "0")}`;
const ask = (more: object = {}) => ({
  ...{ clientId: id(), limitMinor: 50_000, currency: CNY, parts: [], reason: "season" },
  ...{ from: TODAY, until: addDays(TODAY, 30) },
  ...more,
});
const word = (lineId: string, verdict: "approved" | "refused" | "withdrawn", note = "") => ({
  ...{ lineId, verdict, note },
});
describe("proposing a limit", () => {
  it("is for whoever works on the account, one at a time, and the same when sent again", async () => {
    expect(await proposeLine(by("viewer"), ask(), desk)).toEqual({ ok: false, because: "may-not-propose" });
    const asked = ask();
    const first = await proposeLine(by("rep"), asked, desk);
    expect(first).toMatchObject({
      value: {
        limitMinor: 20_000,
        current: null,
        waiting: {
          state: "waiting",
          limitMinor: 50_000,
          beforeMinor: 20_000,
          proposed: { by: "rep", byMe: true },
        },
        may: { propose: false, approve: false, refuse: false },
      },
    });
    expect(await proposeLine(by("rep"), asked, desk)).toEqual(first);
    const other = await proposeLine(by("rep"), { ...asked, limitMinor: 1 }, desk);
    expect(other).toEqual({ ok: false, because: "same-id-other-text" });
    const part = { ...asked, parts: [{ currency: USD, partMinor: 1 }] };
    for (const [who, again] of [
      [by("rep"), part],
      [by("rep", B), asked],
    ] as const)
      expect(await proposeLine(who, again, desk)).toEqual({ ok: false, because: "same-id-other-text" });
    expect(await proposeLine(by("rep"), ask(), desk)).toEqual({ ok: false, because: "limit-waiting" });
    expect(await queued()).toEqual([]);
    await dropAll();
  });

  it("keeps nothing of what is wrong", async () => {
    const tried = [
      await proposeLine(by("rep"), ask({ currency: currency("EUR") }), desk),
      await proposeLine(by("rep"), ask({ until: addDays(TODAY, -1) }), desk),
      await proposeLine(by("rep"), ask({ parts: [{ currency: USD, partMinor: 6_251 }] }), desk),
      await proposeLine(by("rep", BRANCH), ask({ limitMinor: 30_001 }), desk),
    ];
    expect(tried.map((each) => (each.ok ? "ok" : each.because))).toEqual([
      "no-rate-for-limit",
      "limit-ends-first",
      "part-above-limit",
      "above-group-limit",
    ]);
    expect(await rows("SELECT FROM limit_line")).toEqual([]);
  });

  it("takes another currency at the day's rate, and keeps what was typed", async () => {
    const told = await proposeLine(by("rep"), ask({ limitMinor: 5_000, currency: USD }), desk);
    expect(told).toMatchObject({
      value: { waiting: { limitMinor: 40_000, typed: { currency: "USD", limitMinor: 5_000 } } },
    });
    await dropAll();
  });
});

describe("deciding about one", () => {
  it("is for another person with the authority, once, and goes to the CRM at once", async () => {
    const asked = ask();
    await proposeLine(by("admin"), asked, desk);
    const approve = (who: ReturnType<typeof by>) => decideLine(who, word(asked.clientId, "approved"), desk);
    expect(await approve(by("admin"))).toEqual({ ok: false, because: "own-limit" });
    expect(await approve(by("collector"))).toEqual({ ok: false, because: "may-not-approve" });
    expect(await approve(by("admin", B, "other"))).toEqual({ ok: false, because: "no-such-limit-line" });
    expect(await rows("SELECT FROM limit_verdict")).toEqual([]);
    const done = await approve(by("admin", A, "other"));
    expect(done).toMatchObject({
      value: {
        limitMinor: 20_000,
        waiting: null,
        current: { crm: "on-its-way", line: { state: "in-force" } },
      },
    });
    expect(await queued()).toEqual([{ record: { accountId: A, currency: "CNY", limitMinor: 50_000 } }]);
    expect(await approve(by("admin", A, "other"))).toEqual(done);
    const late = await decideLine(by("admin", A, "third"), word(asked.clientId, "refused", "no"), desk);
    expect(late).toEqual({ ok: false, because: "limit-decided" });
    expect(await queued()).toHaveLength(1);
  });

  it("holds when the CRM says so, and a limit set there by hand is the last word", async () => {
    await sent();
    expect(await readLines(by("rep"), desk)).toMatchObject({ value: { current: { crm: "on-its-way" } } });
    await pulled(A, 50_000, "2024-04-10T02:05:00Z");
    expect(await readLines(by("rep"), desk)).toMatchObject({
      value: {
        limitMinor: 50_000,
        current: { crm: "written" },
        crm: [{ on: "2024-04-10", limitMinor: 50_000 }],
      },
    });
    await pulled(A, 45_000, "2024-04-12T02:05:00Z");
    expect(await readLines(by("rep"), desk)).toMatchObject({
      value: {
        limitMinor: 45_000,
        current: { crm: "changed" },
        crm: [{ on: "2024-04-12" }, { on: "2024-04-10" }],
      },
    });
    await takeSteps(ORG, TODAY, desk);
    expect(await queued()).toHaveLength(1);
    await pulled(A, 50_000, "2024-04-13T02:05:00Z");
  });

  it("needs a reason to refuse, and is withdrawn by whoever proposed it alone", async () => {
    const asked = ask();
    await proposeLine(by("rep"), asked, desk);
    const decide = (who: ReturnType<typeof by>, verdict: "refused" | "withdrawn", note = "") =>
      decideLine(who, word(asked.clientId, verdict, note), desk);
    expect(await decide(by("rep"), "refused", "no")).toEqual({ ok: false, because: "may-not-approve" });
    expect(await decide(by("admin"), "refused")).toEqual({ ok: false, because: "refusal-without-reason" });
    expect(await decide(by("admin"), "withdrawn")).toEqual({ ok: false, because: "not-your-limit" });
    expect(await decide(by("rep"), "withdrawn")).toMatchObject({
      value: { others: [{ state: "withdrawn" }] },
    });
  });

  it("is above somebody's authority where it is above what the org gave the role", async () => {
    const most = { ...STANDARD_APPROVAL.most, collector: 49_999 };
    const policy = (more: object) => ({
      ...{ clientId: id(), formulas: STANDARD_LIMIT_RULES, reason: "a test" },
      approval: { ...STANDARD_APPROVAL, ...more },
    });
    expect(await setLimitPolicy(by("collector"), policy({ most }), desk)).toEqual({
      ok: false,
      because: "not-allowed",
    });
    await setLimitPolicy(by("admin"), policy({ most, afterItsEnd: "zero" }), desk);
    const asked = ask({ limitMinor: 50_001 });
    await proposeLine(by("rep"), asked, desk);
    const approve = () => decideLine(by("collector"), word(asked.clientId, "approved"), desk);
    expect(await approve()).toEqual({ ok: false, because: "above-approval" });
    clock = new Date("2024-04-10T02:00:01Z");
    await setLimitPolicy(
      by("admin"),
      policy({ most: { ...most, collector: 50_001 }, afterItsEnd: "zero" }),
      desk,
    );
    expect(await approve()).toMatchObject({ value: { current: { line: { limitMinor: 50_001 } } } });
  });
});

describe("the list", () => {
  it("holds what waits, with what its reader may do, and what ends with nothing to follow", async () => {
    const asked = ask({ limitMinor: 1_000 });
    await proposeLine(by("rep", B), asked, desk);
    const list = await readCreditLimits(by("collector"), desk);
    expect(list).toMatchObject({
      counts: { waiting: 1, ending: 1 },
      waiting: [{ accountId: B, line: { limitMinor: 1_000 }, may: { approve: true, refuse: true } }],
      ending: [{ accountId: A, until: "2024-05-10", ended: false }],
    });
    await proposeLine(by("rep", A), ask(), desk);
    expect(await readCreditLimits(by("collector"), desk)).toMatchObject({
      counts: { waiting: 2, ending: 0 },
    });
  });
});

describe("the round", () => {
  it("takes back a limit that has ended, once, and leaves one that was set by hand", async () => {
    await dropAll();
    const [own, other] = [ask({ limitMinor: 60_000 }), ask({ limitMinor: 60_000 })];
    for (const [asked, accountId] of [
      [own, A],
      [other, B],
    ] as const) {
      await proposeLine(by("rep", accountId), asked, desk);
      await decideLine(by("admin", accountId), word(asked.clientId, "approved"), desk);
    }
    await sent();
    await pulled(A, 60_000, "2024-04-14T00:00:00Z");
    await pulled(B, 61_000, "2024-04-14T00:00:00Z");
    expect(await takeSteps(ORG, addDays(TODAY, 30), desk)).toEqual({ limitsWritten: 0 });
    expect(await takeSteps(ORG, addDays(TODAY, 31), desk)).toEqual({ limitsWritten: 1 });
    expect((await queued()).at(-1)).toEqual({ record: { accountId: A, currency: "CNY", limitMinor: 0 } });
    expect(await takeSteps(ORG, addDays(TODAY, 31), desk)).toEqual({ limitsWritten: 0 });
  });
});

describe("the parts of an approved limit", () => {
  it("hold while the CRM says what was approved", async () => {
    const [accountId, asked] = [
      HEAD,
      ask({ limitMinor: 30_000, parts: [{ currency: USD, partMinor: 1_000 }] }),
    ];
    await proposeLine(by("rep", accountId), asked, desk);
    await decideLine(by("admin", accountId), word(asked.clientId, "approved"), desk);
    const parts = async (of: string) =>
      (await credit.inTenant(ORG, (book) => readExposure(book, of, TODAY)))?.parts;
    const part = { currency: "USD", limitMinor: 1_000, exposureMinor: 0 };
    expect([await parts(HEAD), await parts(BRANCH), await parts(A)]).toEqual([[part], [part], []]);
    await rows(`UPDATE account SET currency = 'USD' WHERE account_id = '${accountId}'`);
    expect(await parts(HEAD)).toEqual([]);
    expect(await readLines(by("rep", HEAD), desk)).toMatchObject({
      value: { current: { crm: "other-currency" } },
    });
    await rows(`UPDATE account SET currency = 'CNY' WHERE account_id = '${accountId}'`);
    expect(await parts(HEAD)).toEqual([part]);
    await pulled(accountId, 30_001, "2024-04-15T00:00:00Z");
    expect(await parts(HEAD)).toEqual([]);
  });
});

describe("a branch without a limit of its own", () => {
  it("is told that it sells under its head office's, and what the whole group is worth", async () => {
    const shared = { limitMinor: 30_001, accounts: 2 };
    expect(await readLines(by("rep", BRANCH), desk)).toMatchObject({
      value: { limitMinor: null, group: shared },
    });
    expect(await readLines(by("rep", HEAD), desk)).toMatchObject({ value: { group: null } });
    expect(await readProposal({ orgId: ORG, accountId: BRANCH }, limits)).toMatchObject({
      value: { accounts: 2, limitMinor: 30_001 },
    });
  });
});

describe("the formulas", () => {
  it("are the org's own from the day on which it says so", async () => {
    const before = await readProposal({ orgId: ORG, accountId: A }, limits);
    expect(before).toMatchObject({ value: { rules: { needPercent: 120 } } });
    clock = new Date("2024-04-20T02:00:00Z");
    const formulas = { ...STANDARD_LIMIT_RULES, needPercent: 90 };
    const asked = { clientId: id(), formulas, approval: STANDARD_APPROVAL, reason: "prudence" };
    const saved = await setLimitPolicy(by("admin"), asked, desk);
    expect(saved).toMatchObject({ value: { said: { from: "2024-04-20", by: "admin", reason: "prudence" } } });
    expect(await readProposal({ orgId: ORG, accountId: A }, limits)).toMatchObject({
      value: { rules: { needPercent: 90 } },
    });
    clock = new Date("2024-04-19T02:00:00Z");
    expect(await readProposal({ orgId: ORG, accountId: A }, limits)).toEqual(before);
  });
});
