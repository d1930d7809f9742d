import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { addDays, toDay } from "../../shared/kernel/day.ts";
import { settlements } from "../../shared/ledger/settlements.ts";
import { billedYear } from "../../shared/limit/billed-year.ts";
import { GRADE_LETTERS } from "../../shared/limit/kinds.ts";
import { STANDARD_LIMIT_RULES } from "../../shared/limit/limit-rules.ts";
import { type LimitFacts, proposeLimit } from "../../shared/limit/propose-limit.ts";
import { CNY, creditNote, currency, invoice, payment } from "../ledger/entries.ts";

const TODAY = toDay("2024-06-15");
/** ¥3,650,000 in ten months at 45 days, paid five days late. */
const facts = (more: Partial<LimitFacts> = {}): LimitFacts => ({
  year: { salesMinor: 365_000_000, monthsBilled: 10, termsDays: 45, lateDays: 5, withoutRate: [] },
  equityMinor: 800_000_000,
  receivablesMinor: 900_000_000,
  ...{ grade: "B", provisional: false, limitMinor: null },
  ...more,
});
const propose = (more: Partial<LimitFacts> = {}) => proposeLimit(facts(more), STANDARD_LIMIT_RULES);
const values = (more: Partial<LimitFacts> = {}) =>
  Object.fromEntries((propose(more)?.candidates ?? []).map(({ name, valueMinor }) => [name, valueMinor]));

describe("a proposed limit", () => {
  it("shows every formula, and is the least of them by the grade, down to two digits", () => {
    // 1,000,000 a day × 50 × 1.2; 36,500,000 a month × 1.5; a tenth of the equity; a tenth of all receivables.
    expect(values()).toEqual({
      need: 60_000_000,
      turnover: 54_750_000,
      "net-worth": 80_000_000,
      portfolio: 90_000_000,
    });
    expect(propose()).toMatchObject({ by: "turnover", gradePercent: 100, proposedMinor: 54_000_000 });
    expect(propose({ grade: "C" })).toMatchObject({ gradePercent: 70, proposedMinor: 38_000_000 });
  });

  it("leaves out a formula that lacks what it needs, and is none without any, or without a score", () => {
    const unsold = { salesMinor: 0, monthsBilled: 0, termsDays: 0, lateDays: 0, withoutRate: [] };
    expect(values({ year: unsold, equityMinor: null })).toMatchObject({
      need: null,
      turnover: null,
      "net-worth": null,
    });
    expect(propose({ year: unsold, equityMinor: null })).toMatchObject({ by: "portfolio" });
    expect(propose({ year: unsold, equityMinor: null, receivablesMinor: null })).toBeNull();
    expect(propose({ grade: null })).toBeNull();
  });

  it("is nothing for grade E or where more is owed than owned, and four tenths while the score is provisional", () => {
    expect(propose({ grade: "E" })?.proposedMinor).toBe(0);
    expect(propose({ equityMinor: -5 })).toMatchObject({ by: "net-worth", proposedMinor: 0 });
    expect(propose({ grade: "A", provisional: true })?.gradePercent).toBe(40);
  });

  it("gives a provisional score no more than its grade: an insolvent newcomer gets nothing", () => {
    const percents = GRADE_LETTERS.map((grade) => propose({ grade, provisional: true })?.gradePercent);
    expect(percents).toEqual([40, 40, 40, 30, 0]);
  });

  it("is never raised by a good grade above what we can bear", () => {
    expect(propose({ grade: "A", receivablesMinor: 100_000_000 })).toMatchObject({
      ...{ by: "portfolio", gradePercent: 120, proposedMinor: 10_000_000 },
    });
    expect(propose({ grade: "A" })).toMatchObject({ by: "turnover", proposedMinor: 65_000_000 });
    expect(propose({ receivablesMinor: -1 })).toMatchObject({ by: "portfolio", proposedMinor: 0 });
  });

  it("leaves a limit alone that is 15 % away, and not one a little farther", () => {
    const away = (limitMinor: number) => propose({ limitMinor })?.differs;
    expect([away(54_000_000), away(46_956_522), away(46_956_521)]).toEqual([false, false, true]);
  });

  it("is never above a formula by more than the grade allows, and falls with the grade", () => {
    const amount = fc.option(fc.nat(1_000_000_000_000), { nil: null });
    fc.assert(
      fc.property(
        fc.nat(1_000_000_000_000),
        fc.integer({ min: 1, max: 12 }),
        amount,
        amount,
        fc.boolean(),
        (sales, months, equity, all, provisional) => {
          const year = {
            salesMinor: sales,
            monthsBilled: months,
            termsDays: 30,
            lateDays: 3,
            withoutRate: [],
          };
          const of = (grade: LimitFacts["grade"]) =>
            propose({ year, equityMinor: equity, receivablesMinor: all, grade, provisional });
          const proposals = GRADE_LETTERS.map(of);
          for (const each of proposals)
            for (const { valueMinor } of each?.candidates ?? [])
              if (valueMinor !== null)
                expect((each?.proposedMinor ?? 0) * 100).toBeLessThanOrEqual(
                  valueMinor * (each?.gradePercent ?? 0),
                );
          const amounts = proposals.flatMap((each) => each?.proposedMinor ?? []);
          expect(amounts).toEqual([...amounts].sort((a, b) => b - a));
        },
      ),
    );
  });
});

