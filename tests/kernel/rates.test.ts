import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { toDay } from "../../shared/kernel/day.ts";
import { money } from "../../shared/kernel/money.ts";
import { convert, type Rate, type RateTable } from "../../shared/kernel/rates.ts";
import { currency } from "../ledger/entries.ts";

const [CNY, JPY, KWD, USD] = [currency("CNY"), currency("JPY"), currency("KWD"), currency("USD")];
const rate = (code: typeof CNY, perBase: string, on = "2024-01-01"): Rate => ({
  currency: code,
  perBase,
  on: toDay(on),
});
const table: RateTable = {
  base: CNY,
  rates: [rate(USD, "0.14"), rate(JPY, "20.5"), rate(KWD, "0.0426"), rate(USD, "0.125", "2024-02-01")],
};
const asOf = toDay("2024-01-15");

const minorOf = (minor: number, from: typeof CNY, to: typeof CNY, on = asOf): number | string => {
  const answer = convert(money(minor, from), to, table, on);
  return answer.ok ? answer.value.money.amountMinor : answer.because;
};

describe("converting money at dated rates", () => {
  it("goes through the minor units of both currencies", () => {
    expect(minorOf(10_000, CNY, USD)).toBe(1_400); // ¥100.00 → $14.00
    expect(minorOf(1_400, USD, CNY)).toBe(10_000);
    expect(minorOf(10_000, CNY, JPY)).toBe(2_050); // ¥100.00 → 2 050 yen
    expect(minorOf(10_000, CNY, KWD)).toBe(4_260); // 4.260 dinar
    expect(minorOf(2_050, JPY, USD)).toBe(1_400);
  });

  it("rounds half a unit up, less than half down, and debts as it rounds claims", () => {
    const halves: RateTable = { base: CNY, rates: [rate(USD, "0.5")] };
    const at = (minor: number) => {
      const answer = convert(money(minor, CNY), USD, halves, asOf);
      return answer.ok && answer.value.money.amountMinor;
    };
    expect([at(1), at(3), at(-1), at(2)]).toEqual([1, 2, -1, 1]);
    expect(minorOf(3, CNY, USD)).toBe(0); // 0.42
    expect(minorOf(4, CNY, USD)).toBe(1); // 0.56
  });

  it("takes the newest rate of the day or before, never one from after it", () => {
    expect(minorOf(10_000, CNY, USD, toDay("2024-01-31"))).toBe(1_400);
    expect(minorOf(10_000, CNY, USD, toDay("2024-02-01"))).toBe(1_250);
    expect(minorOf(10_000, CNY, USD, toDay("2023-12-31"))).toBe("no-rate");
  });

  it("says how old the rates are, by the older of the two", () => {
    const answer = convert(money(100, USD), JPY, table, toDay("2024-02-02"));
    expect(answer.ok && answer.value.ratesOn).toBe(toDay("2024-01-01"));
    const same = convert(money(100, USD), USD, table, asOf);
    expect(same.ok && same.value.ratesOn).toBeNull();
  });

  it("is exact where doubles are not", () => {
    const precise: RateTable = { base: CNY, rates: [rate(USD, "1.000000000000000001")] };
    const answer = convert(money(9_007_199_254_740_991, CNY), USD, precise, asOf);
    expect(answer.ok && answer.value.money.amountMinor).toBe(9_007_199_254_740_991);
  });

  it("comes back to within one rounding of where it began", () => {
    fc.assert(
      fc.property(fc.integer({ min: -(10 ** 12), max: 10 ** 12 }), (minor) => {
        const there = minorOf(minor, USD, JPY) as number;
        const back = minorOf(there, JPY, USD) as number;
        // Half a yen is 0.34 cent, and the way back rounds once more.
        expect(Math.abs(back - minor)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it("takes a rate that is no positive decimal for a bug", () => {
    for (const text of ["0", "-1", "1e3", "", "1,5"]) {
      const broken: RateTable = { base: CNY, rates: [rate(USD, text)] };
      expect(() => convert(money(1, CNY), USD, broken, asOf)).toThrow();
    }
  });
});
