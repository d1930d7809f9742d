import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { creditBook } from "../../server/adapters/db/credit-rows.ts";
import { ledgerBook } from "../../server/adapters/db/ledger-rows.ts";
import { withTenant } from "../../server/adapters/db/with-tenant.ts";
import {
  readExposure,
  readScore,
  rescoreChanged,
  scoreAccounts,
  type CreditDesk,
} from "../../server/credit/index.ts";
import { WireScore } from "../../shared/credit/contract.ts";
import { WireExposure } from "../../shared/limit/contract.ts";
import { addDays, formatDay, toDay, type Day } from "../../shared/kernel/day.ts";
import type { LedgerEntry } from "../../shared/ledger/entry.ts";
import { CNY, creditNote, currency, invoice, payment } from "../ledger/entries.ts";
import { openTestDatabase, type TestDatabase } from "../support/store.ts";
import { addAccount, addEntries, addOrg, addRate, closeEntry, rowsOf } from "./rows.ts";

let database: TestDatabase;
let desk: CreditDesk;
const NOW = new Date("2024-07-01T01:00:00Z");
const TODAY = toDay("2024-07-01");

beforeAll(async () => {
  database = await openTestDatabase();
  let made = 0;
  desk = {
    inTenant: (orgId, work) => withTenant(database.pool, orgId, (tx) => work(creditBook(tx, orgId))),
    now: () => NOW,
    newId: () => `w${(made += 1)}`,
  };
});
afterAll(() => database.drop());

/** `count` invoices of one account, due monthly up to last month and paid `late` days after. */
function habit(accountId: string, count: number, late: number): LedgerEntry[] {
  return Array.from({ length: count }, (_, at) => {
    const dueOn = addDays(TODAY, -40 - 30 * at);
    const id = `${accountId}-${at}`;
    return [
      invoice(id, { accountId, dueOn, issuedOn: addDays(dueOn, -30) }),
      payment(`p${id}`, id, 10_000, "2024-01-01", { accountId, receivedOn: addDays(dueOn, late) }),
    ];
  }).flat();
}

/** Three accounts: prompt, slow and owing, and one that bought for the first time. */
async function threeAccounts(orgId: string): Promise<void> {
  await addOrg(database.ownerPool, orgId);
  for (const [id, limit] of [
    ["1001", 30_000],
    ["1002", 10_000],
    ["1003", null],
  ] as const) {
    await addAccount(database.ownerPool, orgId, id, "CNY", limit);
  }
  await addEntries(database.ownerPool, orgId, [
    ...habit("1001", 18, -4),
    ...habit("1002", 18, 25),
    invoice("owed", { accountId: "1002", dueOn: addDays(TODAY, -12) }),
    invoice("first", { accountId: "1003", issuedOn: addDays(TODAY, -3), dueOn: addDays(TODAY, 27) }),
  ]);
}

const queuedFor = async (orgId: string) => {
  const rows = await rowsOf<{ record: Record<string, unknown> }>(
    database.ownerPool,
    orgId,
    "SELECT record FROM writeback WHERE org_id = $1 AND module = 'Accounts' ORDER BY record ->> 'accountId'",
    [orgId],
  );
  return rows.map((row) => row.record);
};

const snapshotDays = async (orgId: string, accountId: string) => {
  const rows = await rowsOf<{ as_of: string }>(
    database.ownerPool,
    orgId,
    "SELECT as_of FROM score_snapshot WHERE org_id = $1 AND account_id = $2 ORDER BY as_of",
    [orgId, accountId],
  );
  return rows.map((row) => row.as_of);
};

const scoreIn = (orgId: string, accountId: string, asOf: Day) =>
  desk.inTenant(orgId, (book) => readScore(book, accountId, asOf));

