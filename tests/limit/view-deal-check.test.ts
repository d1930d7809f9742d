import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { viewAccount, viewDealCheck } from "../../server/account/index.ts";
import type { Desks } from "../../server/compose.ts";
import { addDays, toDay } from "../../shared/kernel/day.ts";
import { addAccount, addEntries, addOrg } from "../credit/rows.ts";
import { CNY, currency, invoice, payment } from "../ledger/entries.ts";
import { desksOver } from "../support/desks.ts";
import { scoreAccounts } from "../../server/credit/index.ts";
import { STANDARD_LIMIT_RULES } from "../../shared/limit/limit-rules.ts";
import { termsFor } from "../../shared/limit/propose-limit.ts";
import { learnHabits } from "../../server/forecast/index.ts";
import { openTestDatabase, type TestDatabase } from "../support/store.ts";

const [ORG, LIMITED, UNLIMITED] = ["54", "7001", "7002"];
const TODAY = toDay("2024-04-10");
let database: TestDatabase;
let desks: Desks;

beforeAll(async () => {
  database = await openTestDatabase();
  const whole = await desksOver(database);
  desks = { ...whole, account: { ...whole.account, now: () => new Date("2024-04-10T02:00:00Z") } };
  await addOrg(database.ownerPool, ORG);
  await addAccount(database.ownerPool, ORG, LIMITED, "CNY", 20_000);
  await addAccount(database.ownerPool, ORG, UNLIMITED, "CNY", null);
  await addEntries(database.ownerPool, ORG, [invoice("open", { dueOn: addDays(TODAY, 5) })]);
});
afterAll(() => database.drop());

const check = (asked: {
  amountMinor?: number;
  in?: string;
  after?: number;
  of?: string;
  termsDays?: number;
}) =>
  viewDealCheck(
    { orgId: ORG, accountId: asked.of ?? LIMITED },
    {
      amountMinor: asked.amountMinor ?? 10_001,
      currency: currency(asked.in ?? CNY),
      deliverOn: addDays(TODAY, asked.after ?? 60),
      termsDays: asked.termsDays ?? 30,
    },
    desks.account,
  );

describe("a deal at an account", () => {
  it("is refused with a reason when it cannot be judged", async () => {
    expect(await check({ of: "9999" })).toEqual({ ok: false, because: "not-synced" });
    expect(await check({ of: UNLIMITED })).toEqual({ ok: false, because: "no-limit-set" });
    expect(await check({ in: "JPY" })).toEqual({ ok: false, because: "no-rate-for-deal" });
    expect(await check({ after: -1 })).toEqual({ ok: false, because: "delivery-in-the-past" });
  });

  it("meets all that is open while nobody can say when it comes", async () => {
    expect(await check({ amountMinor: 10_000 })).toMatchObject({
      value: {
        limitMinor: 20_000,
        beforeMinor: 10_000,
        overMinor: 0,
        unexpectedMinor: 10_000,
        options: null,
      },
    });
    expect(await check({})).toMatchObject({ value: { overMinor: 1, options: { depositMinor: 1 } } });
  });

  it("meets no more what is expected before it, once the past tells when money comes", async () => {
    const past = Array.from({ length: 30 }, (_, at) => {
      const dueOn = addDays(TODAY, -11 - at);
      const paid = { receivedOn: addDays(dueOn, 10) };
      const issued = invoice(`s${at}`, { dueOn, issuedOn: addDays(dueOn, -30) });
      return [issued, payment(`p${at}`, `s${at}`, 10_000, "2024-01-01", paid)];
    }).flat();
    await addEntries(database.ownerPool, ORG, past);
    await learnHabits(ORG, TODAY, desks.forecasts);
    expect(await check({ after: 15 })).toMatchObject({
      value: { overMinor: 1, unexpectedMinor: 0, options: { deliverFrom: "2024-04-26" } },
    });
    expect(await check({ after: 16 })).toMatchObject({ value: { beforeMinor: 0, overMinor: 0 } });
  });

  it("is expected to be paid as late as the account pays, and told the terms that an exception can bear", async () => {
    const options = async (termsDays: number) => {
      const checked = await check({ amountMinor: 25_000, after: 20, termsDays });
      return checked.ok ? checked.value.options : null;
    };
    expect(await options(120)).toMatchObject({
      shorterTerms: { termsDays: 59, until: "2024-07-09" },
      exception: { overMinor: 5_000, until: "2024-09-08", tooLong: true },
    });
    expect(await options(59)).toMatchObject({
      shorterTerms: null,
      exception: { until: "2024-07-09", tooLong: false },
    });
  });

  it("has terms that its account's grade is allowed, or is told which are", async () => {
    expect(await check({})).toMatchObject({ value: { terms: null } });
    const { credit } = desks;
    await scoreAccounts(ORG, TODAY, credit);
    const sheet = (await credit.inTenant(ORG, (book) => book.snapshotOf(LIMITED, TODAY)))?.sheet;
    const told = async (termsDays: number) => {
      const checked = await check({ termsDays });
      return checked.ok ? checked.value.terms : checked.because;
    };
    const { grade = "E", provisional = false } = sheet ?? {};
    const mostDays = termsFor(grade, provisional, STANDARD_LIMIT_RULES);
    expect(await told(mostDays)).toEqual({ grade, mostDays, tooLong: false });
    expect(await told(mostDays + 1)).toEqual({ grade, mostDays, tooLong: true });
    const page = await viewAccount(
      { orgId: ORG, accountId: LIMITED, userId: "u", userName: "Ann", role: "rep" },
      desks.account,
    );
    expect(page.ok && page.value.terms).toEqual({ grade, mostDays });
  });

  it("in the currency of a part of the limit keeps within that part", async () => {
    const line = { lineId: "0190a0a0-0000-7000-8000-00000000000a", accountId: LIMITED, currency: CNY };
    await desks.approvals.inTenant(ORG, async (book) => {
      const who = { by: "Ann", userId: "u", role: "admin" as const, on: TODAY };
      const typed = { currency: CNY, limitMinor: 20_000 };
      const parts = [{ currency: CNY, partMinor: 12_000 }];
      const days = { from: TODAY, until: addDays(TODAY, 90), at: new Date("2024-04-10T01:00:00Z") };
      const kept = { ...line, amountMinor: 20_000, typed, parts, beforeMinor: null, reckonedMinor: null };
      await book.addLine({ ...kept, ...days, ...who, reason: "season" });
      await book.addVerdict(line.lineId, { ...who, verdict: "approved", note: "", at: days.at.getTime() });
    });
    expect(await check({ amountMinor: 2_000, after: 0 })).toMatchObject({
      value: { limitMinor: 12_000, overMinor: 0 },
    });
    expect(await check({ amountMinor: 2_001, after: 0 })).toMatchObject({ value: { overMinor: 1 } });
  });
});
