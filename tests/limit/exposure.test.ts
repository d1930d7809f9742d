import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { ALONE, exposureOf, passedBy, tightestOf } from "../../shared/limit/exposure.ts";
import { toDay } from "../../shared/kernel/day.ts";
import { money } from "../../shared/kernel/money.ts";
import type { RateTable } from "../../shared/kernel/rates.ts";
import type { LedgerEntry } from "../../shared/ledger/entry.ts";
import { openBooks } from "../../shared/ledger/open-items.ts";
import { asOfDays, CNY, creditNote, currency, daysOn, invoice, ledgers, payment } from "../ledger/entries.ts";

const [USD, JPY] = [currency("USD"), currency("JPY")];
const asOf = toDay("2024-04-10");
const noRates: RateTable = { base: CNY, rates: [] };
const exposure = (
  limitMinor: number | null,
  entries: readonly LedgerEntry[] = [invoice("1")],
  rates = noRates,
) => {
  const limit = limitMinor === null ? null : money(limitMinor, CNY);
  return exposureOf(openBooks(entries, asOf), { limit, currency: CNY, rates }, asOf);
};

describe("exposure", () => {
  it("is what is open less what the customer has with us", () => {
    const entries = [
      invoice("1"),
      payment("p", null, 1_500, "2024-03-10"),
      creditNote("c", null, 500, "2024-03-10"),
    ];
    expect(exposure(20_000, entries)).toMatchObject({
      openMinor: 10_000,
      creditsMinor: 2_000,
      exposureMinor: 8_000,
      headroomMinor: 12_000,
      hold: "none",
    });
  });

  it("is negative when they have paid more than they owe", () => {
    expect(exposure(100, [payment("p", null, 700, "2024-03-10")])).toMatchObject({
      exposureMinor: -700,
      headroomMinor: 800,
      hold: "none",
    });
  });

  it.each([
    [12_501, "none"],
    [12_500, "warn"],
    [10_000, "warn"],
    [9_999, "over"],
    [0, "over"],
  ])("of 10 000 under a limit of %d is %s", (limit, hold) => {
    expect(exposure(limit).hold).toBe(hold);
  });

  it("without a limit holds nothing and has no headroom to show", () => {
    expect(exposure(null)).toMatchObject({ limitMinor: null, headroomMinor: null, hold: "none" });
  });

  it("of nothing under a limit of nothing is no warning", () => {
    expect(exposure(0, []).hold).toBe("none");
  });

  it("rounds once per currency, not once per invoice", () => {
    const rates: RateTable = { base: CNY, rates: [{ currency: USD, on: asOf, perBase: "3" }] };
    // Three cents are one fen; rounded one by one they would be none.
    const cents = ["a", "b", "c"].map((id) => invoice(id, { currency: USD, amountMinor: 1 }));
    expect(exposure(null, cents, rates).openMinor).toBe(1);
  });

  it("leaves out a currency without a rate and says which", () => {
    const entries = [invoice("1"), invoice("2", { currency: JPY }), invoice("3", { currency: USD })];
    const rates: RateTable = { base: CNY, rates: [{ currency: USD, on: asOf, perBase: "0.5" }] };
    expect(exposure(null, entries, rates)).toMatchObject({
      openMinor: 30_000,
      withoutRate: ["JPY"],
      ratesOn: asOf,
    });
  });

  it("adds up and leaves nothing unnamed, for any ledger", () => {
    const rates: RateTable = { base: CNY, rates: [{ currency: USD, on: daysOn(100), perBase: "0.1387" }] };
    fc.assert(
      fc.property(ledgers, asOfDays, fc.integer({ min: 0, max: 10 ** 10 }), (entries, on, limitMinor) => {
        const books = openBooks(entries, on);
        const view = exposureOf(books, { limit: money(limitMinor, CNY), currency: CNY, rates }, on);
        expect(view.exposureMinor).toBe(view.openMinor - view.creditsMinor);
        expect(view.headroomMinor).toBe(limitMinor - view.exposureMinor);
        expect(view.hold === "over").toBe(view.exposureMinor > limitMinor);
        const unrated = on < daysOn(100) ? [JPY, USD] : [JPY];
        const held = books.map((book) => book.currency);
        expect(view.withoutRate).toEqual(unrated.filter((code) => held.includes(code)));
      }),
      { numRuns: 2_000 },
    );
  });

  it("takes a limit in another currency for a bug", () => {
    const terms = { limit: money(1, USD), currency: CNY, rates: noRates };
    expect(() => exposureOf([], terms, asOf)).toThrow("in the currency");
  });
});

describe("a part of a limit", () => {
  const rates: RateTable = {
    base: CNY,
    rates: [{ currency: USD, on: toDay("2024-01-01"), perBase: "0.125" }],
  };
  const inDollars = (id: string, minor: number) => invoice(id, { currency: USD, amountMinor: minor });
  const withPart = (usdMinor: number, entries: readonly LedgerEntry[], orderMinor = 0) =>
    exposureOf(openBooks(entries, asOf), { limit: money(100_000, CNY), currency: CNY, rates }, asOf, {
      ...ALONE,
      parts: [money(usdMinor, USD)],
      orders: orderMinor === 0 ? [] : [money(orderMinor, USD)],
    });

  it("is held to what there is in its own currency, orders among it", () => {
    const view = withPart(2_000, [inDollars("1", 1_000), invoice("2")], 500);
    expect(view).toMatchObject({
      exposureMinor: 22_000,
      headroomMinor: 4_000,
      parts: [{ currency: "USD", limitMinor: 2_000, exposureMinor: 1_500 }],
      hold: "none",
    });
    expect(tightestOf(view)).toMatchObject({ currency: "USD" });
  });

  it("is reached to the last cent before it holds the account back, and warns from four fifths on", () => {
    const hold = (minor: number) => withPart(1_000, [inDollars("1", minor)]).hold;
    expect([799, 800, 1_000, 1_001].map(hold)).toEqual(["none", "warn", "warn", "over"]);
    expect(withPart(1_000, [inDollars("1", 1_001)]).headroomMinor).toBe(-8);
  });

  it("leaves the whole in charge where the whole is tighter", () => {
    const view = withPart(100_000, [invoice("2", { amountMinor: 90_000 })]);
    expect([view.headroomMinor, view.hold]).toEqual([10_000, "warn"]);
    expect(tightestOf(view)).toEqual({ exposureMinor: 90_000, limitMinor: 100_000 });
  });
});

describe("a group's limit above the account's own", () => {
  const under = (groupMinor: number, limitMinor = 20_000) =>
    exposureOf(
      openBooks([invoice("1")], asOf),
      { limit: money(limitMinor, CNY), currency: CNY, rates: noRates },
      asOf,
      { ...ALONE, group: { currency: CNY, limitMinor: 50_000, exposureMinor: groupMinor } },
    );

  it("is reached to the last fen before it holds the branch back, whatever is left of its own", () => {
    expect([under(50_000).hold, under(50_001).hold]).toEqual(["warn", "over"]);
    expect([passedBy(under(50_000)), passedBy(under(50_001))]).toEqual([
      { overLimit: false, overGroup: false },
      { overLimit: false, overGroup: true },
    ]);
    expect(passedBy(under(0, 9_999))).toEqual({ overLimit: true, overGroup: false });
  });

  it("leaves the branch the less of what is left of the two", () => {
    expect([under(39_999).headroomMinor, under(40_001).headroomMinor]).toEqual([10_000, 9_999]);
    expect(under(50_001).headroomMinor).toBe(-1);
  });
});
