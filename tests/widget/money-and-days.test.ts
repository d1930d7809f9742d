import { describe, expect, it } from "@jest/globals";
import type { Currency } from "../../shared/kernel/currency.ts";
import { addDays, toDay } from "../../shared/kernel/day.ts";
import { clockText, dayOfMoment, fullDay, momentText, nearDay, shortDay } from "../../widget/ui/day-text.ts";
import { moneyText, needsMinor } from "../../widget/ui/money-text.ts";

const money = (amountMinor: number, currency: string) => ({ amountMinor, currency: currency as Currency });

describe("money in the reader's language", () => {
  it("tells yuan, yen and dollars apart in both languages", () => {
    const all = ["CNY", "JPY", "USD"].map((code) => money(1_240_000, code));
    expect(all.map((each) => moneyText(each, "zh-CN"))).toEqual(["¥12,400", "JP¥1,240,000", "US$12,400"]);
    expect(all.map((each) => moneyText(each, "en"))).toEqual(["CN¥12,400", "¥1,240,000", "$12,400"]);
  });

  it("shows the minor unit when there is one, or when its column has one", () => {
    expect(moneyText(money(1_240_050, "CNY"), "zh-CN")).toBe("¥12,400.50");
    expect(moneyText(money(1_240_000, "CNY"), "zh-CN", { minor: true })).toBe("¥12,400.00");
    expect(moneyText(money(1_234, "KWD"), "en", { bare: true })).toBe("1.234");
    expect(needsMinor([100, 250], 2)).toBe(true);
    expect(needsMinor([100, 200], 2)).toBe(false);
  });

  it("is exact where a float is not, and writes a real minus", () => {
    expect(moneyText(money(9_007_199_254_740_991, "CNY"), "zh-CN")).toBe("¥90,071,992,547,409.91");
    expect(moneyText(money(-840_000, "CNY"), "zh-CN")).toBe("−¥8,400");
  });
});

describe("days in the reader's language", () => {
  const asOf = toDay("2026-12-31");
  it("leaves the year out while it is this year, and says it otherwise", () => {
    expect(shortDay(toDay("2026-01-02"), asOf, "zh-CN")).toBe("01-02");
    expect(shortDay(toDay("2027-01-01"), asOf, "zh-CN")).toBe("2027-01-01");
    expect(shortDay(toDay("2026-01-02"), asOf, "en")).toBe("2 Jan");
    expect(fullDay(toDay("2026-01-02"), "en")).toBe("2 Jan 2026");
  });

  it("names yesterday, today and tomorrow, and no further", () => {
    const near = [-2, -1, 0, 1, 2].map((away) => nearDay(addDays(asOf, away), asOf, "zh-CN"));
    expect(near).toEqual(["12-29", "昨天", "今天", "明天", "2027-01-02"]);
    expect(nearDay(asOf, asOf, "en")).toBe("today");
  });

  it("puts a moment on the organisation's day, not the browser's", () => {
    expect(dayOfMoment("2026-12-30T16:30:00Z", "Asia/Shanghai")).toBe(asOf);
    expect(dayOfMoment("2026-12-30T16:30:00Z", "America/New_York")).toBe(asOf - 1);
    expect(clockText("2026-12-30T16:05:00Z", "Asia/Shanghai")).toBe("00:05");
    expect(momentText("2026-12-30T16:05:00Z", "Asia/Shanghai", asOf, "zh-CN")).toBe("今天 00:05");
  });
});
