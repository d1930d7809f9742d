import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { forecastOpenItems, learn, predictInvoice } from "../../shared/forecast/entry-points.ts";
import { FIRST_GUESS } from "../../shared/forecast/first-guess.ts";
import { chanceOver, EARLIEST, quantile, type Lateness } from "../../shared/forecast/lateness.ts";
import { NO_LAYERS, tallyHabits } from "../../shared/forecast/learn.ts";
import { latenessOf, latenessOfOpen } from "../../shared/forecast/predict.ts";
import { trustIn, withPromise } from "../../shared/forecast/promised.ts";
import type { KnownInvoice } from "../../shared/forecast/seen-invoice.ts";
import { addDays, type Day } from "../../shared/kernel/day.ts";
import { invoice, ledgers, seen, TODAY } from "./ledgers.ts";

const habitsOf = (known: readonly KnownInvoice[], layers = NO_LAYERS) =>
  tallyHabits(seen(known), TODAY, layers);
const all = ({ chances }: Lateness): number => chances.reduce((sum, chance) => sum + chance, 0);
const dueIn = (days: number): { accountId: string; dueOn: Day } => ({
  accountId: "a",
  dueOn: addDays(TODAY, days),
});

describe("how late an invoice will be", () => {
  it("is the first guess before anybody has paid: 58 % by the due day", () => {
    const lateness = latenessOf(dueIn(30), habitsOf([]));
    expect(chanceOver(lateness, 0)).toBeCloseTo(0.42, 12);
    expect(quantile(lateness, 0.5)).toBe(0);
    expect(FIRST_GUESS[-EARLIEST + 10]).toBeCloseTo((FIRST_GUESS[-EARLIEST + 1] as number) * Math.exp(-1), 9);
  });

  it("follows the customer's own past, filled up with two invoices of everybody's", () => {
    // Settled yesterday, so that each weighs 0.99616; b's does not belong to a.
    const past = [
      ...[1, 2, 3, 4].map((n) => invoice(`a${n}`, "a", addDays(TODAY, -11), 10)),
      invoice("b1", "b", addDays(TODAY, -1), 0),
    ];
    const weight = 0.9961565872205752;
    const year = 0.9981027686515946;
    const everybody = (4 * year + 20 * 0.42) / (5 * year + 20);
    const own = (4 * weight + 2 * everybody) / (4 * weight + 2);
    expect(chanceOver(latenessOf(dueIn(30), habitsOf(past)), 0)).toBeCloseTo(own, 8);
    expect(quantile(latenessOf(dueIn(30), habitsOf(past)), 0.5)).toBe(10);
  });

  it("looks at the weekday of the due day where that layer is on", () => {
    // Ten of each, due on Saturdays two days late, due on Wednesdays on the day.
    const past = [...Array(10).keys()].flatMap((week) => [
      invoice(`s${week}`, "a", addDays(TODAY, -9 - 7 * week), 2),
      invoice(`w${week}`, "a", addDays(TODAY, -12 - 7 * week), 0),
    ]);
    const on = habitsOf(past, { ...NO_LAYERS, weekday: true });
    const saturday = addDays(TODAY, 5);
    const wednesday = addDays(TODAY, 2);
    expect(chanceOver(latenessOf({ accountId: "a", dueOn: saturday }, on), 0)).toBeGreaterThan(0.8);
    expect(chanceOver(latenessOf({ accountId: "a", dueOn: wednesday }, on), 0)).toBeLessThan(0.25);
    const off = habitsOf(past);
    expect(latenessOf({ accountId: "a", dueOn: saturday }, off)).toEqual(
      latenessOf({ accountId: "a", dueOn: wednesday }, off),
    );
  });

  it("fills a thin history up with what is usual at the customer's own level", () => {
    const past = [
      ...[...Array(30).keys()].map((n) => invoice(`b${n}`, "b", addDays(TODAY, -40 - n), (n % 5) - 2)),
      invoice("a1", "a", addDays(TODAY, -40), 30),
    ];
    const [plain, levelled] = [habitsOf(past), habitsOf(past, { ...NO_LAYERS, level: true })];
    expect(chanceOver(latenessOf(dueIn(30), levelled), 15)).toBeGreaterThan(0.8);
    expect(chanceOver(latenessOf(dueIn(30), plain), 15)).toBeLessThan(0.5);
  });

  it("does not count an invoice that credit notes took back whole", () => {
    const paid = seen([invoice("a1", "a", addDays(TODAY, -40), 5)]);
    const credited = paid.map((each) => ({ ...each, creditedMinor: each.amountMinor }));
    expect(tallyHabits(credited, TODAY, NO_LAYERS).accounts.size).toBe(0);
    expect(tallyHabits(paid, TODAY, NO_LAYERS).accounts.size).toBe(1);
  });
});

