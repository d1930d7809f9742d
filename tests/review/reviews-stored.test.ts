import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { alertBook } from "../../server/adapters/db/alert-rows.ts";
import { reviewBook } from "../../server/adapters/db/review-rows.ts";
import { withTenant } from "../../server/adapters/db/with-tenant.ts";
import { readAlerts, watchAccounts } from "../../server/alert/index.ts";
import {
  completeReview,
  readReviewAt,
  readReviews,
  type ReviewDesk,
  setReviewCalendar,
} from "../../server/review/index.ts";
import { addDays, toDay } from "../../shared/kernel/day.ts";
import { addAccount, addEntries, addOrg, rowsOf } from "../credit/rows.ts";
import { invoice } from "../ledger/entries.ts";
import { openTestDatabase, type TestDatabase } from "../support/store.ts";

const ORG = "9401";
const TODAY = toDay("2026-07-01");
let database: TestDatabase;
let desk: ReviewDesk;
const by = (role: "admin" | "collector" | "rep" | "viewer", orgId = ORG) => ({
  orgId,
  userId: "7",
  userName: "Chen",
  role,
});

beforeAll(async () => {
  database = await openTestDatabase();
  desk = {
    inTenant: (orgId, work) =>
      withTenant(database.pool, orgId, (tx) => work(reviewBook(tx, orgId, () => null))),
    now: () => new Date("2026-07-01T01:00:00Z"),
    dayIn: () => TODAY,
  };
  for (const orgId of [ORG, "9402"]) {
    await addOrg(database.ownerPool, orgId);
    await addAccount(database.ownerPool, orgId, "1001", "CNY", 9_000);
    await addAccount(database.ownerPool, orgId, "1002", "CNY", null);
    await addAccount(database.ownerPool, orgId, "1003", "CNY", null);
    const billed = (id: string, accountId: string, on: string) =>
      invoice(id, { accountId, issuedOn: toDay(on), dueOn: addDays(toDay(on), 30) });
    await addEntries(database.ownerPool, orgId, [
      billed("i1", "1001", "2024-01-10"),
      billed("i2", "1002", "2026-04-10"),
      billed("i3", "1003", "2025-06-30"),
    ]);
  }
});
afterAll(() => database.drop());

const CALENDAR = { months: { A: 12, B: 6, C: 3, D: 1, E: 1, none: 3 }, noticeDays: 14, reason: "our rule" };
const review = (clientId: string, more: object = {}) => ({
  ...{ clientId: `0190a0a0-0000-7000-8000-0000000000${clientId}`, accountId: "1001" },
  ...{ outcome: "lower" as const, rationale: "Pays slower.", againOn: null },
  ...more,
});
const complete = (who: ReturnType<typeof by>, request: ReturnType<typeof review>) =>
  completeReview(who, request, desk, () => Promise.resolve(null));
const counts = async (orgId = ORG) => (await readReviews(by("collector", orgId), {}, desk)).counts;

