import { describe, expect, it } from "@jest/globals";
import { historyOf } from "../../shared/credit/history.ts";
import { gradeOf } from "../../shared/credit/grade.ts";
import type { Habits } from "../../shared/credit/habits.ts";
import { paydexPoints } from "../../shared/credit/paydex.ts";
import { paymentBlock } from "../../shared/credit/payment-block.ts";
import { portfolioOf } from "../../shared/credit/portfolio.ts";
import { recencyOf } from "../../shared/credit/recency.ts";
import type { Settlement } from "../../shared/ledger/settlements.ts";
import { currency } from "../ledger/entries.ts";
import { open, settled, TODAY } from "./histories.ts";

const prompt: Habits = { dbt: 0, late: 0, severe: 0 };
const block = (seen: readonly Settlement[], habits = prompt) =>
  paymentBlock(historyOf("7001", seen, TODAY), habits);
/** So many invoices settled yesterday that the portfolio's three hardly count. */
const many = (late: number) => Array.from({ length: 3_000 }, (_, at) => settled(`s${at}`, 1, late));

describe("the PAYDEX scale", () => {
  it.each([
    [-45, 100],
    [-30, 100],
    [-20, 90],
    [-10, 85],
    [0, 80],
    [15, 70],
    [22, 60],
    [30, 50],
    [45, 45],
    [60, 40],
    [90, 30],
    [120, 20],
    [150, 10],
    [180, 0],
    [400, 0],
  ])("gives %d days beyond terms %d points", (dbt, points) => {
    expect(paydexPoints(dbt)).toBeCloseTo(points, 10);
  });

  it("rounds to the published points between its anchors", () => {
    // D&B prints 23 days as 59 and 33 days as 49.
    expect([Math.round(paydexPoints(23)), Math.round(paydexPoints(33))]).toEqual([59, 49]);
  });
});

describe("recency", () => {
  it("halves every 180 days", () => {
    const recency = recencyOf(180);
    expect([0, 180, 360, 540].map(recency)).toEqual([1, 0.5, 0.25, 0.125]);
    for (const age of [1, 90, 179, 181, 365, 1_000]) {
      expect(recency(age)).toBeCloseTo(0.5 ** (age / 180), 12);
    }
  });

  it("halves by any half-life, the usual one to the last bit of what forecasts write out", () => {
    expect(recencyOf(180)(1)).toBe(0.9961565872205752);
    expect([0, 1, 2, 3].map(recencyOf(1))).toEqual([1, 0.5, 0.25, 0.125]);
  });

  it("refuses a day in the future", () => {
    expect(() => recencyOf(180)(-1)).toThrow("whole days");
  });
});

describe("A, slow on average", () => {
  it("weighs days by amount, early ones as negative", () => {
    // The published fixture: 100@−10, 200@−5, 300@0, 400@5, 500@10 is 3.33 by plain amounts.
    const fixture = [
      [100, -10],
      [200, -5],
      [300, 0],
      [400, 5],
      [500, 10],
    ] as const;
    const seen = fixture.map(([amount, late], at) => settled(`i${at}`, 180, late, amount));
    const root = (amount: number) => 0.5 * Math.sqrt(amount / 300);
    const [days, weight] = fixture.reduce(
      ([all, sum], [amount, late]) => [all + root(amount) * late, sum + root(amount)],
      [0, 0],
    );
    expect(block(seen).dbt).toBeCloseTo(days / (weight + 3), 10);
    // Between one invoice one vote (0 days) and one yuan one vote (3.33).
    expect(days / weight).toBeGreaterThan(0);
    expect(days / weight).toBeLessThan(10 / 3);
  });

  it("shrinks a thin history to the portfolio by three invoices", () => {
    const seen = [settled("1", 180, 40)];
    expect(block(seen, { ...prompt, dbt: 5 }).dbt).toBeCloseTo((0.5 * 40 + 3 * 5) / 3.5, 10);
  });

  it("reads no day beyond −20 and 90", () => {
    const of = (late: number) => block([settled("1", 180, late)]).dbt;
    expect([of(-21), of(91)]).toEqual([of(-20), of(90)]);
    expect(of(-19)).not.toBe(of(-20));
    expect(of(89)).not.toBe(of(90));
  });

  it("lets one giant weigh no more than the root of twenty", () => {
    const small = Array.from({ length: 9 }, (_, at) => settled(`s${at}`, 180, 0));
    const of = (amount: number) => block([...small, settled("x", 180, 60, amount)]).dbt;
    expect(of(201_000)).toBe(of(200_000));
    expect(of(199_000)).toBeLessThan(of(200_000));
  });

  it("does not let a fresh overdue lift a slow payer", () => {
    const slow = many(45);
    expect(block([...slow, open("x", 4)]).values.A).toBeLessThanOrEqual(block(slow).values.A);
  });

  it("does not let a fresh overdue lift a newcomer above the portfolio it is shrunk to", () => {
    const prompt3 = [settled("1", 1, 0), settled("2", 1, 0), settled("3", 1, 0)];
    const slowTrade = { ...prompt, dbt: 40 };
    const without = block([...prompt3, open("x", 3)], slowTrade).values.A;
    expect(block([...prompt3, open("x", 4)], slowTrade).values.A).toBeLessThanOrEqual(without);
  });

  it("does not let a fresh overdue lift who has long been overdue with others", () => {
    const seen = [settled("1", 90, 10), open("a", 90), open("b", 60)];
    const without = block([...seen, open("x", 3)]);
    for (const days of [4, 20]) expect(block([...seen, open("x", days)]).dbt).toBe(without.dbt);
    expect(block([...seen, open("x", 40)]).dbt).toBeGreaterThan(without.dbt);
  });

  it("takes an open invoice for late from the fourth day past due", () => {
    const of = (dpd: number) => block([settled("1", 1, 0), open("x", dpd)]);
    expect(of(3)).toMatchObject({ dbt: block([settled("1", 1, 0)]).dbt, late: 0 });
    expect(of(4).dbt).toBeGreaterThan(of(3).dbt);
    expect(of(4).late).toBeGreaterThan(0);
  });
});

