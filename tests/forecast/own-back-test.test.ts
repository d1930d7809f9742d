import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { openLedgerTester } from "../../server/adapters/back-test/test-in-child.ts";
import { backTestBook } from "../../server/adapters/db/back-test-rows.ts";
import { withTenant } from "../../server/adapters/db/with-tenant.ts";
import {
  type BackTestDesk,
  beginBackTest,
  readBackTest,
  runBackTest,
  type TestLedger,
} from "../../server/forecast/index.ts";
import type { Logger } from "../../server/adapters/log/log.ts";
import { backTestRooms } from "../../server/rooms/back-test-rooms.ts";
import { BackTestAnswer } from "../../shared/forecast/backtest/contract.ts";
import { testOwnLedger } from "../../shared/forecast/backtest/own-ledger.ts";
import type { KnownInvoice } from "../../shared/forecast/seen-invoice.ts";
import { addDays } from "../../shared/kernel/day.ts";
import type { LedgerEntry } from "../../shared/ledger/entry.ts";
import { addAccount, addEntries, addOrg } from "../credit/rows.ts";
import { currency, invoice as written, payment } from "../ledger/entries.ts";
import { openTestDatabase, type TestDatabase } from "../support/store.ts";
import { invoice, steadyTown, TODAY } from "./ledgers.ts";

const USD = currency("USD");
const town = steadyTown(180, 4, true);
const other = { ...invoice("usd", "a", TODAY, null), currency: USD };
const tested = testOwnLedger([...town, other]);
/** What was read of the ledger, told as the town's. */
const handed: KnownInvoice[][] = [];
const here: TestLedger = async (known, told) => {
  handed.push([...known]);
  told(1);
  return known.length === 0 ? testOwnLedger(known) : tested;
};
let database: TestDatabase;
let now = new Date("2024-07-01T02:00:00Z");
const deskWith = (test: TestLedger): BackTestDesk => ({
  inTenant: (orgId, work) => withTenant(database.pool, orgId, (tx) => work(backTestBook(tx, orgId))),
  now: () => now,
  dayIn: () => TODAY,
  test,
});
const read = async (orgId: string) => {
  const answer = BackTestAnswer.safeParse(
    JSON.parse(JSON.stringify(await readBackTest(orgId, deskWith(here)))),
  );
  if (!answer.success) throw answer.error;
  return answer.data;
};
const entriesOf = ({
  invoiceId: id,
  dueOn,
  issuedOn,
  settledOn,
  amountMinor,
}: KnownInvoice): LedgerEntry[] => [
  written(id, { dueOn, issuedOn, amountMinor }),
  ...(settledOn === null
    ? []
    : [payment(`p${id}`, id, amountMinor, "2024-01-01", { receivedOn: settledOn })]),
];

beforeAll(async () => {
  database = await openTestDatabase();
  for (const orgId of ["61", "62", "63"]) {
    await addOrg(database.ownerPool, orgId);
    await addAccount(database.ownerPool, orgId, "7001", "CNY", null);
  }
});
afterAll(() => database.drop());

describe("an org's own ledger", () => {
  it("is tested in the currency that it has most of, and says how many others were left out", () => {
    expect(tested).toMatchObject({
      state: "ready",
      currency: "CNY",
      invoices: town.length,
      otherCurrencies: 1,
    });
  });

  it("says what is missing while it is too little", () => {
    expect(testOwnLedger([])).toEqual({
      state: "too-little",
      invoices: 0,
      settled: 0,
      needed: 30,
      before: null,
    });
    const young = Array.from({ length: 40 }, (_, at) => invoice(`i${at}`, "a", addDays(TODAY, -at - 10), 5));
    expect(testOwnLedger(young)).toMatchObject({ state: "too-little", invoices: 40, settled: 0, needed: 30 });
  });

  it("is tested in a process of its own by the very same code, part by part", async () => {
    const tester = openLedgerTester();
    const parts: number[] = [];
    const told = await tester.test([...town, other], (done) => parts.push(done));
    expect([told, parts]).toEqual([tested, [1, 2, 3]]);
  }, 60_000);

  it("whose test is ended says so", async () => {
    const tester = openLedgerTester();
    const ended = tester.test(town, () => undefined);
    setTimeout(() => tester.close(), 50);
    await expect(ended).rejects.toThrow("ended early");
  });
});

describe("the back-test of an org", () => {
  it("is begun once at a time, and again when the one before said nothing for half an hour", async () => {
    const desk = deskWith(here);
    expect([await beginBackTest("61", desk), await beginBackTest("61", desk)]).toEqual([true, false]);
    expect(await read("61")).toEqual({ running: { done: 0 }, last: null });
    const before = now;
    now = new Date(before.getTime() + 30 * 60_000 - 1);
    expect(await beginBackTest("61", desk)).toBe(false);
    now = new Date(before.getTime() + 30 * 60_000);
    expect((await read("61")).running).toBeNull();
    expect(await beginBackTest("61", desk)).toBe(true);
    now = before;
  });

  it("that has nobody to run it says so at once, and leaves what came of the last one", async () => {
    const desk = deskWith(here);
    const warned: unknown[] = [];
    const log = { warn: (what: unknown) => void warned.push(what) } as unknown as Logger;
    const jobs = { there: false };
    const rooms = backTestRooms(desk, log, async () => {
      if (!jobs.there) throw new Error("no database");
    });
    await runBackTest("63", desk);
    const { last } = await read("63");
    expect(await rooms.start("63")).toEqual({ ok: false, because: "back-test-not-started" });
    expect(await read("63")).toEqual({ running: null, last });
    expect(warned).toHaveLength(1);
    jobs.there = true;
    expect(await rooms.start("63")).toMatchObject({ value: { running: { done: 0 } } });
  });

  it("is kept with its day and version: what is missing first, then all three parts", async () => {
    await runBackTest("61", deskWith(here));
    expect((await read("61")).last).toMatchObject({ state: "too-little", version: "1", testedOn: TODAY });
    const written = town.map((each) => ({ ...each, accountId: "7001" }));
    await addEntries(database.ownerPool, "61", written.flatMap(entriesOf));
    await beginBackTest("61", deskWith(here));
    await runBackTest("61", deskWith(here));
    const { running, last } = await read("61");
    expect(running).toBeNull();
    expect(last).toMatchObject({ state: "ready", currency: "CNY", leftOut: 0 });
    expect(last?.state === "ready" && last.test.p1.invoices).toBeGreaterThan(100);
    const byId = (rows: readonly KnownInvoice[]) =>
      [...rows].sort((a, b) => (a.invoiceId < b.invoiceId ? -1 : 1));
    expect(byId(handed.at(-1) ?? [])).toEqual(byId(written));
  });

  it("that fails is told as failed, stays so when its last word comes late, and is nobody else's", async () => {
    await beginBackTest("61", deskWith(here));
    const failing = deskWith(async (_, told) => {
      await new Promise((done) => setTimeout(done, 0));
      setTimeout(() => told(2), 50);
      throw new Error("killed");
    });
    await expect(runBackTest("61", failing)).rejects.toThrow("killed");
    await new Promise((done) => setTimeout(done, 200));
    expect(await read("61")).toMatchObject({ running: null, last: { state: "failed" } });
    expect(await read("62")).toEqual({ running: null, last: null });
  });
});
