import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { viewDealCheck } from "../../server/account/index.ts";
import type { Desks } from "../../server/compose.ts";
import { addDays, toDay } from "../../shared/kernel/day.ts";
import { addAccount, addEntries, addOrg } from "../credit/rows.ts";
import { CNY, currency, invoice, payment } from "../ledger/entries.ts";
import { desksOver } from "../support/desks.ts";
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

const check = (asked: { amountMinor?: number; in?: string; after?: number; of?: string }) =>
  viewDealCheck(
    { orgId: ORG, accountId: asked.of ?? LIMITED },
    {
      amountMinor: asked.amountMinor ?? 10_001,
      currency: currency(asked.in ?? CNY),
      deliverOn: addDays(TODAY, asked.after ?? 60),
      termsDays: 30,
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
});
