import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { forecastCash, type Expected } from "../../shared/forecast/cash.ts";
import { forecastOpenItems, learn } from "../../shared/forecast/entry-points.ts";
import { addDays } from "../../shared/kernel/day.ts";
import { ledgers, seen, TODAY } from "./ledgers.ts";

/** Paid `early` or `late` days past due, each with half the chance. */
function evenly(
  id: string,
  due: number,
  early: number,
  late: number,
  openMinor: number,
  accountId = "a",
): Expected {
  const chances = new Float64Array(late - early + 1);
  chances[0] = 0.5;
  chances[late - early] = 0.5;
  return {
    invoiceId: id,
    accountId,
    dueOn: addDays(TODAY, due),
    openMinor,
    lateness: { first: early, chances },
  };
}
const question = { asOf: TODAY, weeks: 3, together: 0.4 };

describe("cash by week", () => {
  it("adds chances up instead of placing likeliest days", () => {
    const { total } = forecastCash([evenly("i1", 2, 0, 7, 1_001)], question);
    expect(total.weeks.map((week) => week.expectedMinor)).toEqual([501, 500, 0]);
    expect(total.weeks.map((week) => week.dueMinor)).toEqual([1_001, 0, 0]);
    expect(total.laterMinor).toBe(0);
  });

  it("counts the seventh day to its week and the eighth to the next", () => {
    const on = (due: number) => forecastCash([evenly("i1", due, 0, 0, 100)], question).total.weeks;
    expect(on(6).map((week) => week.expectedMinor)).toEqual([50, 0, 0]);
    expect(on(7).map((week) => week.expectedMinor)).toEqual([0, 50, 0]);
    expect(on(6).map((week) => week.dueMinor)).toEqual([100, 0, 0]);
    expect(on(7).map((week) => week.dueMinor)).toEqual([0, 100, 0]);
  });

  it("widens the band when one customer's invoices move together, not when customers differ", () => {
    const band = (accounts: readonly string[], together: number) => {
      const expected = accounts.map((account, at) => evenly(`i${at}`, 0, 0, 30, 1_000_000, account));
      const week = forecastCash(expected, { ...question, together }).total.weeks[0];
      return (week?.highMinor ?? 0) - (week?.lowMinor ?? 0);
    };
    const one = Array<string>(16).fill("a");
    const sixteen = one.map((_, at) => `c${at}`);
    expect(band(one, 1)).toBeGreaterThan(1.9 * band(one, 0));
    expect(band(sixteen, 1)).toBe(band(sixteen, 0));
    // Sixteen halves of 1,000,000, each with variance 1/4: together 4, so one standard deviation is 2,000,000.
    expect(band(one, 0)).toBe(2 * 2 * 1_281_600);
  });

  it("conserves the open balance, for each account and for all", () => {
    fc.assert(
      fc.property(ledgers, (known) => {
        const view = seen(known);
        const { cash } = forecastOpenItems(view, learn(view, TODAY));
        const open = view.reduce((all, { openMinor }) => all + openMinor, 0);
        const balances = [cash.total, ...cash.accounts.values()];
        for (const { weeks, laterMinor, openMinor } of balances) {
          expect(weeks.reduce((all, week) => all + week.expectedMinor, laterMinor)).toBe(openMinor);
          for (const { lowMinor, expectedMinor, highMinor } of weeks) {
            expect(0 <= lowMinor && lowMinor <= expectedMinor && expectedMinor <= highMinor).toBe(true);
            expect(highMinor).toBeLessThanOrEqual(openMinor);
          }
        }
        expect(cash.total.openMinor).toBe(open);
      }),
      { numRuns: 60 },
    );
  });
});
