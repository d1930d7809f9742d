import { afterAll, afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { deleteRecord, insertRecord, updateRecord } from "../../sandbox/world/index.ts";
import type { OrgFacts } from "../../server/sync/ports.ts";
import { addAccount, addInvoice, addPayment, personOf } from "../support/zoho-stage.ts";
import { collect, openTestCrm, removeResources, type TestCrm } from "./open-test-crm.ts";

const ORG = { baseCurrency: "USD", paymentsFrom: "payments-module" } as unknown as OrgFacts;
const ALL = { org: ORG, modifiedSince: null, pageToken: null };
const isAccounts = (request: { originalUrl: string }): boolean => request.originalUrl.includes("/Accounts");

describe("reading lists", () => {
  let test: TestCrm;
  beforeEach(async () => {
    test = await openTestCrm();
  });
  afterEach(() => test.close());
  afterAll(removeResources);

  const accounts = () => collect(test.crm.source.recordsSince("1", "accounts", ALL));
  const acme = () => test.stage.orgs[0];
  const seen = async (path: string) => (await test.stage.calls()).filter((call) => call.path.includes(path));

  it("pages by token beyond 2,000 records", async () => {
    const ids = Array.from({ length: 2_150 }, (_, n) => addAccount(acme(), `A ${n}`));
    expect((await accounts()).map((account) => account.recordId)).toEqual(ids);
    const paths = (await seen("/Accounts?")).map((call) => call.path);
    expect(paths).toHaveLength(11);
    expect(paths.filter((path) => /[?&]page=/.test(path))).toEqual([]);
  });

  it("skips nothing when records are added and deleted while it pages", async () => {
    const ids = Array.from({ length: 650 }, (_, n) => addAccount(acme(), `A ${n}`));
    const got: string[] = [];
    for await (const page of test.crm.source.recordsSince("1", "accounts", ALL)) {
      got.push(...page.items.map((item) => item.recordId));
      deleteRecord(acme(), "Accounts", ids[got.length - 10] as string, personOf(acme()));
      addAccount(acme(), "late");
    }
    expect(ids.filter((id) => !got.includes(id))).toEqual([]);
  });

  it("sends If-Modified-Since as ISO 8601, in seconds", async () => {
    addAccount(acme(), "Old");
    await collect(
      test.crm.source.recordsSince("1", "accounts", {
        ...ALL,
        modifiedSince: "2024-05-01T08:00:00.250-04:00",
      }),
    );
    const sent = test.stage.headers.at(-1)?.headers["if-modified-since"];
    expect(sent).toBe("2024-05-01T12:00:00+00:00");
  });

  it("reads 204 as an empty list and 304 as nothing new", async () => {
    expect(await accounts()).toEqual([]);
    expect((await seen("/Accounts?")).at(-1)?.status).toBe(204);
    addAccount(acme(), "Old");
    const since = { ...ALL, modifiedSince: "2024-06-01T00:00:00Z" };
    expect(await collect(test.crm.source.recordsSince("1", "accounts", since))).toEqual([]);
    expect((await seen("/Accounts?")).at(-1)?.status).toBe(304);
  });

  it("refreshes once and asks again after 401 INVALID_TOKEN", async () => {
    addAccount(acme(), "A");
    await accounts();
    let refused = 0;
    test.stage.fault = (request) => {
      if (!isAccounts(request) || refused > 0) return undefined;
      refused += 1;
      return { status: 401, body: { code: "INVALID_TOKEN", details: {}, message: "no", status: "error" } };
    };
    const before = (await seen("/oauth/v2/token")).length;
    expect(await accounts()).toHaveLength(1);
    expect((await seen("/oauth/v2/token")).length - before).toBe(1);
  });

  it("stops after one refresh when the new token is not accepted either", async () => {
    await accounts();
    test.stage.fault = (request) =>
      isAccounts(request)
        ? { status: 401, body: { code: "INVALID_TOKEN", details: {}, message: "no", status: "error" } }
        : undefined;
    const before = (await seen("/Accounts?")).length;
    await expect(accounts()).rejects.toMatchObject({ kind: "unreachable", code: "INVALID_TOKEN" });
    expect((await seen("/Accounts?")).length - before).toBe(2);
  });

  it("tries again at one layer after 502 HTML, a reset, half an answer and a server error", async () => {
    addAccount(acme(), "A");
    const plan = ["html", "reset", "truncate", { status: 500, body: { code: "INTERNAL_ERROR" } }] as const;
    let at = 0;
    test.stage.fault = (request) => (isAccounts(request) ? plan[at++] : undefined);
    expect(await accounts()).toHaveLength(1);
    expect(at).toBe(5);
  });

  it("waits as long as Retry-After says, and gives up when that is beyond the deadline", async () => {
    addAccount(acme(), "A");
    const busy = (seconds: string) => ({
      status: 429,
      headers: { "Retry-After": seconds },
      body: { code: "TOO_MANY_REQUESTS", details: {}, message: "slow", status: "error" },
    });
    let first = true;
    test.stage.fault = (request) => {
      if (!isAccounts(request) || !first) return undefined;
      first = false;
      return busy("1");
    };
    const begun = performance.now();
    expect(await accounts()).toHaveLength(1);
    expect(performance.now() - begun).toBeGreaterThan(950);
    test.stage.fault = (request) => (isAccounts(request) ? busy("3600") : undefined);
    await expect(accounts()).rejects.toMatchObject({ kind: "throttled", retryAfterMs: 3_600_000 });
  });

  it("ends a hang at the deadline", async () => {
    await accounts();
    test.stage.fault = (request) => (isAccounts(request) ? "hang" : undefined);
    const begun = performance.now();
    await expect(accounts()).rejects.toMatchObject({ kind: "unreachable" });
    expect(performance.now() - begun).toBeLessThan(10_000);
  });

  it("takes a page of HTML or a list of another shape under 200 for no answer", async () => {
    await accounts();
    test.stage.fault = (request) => (isAccounts(request) ? { status: 200, body: { data: null } } : undefined);
    await expect(accounts()).rejects.toThrow("without a list");
  });

  it("says no at once to what the CRM clearly rejects", async () => {
    await accounts();
    test.stage.fault = (request) =>
      isAccounts(request)
        ? { status: 403, body: { code: "NO_PERMISSION", details: {}, message: "denied", status: "error" } }
        : undefined;
    const before = (await seen("/Accounts?")).length;
    await expect(accounts()).rejects.toMatchObject({ kind: "rejected", code: "NO_PERMISSION" });
    expect((await seen("/Accounts?")).length - before).toBe(1);
  });

  it("sets an unreadable record aside with its reason and reads the rest of the page", async () => {
    const accountId = addAccount(acme(), "A");
    const good = addInvoice(acme(), accountId, 10);
    const bad = addInvoice(acme(), accountId, 10, { Due_Date: null });
    const pages = [];
    for await (const page of test.crm.source.recordsSince("1", "invoices", ALL)) pages.push(page);
    expect(pages).toHaveLength(1);
    expect(pages[0]?.items.map((item) => item.recordId)).toEqual([good]);
    expect(pages[0]?.unreadable).toMatchObject([
      { recordId: bad, reason: "Due_Date is empty; give the invoice a due date." },
    ]);
  });

  it("reads by id in hundreds, and leaves out what is not shown", async () => {
    const ids = Array.from({ length: 130 }, (_, n) => addAccount(acme(), `A ${n}`));
    deleteRecord(acme(), "Accounts", ids[0] as string, personOf(acme()));
    const { items } = await test.crm.source.recordsByIds("1", "accounts", ids, ORG);
    expect(items.map((item) => item.recordId).sort()).toEqual(ids.slice(1));
  });

  it("lists deletions, oldest first, and the newest change as the CRM wrote it", async () => {
    const [one, two] = [addAccount(acme(), "1"), addAccount(acme(), "2")];
    test.stage.world.clock.moveTo(Date.parse("2024-05-02T10:00:00Z"));
    updateRecord(acme(), "Accounts", two, { Phone: "1" }, personOf(acme()));
    expect(await test.crm.source.newest("1", "accounts")).toBe("2024-05-02T06:00:00-04:00");
    deleteRecord(acme(), "Accounts", one, personOf(acme()));
    test.stage.world.clock.moveTo(Date.parse("2024-05-03T10:00:00Z"));
    deleteRecord(acme(), "Accounts", two, personOf(acme()));
    const all = await test.crm.source.deletedSince("1", "accounts", null);
    expect(all.map((each) => each.recordId)).toEqual([one, two]);
    const since = await test.crm.source.deletedSince("1", "accounts", "2024-05-03T00:00:00Z");
    expect(since).toEqual([{ recordId: two, deletedAt: "2024-05-03T06:00:00-04:00" }]);
  });

  it("reads Name under the key Name, which the SDK's own decoder turns into name", async () => {
    const accountId = addAccount(acme(), "A");
    addPayment(acme(), accountId, 10, { Name: "TT-2024-7" });
    const [read] = await collect(test.crm.source.recordsSince("1", "payments", ALL));
    expect(read?.entries).toMatchObject([{ kind: "payment", reference: "TT-2024-7" }]);
  });

  it("reads which of our tasks were ticked off, and by whom, of those alone that it is asked about", async () => {
    const owner = personOf(acme(), "Collections");
    const ids = ["a", "b", "c"].map(
      (Subject) => insertRecord(acme(), "Tasks", { Subject }, personOf(acme())).id,
    );
    const [first = "", second = "", third = ""] = ids;
    for (const id of [first, third]) updateRecord(acme(), "Tasks", id, { Status: "Completed" }, owner);
    const by = { userId: owner.id, userName: expect.any(String) };
    expect(await test.crm.ticks.ticked("1", [first, second])).toEqual([
      { crmId: first, by, at: expect.any(Date) },
    ]);
    // More than fit into one request, and ids that the CRM does not show.
    const many = [...Array.from({ length: 150 }, (_, n) => `9${n}`), third];
    expect((await test.crm.ticks.ticked("1", many)).map(({ crmId }) => crmId)).toEqual([third]);
    expect(await seen("/Tasks?")).toHaveLength(3);
    test.stage.fault = (request) => (request.originalUrl.includes("/Tasks?") ? { status: 403 } : undefined);
    await expect(test.crm.ticks.ticked("1", [first])).rejects.toThrow("CRM");
  });

  it("reads users and rates", async () => {
    const { items: users } = await test.crm.source.users("2");
    expect(users).toContainEqual(
      expect.objectContaining({ name: "百川 Guest", profile: "Guest", active: true }),
    );
    expect((await test.crm.source.rates("2")).items).toEqual([
      { currency: "CNY", perBase: "1.000000000" },
      { currency: "JPY", perBase: "150.500000000" },
    ]);
  });
});