describe("the year before a limit", () => {
  const rates = { base: CNY, rates: [] };
  const yearOf = (...entries: Parameters<typeof settlements>[0]) =>
    billedYear(settlements(entries, TODAY), CNY, rates, TODAY);
  const billed = (id: string, ago: number, more: object = {}) =>
    invoice(id, {
      ...{ issuedOn: addDays(TODAY, -ago), dueOn: addDays(TODAY, 30 - ago), amountMinor: 10_000 },
      ...more,
    });

  it("is the 365 days that end yesterday", () => {
    expect(yearOf(billed("a", 365), billed("b", 366), billed("c", 0), billed("d", 1)).salesMinor).toBe(
      20_000,
    );
  });

  it("has twelve months, though its days touch thirteen", () => {
    const monthly = Array.from({ length: 13 }, (_, at) => billed(`m${at}`, 5 + at * 30));
    expect(yearOf(...monthly)).toMatchObject({ salesMinor: 130_000, monthsBilled: 12 });
  });

  it("weighs terms and lateness by money; early is in time, and overdue is late by now", () => {
    const paid = (id: string, of: string, ago: number) =>
      payment(id, of, 10_000, "2024-01-01", { receivedOn: addDays(TODAY, -ago) });
    // Paid 10 days late, 10 days early, and open since 50 days.
    expect(
      yearOf(billed("a", 60), paid("p", "a", 20), billed("b", 60), paid("q", "b", 40), billed("c", 80)),
    ).toMatchObject({ termsDays: 30, lateDays: 20 });
  });

  it("counts what was credited as not sold, and names a currency without a rate", () => {
    const credit = creditNote("n", "a", 4_000, "2024-06-01", {});
    expect(yearOf(billed("a", 60), credit).salesMinor).toBe(6_000);
    expect(yearOf(billed("a", 60, { currency: currency("USD") })).withoutRate).toEqual(["USD"]);
  });

  it("is the same in any order of rows", () => {
    const rows = [billed("a", 60), billed("b", 90, { amountMinor: 5_000 }), billed("c", 120)];
    expect(yearOf(...rows.toReversed())).toEqual(yearOf(...rows));
  });
});

describe("terms of payment", () => {
  it("are the grade's, and a newcomer's no longer than theirs and the provisional ones", () => {
    const of = (grade: (typeof GRADE_LETTERS)[number], provisional = false) =>
      propose({ grade, provisional })?.termsDays;
    expect(GRADE_LETTERS.map((grade) => of(grade))).toEqual([60, 45, 30, 7, 0]);
    expect(GRADE_LETTERS.map((grade) => of(grade, true))).toEqual([30, 30, 30, 7, 0]);
  });
});
