import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import type { Currency } from "../../shared/kernel/currency.ts";
import { formatDay, toDay, weekdayOf } from "../../shared/kernel/day.ts";
import { parseAmount } from "../../widget/ui/parse-amount.ts";
import { quickDay, quickDays } from "../../widget/ui/quick-days.ts";
import { chosenInvoices, readOffer, shownAmount } from "../../widget/promise/read-offer.ts";
import { asRead, busyAccount, day } from "./account-views.ts";

const CNY = "CNY" as Currency;
const read = (typed: string, currency = CNY) => {
  const amount = parseAmount(typed, currency);
  return amount.ok ? amount.value : amount.because;
};

describe("an amount as people type it", () => {
  it("is read in digits, with commas where thousands end, full width, or in ten-thousands", () => {
    const typed = ["50000", "50,000.50", "５００００", " 5万", "1.25w", "0.0001万"];
    expect(typed.map((each) => read(each))).toEqual([
      5_000_000, 5_000_050, 5_000_000, 5_000_000, 1_250_000, 100,
    ]);
  });
  it("is refused rather than guessed", () => {
    const typed = ["", "5o000", "50,00", "1.234,5", "5万万", "1e5", "1.23456万"];
    expect(typed.map((each) => read(each))).toEqual(typed.map(() => "not-an-amount"));
    expect(read("-5")).toBe("not-positive");
    expect(read("0")).toBe("not-positive");
    expect(read("1.005")).toBe("too-precise");
    expect(read("100.5", "JPY" as Currency)).toBe("too-precise");
  });
});

describe("the invoices of a promise", () => {
  const { items, asOf } = asRead(busyAccount());
  const text = { amount: null, currency: "CNY", by: day(6), chosen: null };
  const numbers = (ids: readonly string[]) =>
    ids.map((id) => items.find(({ invoiceId }) => invoiceId === id)?.number);

  it("start with the oldest overdue one, and its open amount stands in the field", () => {
    expect(numbers(chosenInvoices(text, items))).toEqual(["INV-2088"]);
    expect(shownAmount(text, items)).toBe("16200.00");
  });
  it("follow the amount, the oldest first, leaving out what is disputed", () => {
    expect(numbers(chosenInvoices({ ...text, amount: "30500" }, items))).toEqual(["INV-2088", "INV-2107"]);
    expect(numbers(chosenInvoices({ ...text, amount: "30500.01" }, items))).toEqual([
      "INV-2088",
      "INV-2107",
      "INV-2131",
    ]);
  });
  it("stay as the person chose them", () => {
    const own = items.filter(({ number }) => number === "INV-2164").map(({ invoiceId }) => invoiceId);
    expect(shownAmount({ ...text, chosen: own }, items)).toBe("72900.00");
  });
  it("must owe what is promised, by a day from today to 90 days ahead", () => {
    const flaw = (change: object) => {
      const offer = readOffer({ ...text, ...change }, items, asOf);
      return offer.ok ? "ok" : offer.because.flaw;
    };
    const own = items.filter(({ number }) => number === "INV-2164").map(({ invoiceId }) => invoiceId);
    expect([flaw({ chosen: own, amount: "72900" }), flaw({ chosen: own, amount: "72900.01" })]).toEqual([
      "ok",
      "more-than-owed",
    ]);
    expect([flaw({ by: day(0) }), flaw({ by: day(-1) })]).toEqual(["ok", "in-the-past"]);
    expect([flaw({ by: day(90) }), flaw({ by: day(91) })]).toEqual(["ok", "too-far-ahead"]);
    expect(flaw({ by: "" })).toBe("no-day");
  });
});

describe("a quick day", () => {
  it("is offered once, under the first of its names", () => {
    const names = (asOf: string) => quickDays(toDay(asOf)).map(({ which }) => which);
    expect(names("2026-11-18")).toEqual(["tomorrow", "friday", "week", "monthEnd"]);
    expect(names("2026-11-19")).toEqual(["tomorrow", "week", "monthEnd"]);
    expect(names("2026-11-20")).toEqual(["tomorrow", "friday", "monthEnd"]);
    expect(names("2026-11-29")).toEqual(["tomorrow", "friday", "week"]);
  });

  it("is always ahead; Friday is a Friday within a week, the month's end is the last of its month", () => {
    fc.assert(
      fc.property(fc.integer({ min: 18_000, max: 30_000 }), (number) => {
        const asOf = toDay(new Date(number * 86_400_000).toISOString().slice(0, 10));
        const friday = quickDay("friday", asOf);
        const end = quickDay("monthEnd", asOf);
        expect(friday > asOf && friday <= asOf + 7 && weekdayOf(friday) === 5).toBe(true);
        expect(end > asOf && formatDay((end + 1) as typeof end).endsWith("-01")).toBe(true);
      }),
    );
  });
});