describe("scoring an org's accounts", () => {
  it("keeps a score per account, gives the trend its past, and queues the CRM fields", async () => {
    await threeAccounts("101");
    const report = await scoreAccounts("101", TODAY, desk);
    expect(report).toEqual({
      asOf: TODAY,
      accounts: 3,
      scored: 3,
      provisional: 1,
      queued: 3,
      backfilled: 12,
    });

    const good = await scoreIn("101", "1001", TODAY);
    const slow = await scoreIn("101", "1002", TODAY);
    const fresh = await scoreIn("101", "1003", TODAY);
    expect([good?.grade, slow?.grade, fresh?.provisional]).toEqual(["B", "E", true]);
    for (const body of [good, slow, fresh]) expect(WireScore.safeParse(body).success).toBe(true);
    expect(good?.trend).toHaveLength(13);
    expect(good?.trend.map((each) => each.on).slice(-2)).toEqual(["2024-06-30", "2024-07-01"]);
    expect(fresh?.trend.map((each) => each.on)).toEqual(["2024-06-30", "2024-07-01"]);

    expect(await queuedFor("101")).toEqual([
      expect.objectContaining({
        accountId: "1001",
        creditScore: good?.score,
        creditGrade: "B",
        overdueMinor: 0,
        headroomMinor: 30_000,
        daysPastDue: 0,
      }),
      {
        accountId: "1002",
        creditScore: slow?.score,
        creditGrade: "E",
        overdueMinor: 10_000,
        headroomMinor: 0,
        currency: "CNY",
        daysPastDue: 12,
        assessedAt: NOW.toISOString(),
      },
      expect.objectContaining({ accountId: "1003", overdueMinor: 0, headroomMinor: null }),
    ]);
  });

  it("run twice on one day, keeps one snapshot and queues nothing new", async () => {
    await threeAccounts("102");
    await scoreAccounts("102", TODAY, desk);
    const before = await queuedFor("102");
    const again = await scoreAccounts("102", TODAY, desk);
    expect(again).toMatchObject({ queued: 0, backfilled: 0, scored: 3 });
    expect(await queuedFor("102")).toEqual(before);
    expect((await snapshotDays("102", "1001")).filter((day) => day === "2024-07-01")).toHaveLength(1);
  });

  it("queues only who changed, in the place of what still waits", async () => {
    await threeAccounts("103");
    await scoreAccounts("103", TODAY, desk);
    await addEntries(database.ownerPool, "103", [
      payment("late", "owed", 10_000, "2024-07-01", { accountId: "1002" }),
    ]);
    // Paid on the day: the money is in the balance at once, in the score from the next morning.
    const report = await scoreAccounts("103", TODAY, desk);
    expect(report.queued).toBe(1);
    const records = await queuedFor("103");
    expect(records).toHaveLength(3);
    expect(records[1]).toMatchObject({ accountId: "1002", overdueMinor: 0, daysPastDue: 0 });
  });

  it("says nothing of headroom while some of what is at stake has no rate", async () => {
    await threeAccounts("129");
    await addEntries(database.ownerPool, "129", [
      invoice("yen", { accountId: "1001", currency: currency("JPY"), dueOn: addDays(TODAY, 9) }),
    ]);
    await scoreAccounts("129", TODAY, desk);
    expect((await queuedFor("129"))[0]).toMatchObject({ accountId: "1001", headroomMinor: null });
    await addRate(database.ownerPool, "129", "JPY", "2024-06-30", "20");
    // What they owe makes the other's share of all receivables smaller, and its score better.
    expect((await scoreAccounts("129", TODAY, desk)).queued).toBe(2);
    expect((await queuedFor("129"))[0]).toMatchObject({ headroomMinor: -20_000, currency: "CNY" });
  });

  it("clears the fields of an account whose last entry has gone", async () => {
    await threeAccounts("104");
    await scoreAccounts("104", TODAY, desk);
    await closeEntry(database.ownerPool, "104", "first", NOW);
    const report = await scoreAccounts("104", addDays(TODAY, 1), desk);
    expect(report).toMatchObject({ accounts: 3, scored: 2 });
    expect((await queuedFor("104"))[2]).toMatchObject({
      accountId: "1003",
      creditScore: null,
      creditGrade: null,
    });
    expect(await scoreIn("104", "1003", addDays(TODAY, 1))).toMatchObject({
      score: null,
      grade: null,
      reasons: [],
    });
  });

  it("a run for a day gone by keeps its snapshots and leaves the CRM of today alone", async () => {
    await threeAccounts("105");
    await scoreAccounts("105", TODAY, desk);
    const before = await queuedFor("105");
    const report = await scoreAccounts("105", addDays(TODAY, -10), desk);
    expect(report).toMatchObject({ scored: 2, queued: 0 });
    expect(await queuedFor("105")).toEqual(before);
    expect(await scoreIn("105", "1001", addDays(TODAY, -10))).toMatchObject({ asOf: "2024-06-21" });
  });

  it("does not write to an account that the CRM no longer shows", async () => {
    await threeAccounts("106");
    await rowsOf(
      database.ownerPool,
      "106",
      "UPDATE account SET state = 'hidden' WHERE org_id = $1 AND account_id = '1001'",
      ["106"],
    );
    expect((await scoreAccounts("106", TODAY, desk)).queued).toBe(2);
  });

  it("knows no score before the first run, nor one of another org", async () => {
    await threeAccounts("107");
    expect(await scoreIn("107", "1001", TODAY)).toBeNull();
    await scoreAccounts("107", TODAY, desk);
    await addOrg(database.ownerPool, "108");
    expect(await scoreIn("108", "1001", TODAY)).toBeNull();
    expect(await desk.inTenant("108", (book) => readExposure(book, "1001", TODAY))).toBeNull();
  });

  it("scores an empty ledger without a word", async () => {
    await addOrg(database.ownerPool, "109");
    expect(await scoreAccounts("109", TODAY, desk)).toMatchObject({ accounts: 0, scored: 0, queued: 0 });
  });
});

