import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { auc } from "../../shared/forecast/backtest/measures.ts";
import { isToldApart, leadOf, type RankedTwice } from "../../shared/forecast/backtest/told-apart.ts";

const cases = (rows: readonly (readonly [came: boolean, one: number, other: number])[]): RankedTwice[] =>
  rows.map(([came, one, other]) => ({ came, one, other }));

const anyCases = fc
  .array(fc.record({ came: fc.boolean(), one: fc.integer({ max: 9 }), other: fc.integer({ max: 9 }) }), {
    minLength: 4,
    maxLength: 60,
  })
  .filter((all) => [true, false].every((came) => all.filter((each) => each.came === came).length >= 2));

describe("two rules that ranked the same invoices", () => {
  it("are compared by hand", () => {
    const lead = leadOf(
      cases([
        [true, 0.9, 0.9],
        [true, 0.8, 0.1],
        [false, 0.2, 0.5],
        [false, 0.1, 0.2],
      ]),
    );
    // The one is right in 4 of 4 pairs, the other in 2 of 4. Late: gains 0 and 1; in time: both .5.
    expect(lead?.by).toBeCloseTo(0.5, 12);
    expect(lead?.error).toBeCloseTo(Math.sqrt(0.5 / 2), 12);
  });

  it("lie as far apart as their areas, whichever is asked about first", () => {
    fc.assert(
      fc.property(anyCases, (all) => {
        const area = (by: "one" | "other") =>
          auc(all.map((each) => ({ chance: each[by], came: each.came }))) ?? Number.NaN;
        const lead = leadOf(all);
        expect(lead?.by).toBeCloseTo(area("one") - area("other"), 10);
        const back = leadOf(all.map(({ came, one, other }) => ({ came, one: other, other: one })));
        expect(back?.by).toBeCloseTo(-(lead?.by ?? Number.NaN), 10);
        expect(back?.error).toBeCloseTo(lead?.error ?? Number.NaN, 10);
      }),
    );
  });

  it("cannot differ when they say the same, and need two of each to be compared", () => {
    const same = cases([
      [true, 3, 3],
      [true, 1, 1],
      [false, 2, 2],
      [false, 1, 1],
    ]);
    expect(leadOf(same)).toEqual({ by: 0, error: 0 });
    expect(leadOf(same.slice(1))).toBeNull();
    expect(leadOf(same.slice(0, 3))).toBeNull();
  });

  it("are told apart beyond 1.96 standard errors, either way, and not at them", () => {
    expect(isToldApart({ by: 0.196, error: 0.1 })).toBe(false);
    expect(isToldApart({ by: 0.197, error: 0.1 })).toBe(true);
    expect(isToldApart({ by: -0.197, error: 0.1 })).toBe(true);
    expect(isToldApart({ by: 0, error: 0 })).toBe(false);
  });
});