describe("the list of reviews", () => {
  it("has whoever has a limit or was billed in the last year, the longest overdue first", async () => {
    expect(await counts()).toEqual({ overdue: 1, due: 1, later: 0 });
    const { lines, said } = await readReviews(by("collector"), {}, desk);
    expect(lines).toMatchObject([{ accountId: "1001", nextOn: "2024-04-10", state: "overdue", last: null }]);
    expect(said).toBeNull();
  });

  it("has whoever was given a limit and was never billed, counted from the day of the limit", async () => {
    await addOrg(database.ownerPool, "9403");
    await addAccount(database.ownerPool, "9403", "1001", "CNY", 9_000);
    expect(await counts("9403")).toEqual({ overdue: 0, due: 0, later: 0 });
    for (const [at, limit] of [
      ["2026-02-01", 0],
      ["2026-03-02", 9_000],
      ["2026-06-01", 8_000],
    ])
      await rowsOf(
        database.ownerPool,
        "9403",
        "INSERT INTO limit_seen (org_id, account_id, at, limit_minor) VALUES (9403, '1001', $1, $2)",
        [at, limit],
      );
    const { lines } = await readReviews(by("collector", "9403"), {}, desk);
    expect(lines).toMatchObject([{ accountId: "1001", nextOn: "2026-06-02", state: "overdue" }]);
    expect((await readReviewAt({ ...by("collector", "9403"), accountId: "1001" }, desk)).may).toBe(true);
  });

  it("keeps what a review came to, once, and moves its next day", async () => {
    expect((await complete(by("collector"), review("d1"))).ok).toBe(true);
    expect((await complete(by("collector"), review("d1"))).ok).toBe(true);
    const other = await complete(by("collector"), review("d1", { outcome: "keep" }));
    expect(other).toEqual({ ok: false, because: "same-id-other-text" });
    const { lines } = await readReviews(by("collector"), { state: "later" }, desk);
    expect(lines).toMatchObject([
      { accountId: "1001", nextOn: "2026-10-01", last: { by: "Chen", outcome: "lower", on: "2026-07-01" } },
    ]);
    const kept = await rowsOf(database.ownerPool, ORG, "SELECT due_on::text FROM review", []);
    expect(kept).toEqual([{ due_on: "2024-04-10" }]);
    expect(await counts("9402")).toEqual({ overdue: 1, due: 1, later: 0 });
  });

  it("lets a reviewer look again sooner, on a day to come and within the calendar", async () => {
    const again = (day: string, id: string) =>
      complete(by("collector"), review(id, { accountId: "1002", againOn: toDay(day) }));
    expect(await again("2026-07-01", "d2")).toEqual({ ok: false, because: "review-again-past" });
    expect(await again("2026-10-02", "d3")).toEqual({ ok: false, because: "review-again-late" });
    expect((await again("2026-10-01", "d4")).ok).toBe(true);
  });

  it("lets whoever sells to an account review that one, and nobody else's", async () => {
    const own = () => readReviewAt({ ...by("rep"), accountId: "1002" }, desk);
    expect(await own()).toMatchObject({ may: false, line: { accountId: "1002", nextOn: "2026-10-01" } });
    const request = review("d6", { accountId: "1002" });
    expect(await complete(by("rep"), request)).toEqual({ ok: false, because: "review-not-yours" });
    await rowsOf(database.ownerPool, ORG, "UPDATE account SET owner_id = '7' WHERE account_id = '1002'", []);
    expect(await own()).toMatchObject({ may: true });
    expect(await complete(by("viewer"), request)).toEqual({ ok: false, because: "review-not-yours" });
    expect((await complete(by("rep"), request)).ok).toBe(true);
  });

  it("lets no completed review be changed", async () => {
    const change = rowsOf(database.ownerPool, ORG, "UPDATE review SET rationale = 'other'", []);
    await expect(change).rejects.toThrow(/only added/);
  });

  it("lets only an administrator say how often accounts are reviewed", async () => {
    const clientId = "0190a0a0-0000-7000-8000-0000000000d9";
    expect(await setReviewCalendar(by("collector"), { clientId, ...CALENDAR }, desk)).toEqual({
      ok: false,
      because: "not-allowed",
    });
  });
});

describe("an overdue review", () => {
  it("is warned of once the org has put a calendar in force, until it is done", async () => {
    const orgId = "9402";
    let made = 0;
    const alerts = {
      inTenant: <T>(org: string, work: (book: ReturnType<typeof alertBook>) => Promise<T>) =>
        withTenant(database.pool, org, (tx) => work(alertBook(tx, org, () => null))),
      now: () => new Date("2026-07-01T01:00:00Z"),
      newId: () => `a${(made += 1)}`,
      dayIn: () => TODAY,
      breathe: () => undefined,
    };
    const warned = async () => {
      await watchAccounts(orgId, TODAY, alerts);
      const { alerts: open } = await readAlerts(by("admin", orgId), { trigger: "review-overdue" }, alerts);
      return open.map(({ accountId, value }) => `${accountId} ${value}`);
    };
    expect(await warned()).toEqual([]);
    const clientId = "0190a0a0-0000-7000-8000-0000000000e1";
    expect((await setReviewCalendar(by("admin", orgId), { clientId, ...CALENDAR }, desk)).ok).toBe(true);
    expect(await warned()).toEqual(["1001 812"]);
    await complete(by("admin", orgId), review("e2"));
    await watchAccounts(orgId, addDays(TODAY, 1), alerts);
    const ended = await readAlerts(by("admin", orgId), { state: "ended", trigger: "review-overdue" }, alerts);
    expect(ended.alerts).toMatchObject([{ accountId: "1001", endedOn: "2026-07-02" }]);
  });
});
