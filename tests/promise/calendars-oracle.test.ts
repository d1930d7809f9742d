import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import type { BusinessCalendar } from "../../shared/calendar/business-calendar.ts";
import { addDays, toDay, weekdayOf, type Day } from "../../shared/kernel/day.ts";
import { judgePlan } from "../../shared/plan/judge-plan.ts";
import type { PaymentPlan } from "../../shared/plan/plan.ts";
import { addBusinessDays } from "../../shared/calendar/business-calendar.ts";
import { judgePromises } from "../../shared/promise/judge.ts";
import { lastDayOf, type PromiseToPay } from "../../shared/promise/promise.ts";
import { openPurse } from "../../shared/promise/purse.ts";
import { CNY, payment } from "../ledger/entries.ts";

/** A share of the two thousand: CALENDARS=2000 npx jest tests/promise/calendars */
const CALENDARS = Number(process.env["CALENDARS"] ?? 400);
const START = toDay("2026-01-01");
const on = (days: number): Day => addDays(START, days);

interface World {
  readonly holidays: readonly number[];
  readonly makeUps: readonly number[];
  readonly promises: readonly { made: number; ahead: number; invoice: number; amount: number }[];
  readonly payments: readonly { day: number; amount: number; invoice: number | null; back: number | null }[];
  readonly asOf: number;
  /** The policy's own grace, in days: as long as a promise holds where that is longer than its business day. */
  readonly grace: number;
  readonly plan: {
    readonly first: number;
    readonly apart: number;
    readonly amounts: readonly number[];
    readonly graceDays: number;
    readonly breaksAfter: number;
  };
}

const world: fc.Arbitrary<World> = fc.record({
  holidays: fc.array(fc.integer({ min: 0, max: 70 }), { maxLength: 25 }),
  makeUps: fc.array(fc.integer({ min: 0, max: 70 }), { maxLength: 4 }),
  promises: fc.array(
    fc.record({
      made: fc.integer({ min: 0, max: 30 }),
      ahead: fc.integer({ min: 0, max: 15 }),
      invoice: fc.integer({ min: 1, max: 2 }),
      amount: fc.integer({ min: 1, max: 6 }),
    }),
    { minLength: 1, maxLength: 4 },
  ),
  payments: fc.array(
    fc.record({
      day: fc.integer({ min: 0, max: 50 }),
      amount: fc.integer({ min: 1, max: 6 }),
      invoice: fc.option(fc.integer({ min: 1, max: 2 }), { nil: null }),
      back: fc.option(fc.integer({ min: 1, max: 20 }), { nil: null }),
    }),
    { maxLength: 7 },
  ),
  asOf: fc.integer({ min: 0, max: 60 }),
  grace: fc.integer({ min: 0, max: 6 }),
  plan: fc.record({
    first: fc.integer({ min: 0, max: 20 }),
    apart: fc.integer({ min: 1, max: 12 }),
    amounts: fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 4 }),
    graceDays: fc.integer({ min: 0, max: 3 }),
    breaksAfter: fc.integer({ min: 1, max: 3 }),
  }),
});

const dueDays = ({ plan: { first, apart, amounts } }: World): readonly number[] =>
  amounts.map((_, at) => first + at * apart);

const calendarOf = ({ holidays, makeUps }: World): BusinessCalendar => ({
  id: "TEST",
  source: { "zh-CN": "drawn", en: "drawn" },
  weekend: [6, 7],
  closed: new Set(holidays.map(on)),
  worked: new Set(makeUps.map(on)),
  knownFrom: START,
  knownTo: on(100),
});

const paymentsOf = ({ payments }: World) =>
  payments.map(({ day, amount, invoice, back }, at) =>
    payment(String(at), invoice === null ? null : String(invoice), amount, "2026-01-01", {
      receivedOn: on(day),
      reversedOn: back === null ? null : on(day + back),
    }),
  );