describe("B, often late, and S, severely late", () => {
  it.each([
    [3, 0, 0],
    [4, 1, 0],
    [30, 1, 0],
    [31, 1, 1],
  ])("counts a settlement %d days after due: late %d, severe %d", (late, asLate, asSevere) => {
    const { late: lateShare, severe } = block(many(late));
    expect(lateShare).toBeCloseTo(asLate, 2);
    expect(severe).toBeCloseTo(asSevere, 2);
  });

  it("judges an open invoice severe from the 31st day, and before that not at all", () => {
    const habits = { ...prompt, severe: 0.5 };
    const none = block([settled("1", 1, 0)], habits).severe;
    expect(block([settled("1", 1, 0), open("x", 30)], habits).severe).toBe(none);
    expect(block([settled("1", 1, 0), open("x", 31)], habits).severe).toBeGreaterThan(none);
  });
});

describe("D, overdue now", () => {
  it.each([
    [0, 100],
    [3, 100],
    [4, 75],
    [30, 75],
    [31, 50],
    [60, 50],
    [61, 25],
    [90, 25],
    [91, 0],
  ])("half the balance %d days past due leaves %d", (dpd, value) => {
    expect(block([open("a", dpd), open("b", -10)]).values.D).toBeCloseTo(value, 10);
  });

  it("is whole without a balance", () => {
    expect(block([settled("1", 1, 50)]).values.D).toBe(100);
  });

  it("weighs currencies by the customer's own usual invoice, not by their minor units", () => {
    const yen = (row: Settlement): Settlement => ({ ...row, currency: currency("JPY") });
    const inYen = [yen(open("a", 91, 2_000_000)), open("b", -10)];
    const asOne = [open("a", 91), open("b", -10)];
    expect(block(inYen).values.D).toBeCloseTo(block(asOne).values.D, 10);
  });
});

describe("what is not evidence", () => {
  it("a cancelled invoice tells nothing about paying", () => {
    const cancelled: Settlement = { ...settled("1", 10, 80), creditedMinor: 10_000 };
    expect(historyOf("7001", [cancelled], TODAY)).toEqual(historyOf("7001", [], TODAY));
    const partly: Settlement = { ...cancelled, creditedMinor: 9_999 };
    expect(historyOf("7001", [partly], TODAY).count).toBe(1);
  });

  it("a settlement of the day itself is a bug of the caller", () => {
    expect(() => historyOf("7001", [settled("1", 0, 0)], TODAY)).toThrow("on or after the day");
  });
});

describe("the portfolio", () => {
  it("starts from a guess worth twenty invoices", () => {
    expect(portfolioOf([], TODAY)).toMatchObject({ dbt: 0.8, late: 0.3, severe: 0.015, typicalD: 100 });
    const one = portfolioOf([historyOf("7001", [settled("1", 180, 10)], TODAY)], TODAY);
    expect(one.late).toBeCloseTo((0.5 + 6) / 20.5, 10);
  });

  it("never takes severe lateness for rarer than one in a hundred", () => {
    expect(portfolioOf([historyOf("7001", many(0), TODAY)], TODAY).severe).toBe(0.01);
  });

  it("is of one day", () => {
    expect(() => portfolioOf([historyOf("7001", [], TODAY)], (TODAY + 1) as typeof TODAY)).toThrow(
      "of one day",
    );
  });
});

describe("grades", () => {
  it.each([
    [100, "A"],
    [90, "A"],
    [89.9, "B"],
    [80, "B"],
    [79.9, "C"],
    [70, "C"],
    [69.9, "D"],
    [60, "D"],
    [59.9, "E"],
    [0, "E"],
  ])("grade %d as %s", (score, grade) => {
    expect(gradeOf(score)).toBe(grade);
  });
});