describe("how late an open invoice will be", () => {
  it("gives no chance to days that have gone by", () => {
    const open = latenessOfOpen(dueIn(-12), habitsOf([]));
    expect(open.first).toBe(12);
    expect(all(open)).toBeCloseTo(1, 9);
    expect(chanceOver(open, 11)).toBeCloseTo(1, 9);
  });

  it("waits twenty days on average for one that is later than anything was ever paid", () => {
    const open = latenessOfOpen(dueIn(-400), habitsOf([]));
    expect(open.first).toBe(400);
    const mean = open.chances.reduce((sum, chance, at) => sum + chance * at, 0);
    expect(mean).toBeGreaterThan(19.5);
    expect(mean).toBeLessThan(20.5);
  });

  it("knows of no day that is certain for what is long overdue, and is much the same on both sides of the last bin", () => {
    const usual = [...Array(200).keys()].map((n) => invoice(`a${n}`, "a", addDays(TODAY, -20 - n), n % 17));
    const ages = [...Array(4).keys()].map((n) => invoice(`b${n}`, "b", addDays(TODAY, -260 - n), 200));
    const habits = habitsOf([...usual, ...ages]);
    const told = [60, 120, 149, 151].map((days) => {
      const open = latenessOfOpen(dueIn(-days), habits);
      expect(all(open)).toBeCloseTo(1, 9);
      return { ahead: quantile(open, 0.5) - days, width: quantile(open, 0.9) - quantile(open, 0.1) };
    });
    for (const { width } of told) expect(width).toBeGreaterThan(20);
    expect(Math.abs((told[2]?.ahead ?? 0) - (told[3]?.ahead ?? 99))).toBeLessThanOrEqual(2);
  });

  it("comes closer to everybody's the less of the customer's past is left", () => {
    const always = [...Array(20).keys()].map((n) => invoice(`a${n}`, "a", addDays(TODAY, -60 - n), 5));
    const others = [...Array(20).keys()].map((n) => invoice(`b${n}`, "b", addDays(TODAY, -90 - n), 40));
    const habits = habitsOf([...always, ...others]);
    expect(quantile(latenessOfOpen(dueIn(-3), habits), 0.5)).toBe(5);
    expect(quantile(latenessOfOpen(dueIn(-6), habits), 0.5)).toBe(40);
  });
});

describe("a promise as evidence", () => {
  it("is worth a half before any promise of the customer's came due", () => {
    expect(trustIn({ made: 0, kept: 0 })).toBe(0.5);
    expect(trustIn({ made: 4, kept: 4 })).toBe(0.75);
    expect(trustIn({ made: 4, kept: 0 })).toBe(0.25);
  });

  it("moves as much of the chances to the promised day, even beyond the last day that is read", () => {
    const open = latenessOfOpen(dueIn(-10), habitsOf([]));
    for (const ahead of [3, 500]) {
      const promised = withPromise(open, addDays(TODAY, -10), {
        promisedOn: addDays(TODAY, ahead),
        made: 0,
        kept: 0,
      });
      expect(promised.chances[ahead]).toBeGreaterThanOrEqual(0.5);
      expect(all(promised)).toBeCloseTo(1, 9);
    }
  });

  it("says nothing once its day has gone by", () => {
    const open = latenessOfOpen(dueIn(-10), habitsOf([]));
    const yesterday = { promisedOn: addDays(TODAY, -1), made: 0, kept: 0 };
    expect(withPromise(open, addDays(TODAY, -10), yesterday)).toEqual(open);
  });
});

describe("laws of the forecast", () => {
  const told = (known: readonly KnownInvoice[]): string => {
    const habits = learn(seen(known), TODAY);
    const asked = ["a", "b", "new"].map((accountId) =>
      predictInvoice({ accountId, dueOn: addDays(TODAY, 20) }, habits),
    );
    const { invoices, cash } = forecastOpenItems(seen(known), habits);
    const sorted = [...invoices].sort((a, b) => (a.invoiceId < b.invoiceId ? -1 : 1));
    return JSON.stringify({ asked, sorted, total: cash.total, accounts: [...cash.accounts].sort() });
  };

  it("says the same bytes for the same rows in any order", () => {
    fc.assert(
      fc.property(
        ledgers.chain((known) =>
          fc.tuple(fc.constant(known), fc.shuffledSubarray(known, { minLength: known.length })),
        ),
        ([known, shuffled]) => expect(told(shuffled)).toBe(told(known)),
      ),
      { numRuns: 60 },
    );
  });

  it("does not look at the day itself or beyond", () => {
    fc.assert(
      fc.property(ledgers, fc.integer({ min: 0, max: 90 }), (known, after) => {
        const changed = known.map((each) =>
          each.settledOn !== null && each.settledOn >= TODAY
            ? { ...each, settledOn: addDays(TODAY, after) }
            : each,
        );
        const later = invoice("later", "a", addDays(TODAY, 30 + after), -after);
        expect(told([...changed, later])).toBe(told(known));
      }),
      // Drawn ledgers seldom have a payment of this very day.
      { numRuns: 60, examples: [[[invoice("today", "a", addDays(TODAY, -5), 5)], 1]] },
    );
  });

  it("keeps every chance between 0 and 1 and their sum at 1", () => {
    fc.assert(
      fc.property(
        ledgers,
        fc.integer({ min: -200, max: 60 }),
        fc.record({ weekday: fc.boolean(), level: fc.boolean(), runs: fc.boolean() }),
        (known, due, layers) => {
          const habits = habitsOf(known, layers);
          for (const lateness of [latenessOf(dueIn(due), habits), latenessOfOpen(dueIn(due), habits)]) {
            expect(all(lateness)).toBeCloseTo(1, 6);
            expect(Math.min(...lateness.chances)).toBeGreaterThanOrEqual(0);
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});
