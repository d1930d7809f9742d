import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { type Currency, exponentOf, parseCurrency } from "../../shared/kernel/currency.ts";
import { addDays, type Day, toDay } from "../../shared/kernel/day.ts";
import { formatMajor } from "../../shared/kernel/money.ts";
import { clockText, dayOfMoment, fullDay, momentText, nearDay, shortDay } from "../../widget/ui/day-text.ts";
import { type Locale, moneyText, needsMinor } from "../../widget/ui/money-text.ts";
import { countText, numberText } from "../../widget/ui/number-text.ts";

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

const LOCALES = ["zh-CN", "en"] as const;

describe("what Intl writes, written without it", () => {
  const currencies = Intl.supportedValuesOf("currency").flatMap((code) => {
    const known = parseCurrency(code);
    return known.ok ? [known.value] : [];
  });
  const looks = [{}, { minor: true }, { bare: true }, { minor: true, bare: true }];
  const made = new Map<string, Intl.NumberFormat>();
  /** The text of the amount by Intl, with a real minus. */
  const byIntl = (
    amountMinor: number,
    currency: Currency,
    locale: Locale,
    look: (typeof looks)[number],
  ): string => {
    const exponent = exponentOf(currency);
    const digits = !look.minor && amountMinor % 10 ** exponent === 0 ? 0 : exponent;
    const key = `${locale} ${look.bare ?? false} ${currency} ${digits}`;
    const fraction = { minimumFractionDigits: digits, maximumFractionDigits: digits };
    const format =
      made.get(key) ??
      new Intl.NumberFormat(locale, look.bare ? fraction : { ...fraction, style: "currency", currency });
    made.set(key, format);
    return format.format(formatMajor({ amountMinor, currency }) as `${number}`).replace("-", "−");
  };

  it.each(LOCALES)("is the amount of every currency, in %s", (locale) => {
    expect(currencies.length).toBeGreaterThan(150);
    const amounts = [0, 5, 100, 1_234, 100_000, 123_456_789, -1, -1_234, -500_000];
    for (const currency of currencies)
      for (const amountMinor of amounts)
        for (const look of looks)
          expect([currency, moneyText({ amountMinor, currency }, locale, look)]).toEqual([
            currency,
            byIntl(amountMinor, currency, locale, look),
          ]);
  });

  it("is any amount to the last digit", () => {
    const one = <T>(all: readonly T[]) => fc.constantFrom(...all);
    fc.assert(
      fc.property(
        fc.maxSafeInteger(),
        one(currencies),
        one(LOCALES),
        one(looks),
        (amountMinor, currency, locale, look) => {
          expect(moneyText({ amountMinor, currency }, locale, look)).toBe(
            byIntl(amountMinor, currency, locale, look),
          );
        },
      ),
    );
  });

  it.each(LOCALES)("is a count and a figure of at most one decimal, in %s", (locale) => {
    // A minus before nothing says nothing.
    const format = new Intl.NumberFormat(locale, { maximumFractionDigits: 1, signDisplay: "negative" });
    const tells = (value: number) => expect(numberText(value)).toBe(format.format(value).replace("-", "−"));
    [0, -0, 0.04, 0.05, -0.04, -0.05, 0.15, 1.15, 9.95, 999.95, 1e-7, -1234.25, 75.3, 100].forEach(tells);
    fc.assert(fc.property(fc.double({ min: -1e9, max: 1e9, noNaN: true }), tells));
    fc.assert(fc.property(fc.integer(), (hundredths) => tells(hundredths / 100)));
    fc.assert(
      fc.property(fc.nat(), (count) =>
        expect(countText(count)).toBe(new Intl.NumberFormat(locale).format(count)),
      ),
    );
  });

  it("is every day of two hundred years, in English", () => {
    const format = (year: object) =>
      new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", ...year, timeZone: "UTC" });
    const [long, short] = [format({ year: "numeric" }), format({})];
    for (let on = toDay("1900-01-01"); on < toDay("2100-01-01"); on = addDays(on, 1)) {
      const [day, ms] = [on as Day, on * 86_400_000];
      if (fullDay(day, "en") !== long.format(ms)) expect(fullDay(day, "en")).toBe(long.format(ms));
      if (shortDay(day, day, "en") !== short.format(ms))
        expect(shortDay(day, day, "en")).toBe(short.format(ms));
    }
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
    expect(dayOfMoment("2026-12-31T00:30:00.000+08:00")).toBe(asOf);
    expect(dayOfMoment("2026-12-30T11:30:00.000-05:00")).toBe(asOf - 1);
    expect(clockText("2026-12-31T00:05:00.000+08:00")).toBe("00:05");
    expect(momentText("2026-12-31T00:05:00.000+08:00", asOf, "zh-CN")).toBe("今天 00:05");
    expect(momentText("2026-12-30T11:05:00.000-05:00", asOf, "en")).toBe("yesterday 11:05");
  });

  it("reads what is written, whatever the zone", () => {
    expect(momentText("2026-12-30T16:05:00Z", asOf, "en")).toBe("yesterday 16:05");
  });
});
