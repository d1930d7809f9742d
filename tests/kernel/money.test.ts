import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { exponentOf, parseCurrency, type Currency } from "../../shared/kernel/currency.ts";
import { allocate, formatMajor, money, parseMajor } from "../../shared/kernel/money.ts";
import { currency } from "../ledger/entries.ts";

const [CNY, JPY, KWD] = [currency("CNY"), currency("JPY"), currency("KWD")];

describe("currency", () => {
  it.each([
    [JPY, 0],
    [CNY, 2],
    [KWD, 3],
  ])("knows the minor unit of %s", (code, digits) => {
    expect(exponentOf(code)).toBe(digits);
  });

  it.each(["cny", "RMB", "XXX", "", "¥"])("refuses %j", (text) => {
    expect(parseCurrency(text)).toEqual({ ok: false, because: "unknown-currency" });
  });

  it("does not take any text for a currency", () => {
    // @ts-expect-error only parseCurrency makes a Currency
    const bare: Currency = "CNY";
    expect(bare).toBe("CNY");
  });
});

describe("money", () => {
  it.each([
    ["12.30", CNY, 1230],
    ["12.3", CNY, 1230],
    ["12", CNY, 1200],
    ["12.3000", CNY, 1230],
    ["1230", JPY, 1230],
    ["1.230", KWD, 1230],
    ["-0.01", CNY, -1],
    ["0", CNY, 0],
    ["-0", CNY, 0],
  ])("reads %s %s as %d minor units", (text, code, amountMinor) => {
    expect(parseMajor(text, code)).toEqual({ ok: true, value: { amountMinor, currency: code } });
  });

  it.each([
    "1,234.5",
    "1234.5x",
    "1e3",
    "",
    ".5",
    "5.",
    "+5",
    "--5",
    "0x10",
    "١٢",
    "NaN",
    "99999999999999999",
  ])("refuses %j as an amount", (text) => {
    expect(parseMajor(text, CNY)).toEqual({ ok: false, because: "not-an-amount" });
  });

  it("refuses digits below the minor unit instead of rounding them", () => {
    expect(parseMajor("12.345", CNY)).toEqual({ ok: false, because: "too-precise" });
    expect(parseMajor("12.5", JPY)).toEqual({ ok: false, because: "too-precise" });
    expect(parseMajor("12.345", KWD).ok).toBe(true);
  });

  it("is its text and back in every exponent", () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.constantFrom(CNY, JPY, KWD), (minor, code) => {
        const amount = money(minor, code);
        expect(parseMajor(formatMajor(amount), code)).toEqual({ ok: true, value: amount });
      }),
    );
  });

  it("takes no fractions and nothing beyond the safe integers", () => {
    expect(() => money(0.5, CNY)).toThrow("whole minor units");
    expect(() => money(2 ** 53, CNY)).toThrow("whole minor units");
  });
});

describe("allocate", () => {
  it("gives the odd unit to the largest remainder, the first among equals", () => {
    expect(allocate(money(100, CNY), [1, 1, 1]).map((each) => each.amountMinor)).toEqual([34, 33, 33]);
    expect(allocate(money(100, CNY), [1, 3, 2]).map((each) => each.amountMinor)).toEqual([17, 50, 33]);
    expect(allocate(money(-100, CNY), [1, 1, 1]).map((each) => each.amountMinor)).toEqual([-34, -33, -33]);
  });

  it("loses and invents nothing, and equal weights differ by one unit at most", () => {
    const weights = fc.array(fc.integer({ min: 0, max: 1_000 }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(fc.maxSafeInteger(), weights, (minor, each) => {
        fc.pre(each.some((weight) => weight > 0));
        const shares = allocate(money(minor, CNY), each).map((share) => BigInt(share.amountMinor));
        expect(shares.reduce((all, share) => all + share, 0n)).toBe(BigInt(minor));
        each.forEach((weight, at) => {
          each.forEach((other, next) => {
            const apart = (shares[at] as bigint) - (shares[next] as bigint);
            if (weight === other && (apart > 1n || apart < -1n)) throw new Error("unequal shares");
            if (weight === 0 && shares[at] !== 0n) throw new Error("a share without weight");
          });
        });
      }),
      { numRuns: 2_000 },
    );
  });

  it("refuses weights that say nothing", () => {
    expect(() => allocate(money(1, CNY), [0, 0])).toThrow("not all zero");
    expect(() => allocate(money(1, CNY), [1.5])).toThrow("whole");
    expect(() => allocate(money(1, CNY), [2, -1])).toThrow("whole");
  });
});