/** Told again from the rules, in single coins and single days, by numbers of days from the start. */
class Oracle {
  readonly #world: World;
  readonly #coins: {
    readonly day: number;
    readonly invoice: number | null;
    readonly back: number;
    spent: boolean;
  }[];

  constructor(of: World) {
    this.#world = of;
    this.#coins = of.payments
      .map((each, at) => ({ ...each, at }))
      .sort((a, b) => a.day - b.day || a.at - b.at)
      .flatMap(({ day, amount, invoice, back }) =>
        Array.from({ length: amount }, () => ({
          day,
          invoice,
          back: back === null ? 9_999 : day + back,
          spent: false,
        })),
      );
  }

  isOpen(day: number): boolean {
    if (this.#world.makeUps.includes(day)) return true;
    return !this.#world.holidays.includes(day) && weekdayOf(on(day)) < 6;
  }

  nextOpen(day: number, times = 1): number {
    let at = day;
    for (let found = 0; found < times; ) if (this.isOpen((at += 1))) found += 1;
    return at;
  }

  /** Coins that lie there for an invoice at the end of a day, having come within some days. */
  coins(invoice: number, from: number, to: number, asOf: number) {
    return this.#coins.filter(
      (coin) =>
        !coin.spent &&
        coin.day >= from &&
        coin.day <= Math.min(to, asOf) &&
        coin.back > asOf &&
        (coin.invoice === null || coin.invoice === invoice),
    );
  }

  /** Its last day, by the calendar of where they are or by the policy's own grace. */
  lastDay(promised: number): number {
    return Math.max(this.nextOpen(promised), promised + this.#world.grace);
  }

  /** Each promise is for one invoice here, so a newer one replaces it whole. */
  states(): readonly string[] {
    const { promises, asOf } = this.#world;
    const known = [...promises].sort((a, b) => a.made - b.made).filter(({ made }) => made <= asOf);
    return known.map(({ made, ahead, invoice, amount }, at) => {
      const last = this.lastDay(made + ahead);
      const replacedOn = known
        .slice(at + 1)
        .find((other) => other.invoice === invoice && other.made <= last)?.made;
      if (replacedOn !== undefined && this.coins(invoice, made, last, replacedOn).length < amount)
        return "superseded";
      const come = this.coins(invoice, made, last, asOf).slice(0, amount);
      for (const coin of come) coin.spent = true;
      if (come.length === amount) return "kept";
      if (asOf <= last) return "open";
      return come.length > 0 ? "partly-kept" : "broken";
    });
  }

  /** A plan on invoice 1: its state, what was missed of it and what is in arrears. */
  plan(): readonly [state: string, missed: number, arrears: number] {
    const { asOf, plan } = this.#world;
    const came = (to: number) => Math.min(total, this.coins(1, 0, to, asOf).length);
    const total = plan.amounts.reduce((all, each) => all + each, 0);
    let [expected, missed, owed, isOver] = [0, 0, 0, false];
    for (const [at, due] of dueDays(this.#world).entries()) {
      const last = plan.graceDays === 0 ? due : this.nextOpen(due, plan.graceDays);
      expected += plan.amounts[at] ?? 0;
      if (last >= asOf) continue;
      owed = expected;
      isOver = at === plan.amounts.length - 1;
      if (came(last) < expected) missed += 1;
    }
    const arrears = Math.max(0, owed - came(asOf));
    if (came(asOf) === total) return ["done", missed, arrears];
    return [isOver || missed >= plan.breaksAfter ? "broken" : "kept", missed, arrears];
  }
}

describe("R-13: promises kept, broken, moved, kept in part, on weekends; instalments missed", () => {
  it("R-13: judges promises as an oracle does that counts coins day by day", () => {
    fc.assert(
      fc.property(world, (each) => {
        const calendar = calendarOf(each);
        const given = [...each.promises]
          .sort((a, b) => a.made - b.made)
          .map(
            ({ made, ahead, invoice, amount }, at): PromiseToPay => ({
              promiseId: String(at),
              accountId: "7001",
              currency: CNY,
              amountMinor: amount,
              parts: [{ invoiceId: String(invoice), amountMinor: amount }],
              promisedOn: on(made + ahead),
              madeOn: on(made),
              recordedOn: on(made),
              holdsUntil: lastDayOf(on(made + ahead), calendar, each.grace),
              ended: null,
            }),
          );
        const { verdicts } = judgePromises(given, paymentsOf(each), on(each.asOf));
        expect(verdicts.map(({ state }) => state)).toEqual(new Oracle(each).states());
      }),
      { numRuns: CALENDARS },
    );
  });

  it("R-13: judges a plan as the same oracle does", () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(world, (each) => {
        const calendar = calendarOf(each);
        const { amounts, graceDays, breaksAfter } = each.plan;
        const plan: PaymentPlan = {
          planId: "l",
          accountId: "7001",
          currency: CNY,
          totalMinor: amounts.reduce((all, amount) => all + amount, 0),
          invoiceIds: ["1"],
          instalments: dueDays(each).map((due, at) => ({
            dueOn: on(due),
            lastDay: addBusinessDays(calendar, on(due), graceDays),
            amountMinor: amounts[at] ?? 0,
          })),
          breaksAfter,
          agreedOn: START,
          note: "",
          withdrawnOn: null,
        };
        const entries = paymentsOf(each);
        const { state, missed, arrearsMinor } = judgePlan(plan, entries, openPurse(entries), on(each.asOf));
        expect([state, missed, arrearsMinor]).toEqual(new Oracle(each).plan());
        seen.add(state);
      }),
      { numRuns: CALENDARS },
    );
    expect([...seen].sort()).toEqual(["broken", "done", "kept"]);
  });
});