describe("scoring again who changed since the round", () => {
  const bodiesOf = (orgId: string) =>
    rowsOf<{ account_id: string }>(
      database.ownerPool,
      orgId,
      "SELECT account_id, as_of, score, grade, body FROM score_snapshot WHERE org_id = $1 ORDER BY account_id, as_of",
      [orgId],
    );
  const EVER = new Date(0);

  it("says of every account what the whole run said, and queues nothing new", async () => {
    await threeAccounts("120");
    await closeEntry(database.ownerPool, "120", "1001-0", NOW);
    await scoreAccounts("120", TODAY, desk);
    const [snapshots, queued] = [await bodiesOf("120"), await queuedFor("120")];
    expect(await rescoreChanged("120", EVER, TODAY, desk)).toBe(3);
    expect(await bodiesOf("120")).toEqual(snapshots);
    expect(await queuedFor("120")).toEqual(queued);
  });

  it("scores one account by what was paid before today, among the customers of this morning", async () => {
    await threeAccounts("121");
    await scoreAccounts("121", TODAY, desk);
    const before = await bodiesOf("121");
    const slow = await scoreIn("121", "1002", TODAY);
    await addEntries(
      database.ownerPool,
      "121",
      [payment("paid", "owed", 10_000, "2024-06-30", { accountId: "1002" })],
      NOW,
    );
    expect(await rescoreChanged("121", NOW, TODAY, desk)).toBe(1);
    expect((await scoreIn("121", "1002", TODAY))?.score).toBeGreaterThan(slow?.score ?? 100);
    expect((await queuedFor("121"))[1]).toMatchObject({ accountId: "1002", overdueMinor: 0 });
    const others = (rows: typeof before) => rows.filter((row) => row.account_id !== "1002");
    const after = await bodiesOf("121");
    expect(others(after)).toEqual(others(before));
    expect(await rescoreChanged("121", NOW, TODAY, desk)).toBe(1);
    expect(await bodiesOf("121")).toEqual(after);
  });

  it("waits for the day's run, which sees it all", async () => {
    await threeAccounts("122");
    expect(await rescoreChanged("122", EVER, TODAY, desk)).toBe(0);
    await scoreAccounts("122", TODAY, desk);
    expect(await rescoreChanged("122", EVER, addDays(TODAY, 1), desk)).toBe(0);
  });

  it("clears the fields of an account whose last entry has gone since", async () => {
    await threeAccounts("123");
    await scoreAccounts("123", TODAY, desk);
    await closeEntry(database.ownerPool, "123", "first", NOW);
    expect(await rescoreChanged("123", NOW, TODAY, desk)).toBe(1);
    expect(await scoreIn("123", "1003", TODAY)).toMatchObject({ score: null, grade: null });
    expect((await queuedFor("123"))[2]).toMatchObject({ accountId: "1003", creditScore: null });
  });
});

describe("exposure of one account", () => {
  it("adds up what is open in every currency that has a rate", async () => {
    await addOrg(database.ownerPool, "110");
    await addAccount(database.ownerPool, "110", "1001", "CNY", 30_000);
    await addRate(database.ownerPool, "110", "USD", "2024-06-30", "0.125");
    const of = { accountId: "1001" };
    await addEntries(database.ownerPool, "110", [
      invoice("cny", of),
      invoice("usd", { ...of, currency: currency("USD"), amountMinor: 2_000 }),
      invoice("jpy", { ...of, currency: currency("JPY"), amountMinor: 900 }),
      creditNote("note", null, 1_000, "2024-06-01", of),
    ]);
    const body = await desk.inTenant("110", (book) => readExposure(book, "1001", TODAY));
    expect(body).toEqual({
      currency: "CNY",
      limitMinor: 30_000,
      openMinor: 26_000,
      ordersMinor: 0,
      creditsMinor: 1_000,
      exposureMinor: 25_000,
      accounts: 1,
      headroomMinor: 5_000,
      parts: [],
      group: null,
      hold: "warn",
      ratesOn: "2024-06-30",
      withoutRate: ["JPY"],
    });
    expect(WireExposure.safeParse(body).success).toBe(true);
  });
});

