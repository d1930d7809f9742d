import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { openCalendars } from "../../server/adapters/calendar/open-calendars.ts";
import {
  addBusinessDays,
  bareWeek,
  businessDayFrom,
  isBusinessDay,
  knowsHolidays,
} from "../../shared/calendar/business-calendar.ts";
import { addMonthsClamped } from "../../shared/calendar/months.ts";
import { addDays, formatDay, toDay, type Day } from "../../shared/kernel/day.ts";

const calendars = openCalendars();
const of = (country: string | null, ...zones: (string | null)[]) => calendars.of(country, zones);
const open = (country: string, on: string) => isBusinessDay(of(country), toDay(on));

describe("whose calendar it is", () => {
  it.each([
    ["CN", "CN"],
    ["cn ", "CN"],
    ["China", "CN"],
    ["中国", "CN"],
    ["中國", "CN"],
    ["中华人民共和国", "CN"],
    ["Germany", "DE"],
    ["Deutschland", "DE"],
    ["USA", "US"],
    ["U.S.A.", "US"],
    ["the United States of America", "US"],
    ["美国", "US"],
    ["UK", "GB"],
    ["United Kingdom", "GB"],
    ["英国", "GB"],
    ["Turkey", "TR"],
    ["Czech Republic", "CZ"],
    ["Cote d'Ivoire", "CI"],
    ["Hong Kong", "HK"],
    ["香港", "HK"],
  ])("knows %s as %s", (text, id) => {
    expect(of(text).id).toBe(id);
  });

  it.each(["", "-", "Atlantis", "ZZ", "EU", "__proto__", "constructor"])(
    "takes %j for no country: the zones tell, the first that lies in one",
    (text) => {
      expect(of(text, "UTC", "Asia/Calcutta", "Europe/Berlin").id).toBe("IN");
      expect(of(text, null, "nonsense", "Europe/Berlin").id).toBe("DE");
      expect(of(text, "UTC")).toBe(bareWeek);
    },
  );

  it("believes the country before the zone, and the zone before nothing", () => {
    expect(of("Germany", "Asia/Shanghai").id).toBe("DE");
    expect(of(null, "Asia/Shanghai").id).toBe("CN");
    expect(of(null, null)).toBe(bareWeek);
  });

  it("loads a country once", () => {
    expect(of("China")).toBe(of("中国"));
    expect(of("Germany", "UTC")).toBe(of("DE"));
  });
});

describe("business days", () => {
  it("works on a Chinese make-up Saturday and rests on the holiday that it pays for", () => {
    expect(open("CN", "2026-10-10")).toBe(true);
    expect(open("CN", "2026-10-17")).toBe(false);
    expect(open("CN", "2026-10-07")).toBe(false);
    expect(open("CN", "2026-10-08")).toBe(true);
  });

  it("rests on the day that is given for a holiday on a weekend", () => {
    expect(open("US", "2026-07-03")).toBe(false);
    expect(open("US", "2026-07-06")).toBe(true);
    expect(open("GB", "2026-12-28")).toBe(false);
    expect(open("GB", "2026-12-29")).toBe(true);
  });

  it("takes half a holiday for a business day, and a holiday of three days for three", () => {
    expect(open("IS", "2026-12-24")).toBe(true);
    expect(open("IS", "2026-12-25")).toBe(false);
    // Kurban Bayramı: half of its eve, then four days from Wednesday to Saturday.
    const kurban = ["2026-05-26", "2026-05-27", "2026-05-28", "2026-05-29", "2026-06-01"];
    expect(kurban.map((on) => open("TR", on))).toEqual([true, false, false, false, true]);
  });

  it("has the weekend of the country: Friday and Saturday in Riyadh, Sunday alone in India", () => {
    expect(open("SA", "2026-06-12")).toBe(false);
    expect(open("SA", "2026-06-14")).toBe(true);
    expect(open("India", "2026-06-13")).toBe(true);
    expect(open("India", "2026-06-14")).toBe(false);
  });

  it("finds a holiday that began in the year before, whichever year is asked for first", () => {
    // Incwala in Eswatini lasts from 28 December 2026 to 2 January 2027.
    expect(isBusinessDay(openCalendars().of("SZ", []), toDay("2027-01-01"))).toBe(false);
  });

  it("is never shut for a month, and counts forward: laws for every country that we know of", () => {
    const places = ["CN", "US", "DE", "GB", "SA", "IN", "TR", "RU", "IL"];
    const days = fc.integer({ min: toDay("2019-01-01"), max: toDay("2030-12-31") }) as fc.Arbitrary<Day>;
    fc.assert(
      fc.property(fc.constantFrom(...places), days, fc.nat(12), (place, on, count) => {
        const calendar = of(place);
        const from = businessDayFrom(calendar, on);
        const then = addBusinessDays(calendar, on, count);
        if (from < on || !isBusinessDay(calendar, from)) throw new Error("from");
        for (let between = on; between < from; between = addDays(between, 1))
          if (isBusinessDay(calendar, between)) throw new Error("passed an open day");
        if (count > 0 && !isBusinessDay(calendar, then)) throw new Error("landed on a closed day");
        if (addBusinessDays(calendar, then, 1) !== addBusinessDays(calendar, on, count + 1))
          throw new Error("add");
      }),
      { numRuns: 1_000 },
    );
  });
});

describe("what is known", () => {
  it("knows the Chinese notices to the last year that was published, and says so", () => {
    const china = of("CN");
    expect(formatDay(china.knownFrom)).toBe("2004-01-01");
    expect(china.source.en).toMatch(
      /^chinese-days \d+\.\d+\.\d+: the State Council's notices for 2004 to 20\d\d$/,
    );
    expect(knowsHolidays(china, toDay("2026-01-01"), china.knownTo)).toBe(true);
    expect(knowsHolidays(china, toDay("2026-01-01"), addDays(china.knownTo, 1))).toBe(false);
    expect(knowsHolidays(china, addDays(china.knownFrom, -1), china.knownTo)).toBe(false);
  });

  it("has the weekend only where nothing is known", () => {
    const next = addDays(of("CN").knownTo, 1);
    expect(isBusinessDay(of("CN"), businessDayFrom(bareWeek, next))).toBe(true);
    expect(knowsHolidays(bareWeek, toDay("2026-01-01"), toDay("2026-01-01"))).toBe(false);
    expect(of("Germany").source.en).toMatch(
      /^date-holidays \d+\.\d+\.\d+, public holidays; weekend of CLDR \d+/,
    );
  });
});

describe("months", () => {
  it("keeps the day of the month of a series that passes through February", () => {
    const first = toDay("2024-01-31");
    const series = [0, 1, 2, 3, 13].map((months) => formatDay(addMonthsClamped(first, months)));
    expect(series).toEqual(["2024-01-31", "2024-02-29", "2024-03-31", "2024-04-30", "2025-02-28"]);
    expect(formatDay(addMonthsClamped(toDay("2024-02-29"), 1, 31))).toBe("2024-03-31");
  });

  it.each([0.5, Number.NaN])("refuses %d months", (months) => {
    expect(() => addMonthsClamped(toDay("2024-01-31"), months)).toThrow();
  });
  it.each([0, 32])("refuses day %d of a month", (day) => {
    expect(() => addMonthsClamped(toDay("2024-01-31"), 1, day)).toThrow();
  });
});