describe("the ledger's rows", () => {
  it("come back as the entries that went in, one account after the other", async () => {
    await addOrg(database.ownerPool, "111");
    const entries = [
      invoice("a", {
        accountId: "2",
        disputedMinor: 5,
        // Whatever separates one field from the next, and what JSON writes otherwise.
        disputeReason: 'price\u001e"per\\ unit"\u001f\n',
        number: "发票\u001f\\1",
        noReminders: true,
        contactId: "9",
      }),
      payment("b", "a", 10, "2024-03-02", { accountId: "2", reversedOn: toDay("2024-03-09") }),
      creditNote("c", null, 20, "2024-03-03", { accountId: "1" }),
      invoice("d", { accountId: "1", noReminders: true }),
    ];
    await addEntries(database.ownerPool, "111", entries);
    const read = await withTenant(database.pool, "111", async (tx) => {
      const book = ledgerBook(tx, "111");
      const all: { accountId: string; entries: LedgerEntry[] }[] = [];
      for await (const { accountId, entries: of } of book.allEntries())
        all.push({ accountId, entries: [...of] });
      return { all, one: await book.entriesOf("2"), ids: await book.accountsWithEntries() };
    });
    // One account's come in no order.
    for (const { entries: of } of read.all) of.sort((a, b) => (a.id < b.id ? -1 : 1));
    expect(read.all).toEqual([
      { accountId: "1", entries: [entries[2], entries[3]] },
      { accountId: "2", entries: [entries[0], entries[1]] },
    ]);
    expect(read.one).toEqual([entries[0], entries[1]]);
    expect(read.ids).toEqual(["1", "2"]);
  });

  it("cross the page of rows without losing or splitting an account", async () => {
    await addOrg(database.ownerPool, "112");
    const entries = Array.from({ length: 4_500 }, (_, at) =>
      invoice(`i${at}`, { accountId: String(1 + (at % 3)), amountMinor: at }),
    );
    await addEntries(database.ownerPool, "112", entries);
    const sizes = await withTenant(database.pool, "112", async (tx) => {
      const found: [string, number][] = [];
      for await (const each of ledgerBook(tx, "112").allEntries())
        found.push([each.accountId, each.entries.length]);
      return found;
    });
    expect(sizes).toEqual([
      ["1", 1_500],
      ["2", 1_500],
      ["3", 1_500],
    ]);
  });

  it("show what we knew at a moment, not what we know now", async () => {
    await addOrg(database.ownerPool, "113");
    await addEntries(database.ownerPool, "113", [invoice("a", { accountId: "1" })]);
    const closed = new Date("2024-05-01T00:00:00Z");
    await closeEntry(database.ownerPool, "113", "a", closed);
    const countAt = (knownAt?: Date) =>
      withTenant(database.pool, "113", async (tx) => {
        const book = ledgerBook(tx, "113");
        let streamed = 0;
        for await (const each of book.allEntries(knownAt)) streamed += each.entries.length;
        return [(await book.entriesOf("1", knownAt)).length, streamed];
      });
    expect(await countAt()).toEqual([0, 0]);
    expect(await countAt(new Date(closed.getTime() - 1))).toEqual([1, 1]);
    expect(await countAt(closed)).toEqual([0, 0]);
  });
});

describe("the days of the trend", () => {
  it("are the last scored day of each month", async () => {
    await threeAccounts("114");
    await scoreAccounts("114", TODAY, desk);
    for (const later of [1, 2, 31]) await scoreAccounts("114", addDays(TODAY, later), desk);
    const body = await scoreIn("114", "1001", addDays(TODAY, 31));
    const last = (on: Day) => formatDay(on);
    expect(body?.trend.map((each) => each.on).slice(-3)).toEqual([
      "2024-06-30",
      last(addDays(TODAY, 2)),
      "2024-08-01",
    ]);
    expect(CNY).toBe("CNY");
  });
});
