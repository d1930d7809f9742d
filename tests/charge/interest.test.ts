import { readFileSync } from "node:fs";
import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { accrue, type Debt } from "../../shared/charge/accrue.ts";
import { DAY_COUNTS, type DayCount } from "../../shared/charge/day-count.ts";
import { publishedRates } from "../../shared/charge/published-rates.ts";
import { rateOn, type ReferenceTable } from "../../shared/charge/reference-rates.ts";
import type { Compounding, InterestTerms, RateRule } from "../../shared/charge/terms.ts";
import { addDays, type Day, toDay } from "../../shared/kernel/day.ts";

interface GoldenCase {
  readonly amountMinor: number;
  readonly dueOn: string;
  readonly to: string;
  readonly payments: readonly { readonly on: string; readonly minor: number }[];
  readonly rate: RateRule;
  readonly table: number;
  readonly dayCount: DayCount;
  readonly compounding: Compounding;
  readonly graceDays: number;
  readonly ceilingTimesPercent: number | null;
  readonly mostPpm: number | null;
  readonly interestMinor: number;
}
const golden = JSON.parse(readFileSync("tests/charge/golden.json", "utf8")) as {
  readonly tables: readonly (readonly (readonly [string, string])[])[];
  readonly cases: readonly GoldenCase[];
};

const tables = golden.tables.map(
  (rows, at): ReferenceTable => ({
    tableId: `table-${at}`,
    name: { "zh-CN": "表", en: "table" },
    rates: rows.map(([from, percent]) => ({
      from: toDay(from),
      ratePpm: Math.round(Number(percent) * 10_000),
      source: "made up",
    })),
    knownUntil: toDay("2035-12-31"),
  }),
);

const owed = (
  amountMinor: number,
  dueOn: Day,
  payments: readonly { readonly on: Day; readonly minor: number }[],
): Debt => {
  let minor = amountMinor;
  const steps = payments.map(({ on, minor: paid }) => ({ after: on, minor: (minor -= paid) }));
  return { dueOn, principal: [{ after: addDays(dueOn, -30), minor: amountMinor }, ...steps] };
};
const termsOf = (one: GoldenCase): InterestTerms => {
  const tableId = `table-${one.table}`;
  const { dayCount, compounding, graceDays, mostPpm, ceilingTimesPercent: timesPercent } = one;
  return {
    rate: one.rate.kind === "fixed" ? one.rate : { ...one.rate, tableId },
    ceiling: timesPercent === null ? null : { kind: "reference", tableId, timesPercent },
    ...{ dayCount, compounding, graceDays, mostDays: null, mostPpm },
  };
};
const simple: InterestTerms = {
  rate: { kind: "fixed", ratePpm: 80_000 },
  dayCount: "ACT/365",
  compounding: "none",
  graceDays: 0,
  ceiling: null,
  mostDays: null,
  mostPpm: null,
};
const amountOf = (debt: Debt, terms: InterestTerms, from: Day, to: Day, given = tables): number => {
  const interest = accrue(debt, terms, given, { from, to });
  if (!interest.ok) throw new Error(interest.because.code);
  const { amountMinor, lines } = interest.value;
  expect(lines.reduce((all, line) => all + line.amountMinor, 0)).toBe(amountMinor);
  return amountMinor;
};

/** Eight points over a published rate. */
const overTable = (tableId: string, at: "each-day" | "start"): InterestTerms => ({
  ...simple,
  rate: { kind: "reference", tableId, timesPercent: 100, spreadPpm: 80_000, at },
});

describe("interest on late payment", () => {
  it("M-03 agrees with 500 cases that were reckoned elsewhere, day by day", () => {
    const wrong = golden.cases.flatMap((one, at) => {
      const dueOn = toDay(one.dueOn);
      const payments = one.payments.map(({ on, minor }) => ({ on: toDay(on), minor }));
      const ours = amountOf(owed(one.amountMinor, dueOn, payments), termsOf(one), dueOn, toDay(one.to));
      return ours === one.interestMinor ? [] : [{ at, ours, golden: one.interestMinor }];
    });
    expect(golden.cases).toHaveLength(500);
    expect(wrong).toEqual([]);
  });

  it("C40 grows by the day: the first day after the due day bears interest, the due day does not", () => {
    const due = toDay("2025-03-31");
    const debt = owed(3_650_000, due, []);
    expect([0, 1, 2, 30].map((days) => amountOf(debt, simple, due, addDays(due, days)))).toEqual([
      0, 800, 1600, 24_000,
    ]);
  });

  it("takes each half-year of the European rate by itself, and says which", () => {
    const due = toDay("2025-06-20");
    const terms = overTable("eu-ecb-mro", "each-day");
    const interest = accrue(owed(1_000_000, due, []), terms, publishedRates, {
      from: due,
      to: toDay("2025-07-10"),
    });
    expect(interest.ok && interest.value.lines.map(({ days, rateE8 }) => [days, rateE8])).toEqual([
      [10, 11_150_000],
      [10, 10_150_000],
    ]);
  });

  it("keeps the British rate of the half-year in which the debt fell late", () => {
    const due = toDay("2025-06-20");
    const terms = overTable("uk-boe-base", "start");
    const interest = accrue(owed(1_000_000, due, []), terms, publishedRates, {
      from: due,
      to: toDay("2026-11-01"),
    });
    expect(interest.ok && interest.value.lines.map(({ days, rateE8 }) => [days, rateE8])).toEqual([
      [499, 12_750_000],
    ]);
  });

  it("guesses nothing after the last day that a table knows, and reckons up to that day", () => {
    const due = toDay("2026-12-01");
    const terms = overTable("eu-ecb-mro", "each-day");
    const until = (to: string) =>
      accrue(owed(1_000_000, due, []), terms, publishedRates, { from: due, to: toDay(to) });
    expect(until("2026-12-31").ok).toBe(true);
    const after = until("2027-01-01");
    expect(!after.ok && after.because).toMatchObject({ code: "rate-unknown", last: toDay("2026-12-31") });
  });

  it.each([
    // The last day before a change, the first day of it, and the last day that is known: as they were published.
    ["cn-lpr-1y", "2019-08-20", 4.25],
    ["cn-lpr-1y", "2022-08-21", 3.7],
    ["cn-lpr-1y", "2022-08-22", 3.65],
    ["cn-lpr-1y", "2024-10-21", 3.1],
    ["cn-lpr-1y", "2026-09-20", 3],
    ["eu-ecb-mro", "2022-12-31", 0],
    ["eu-ecb-mro", "2023-01-01", 2.5],
    ["eu-ecb-mro", "2024-07-01", 4.25],
    ["eu-ecb-mro", "2026-06-30", 2.15],
    ["eu-ecb-mro", "2026-07-01", 2.4],
    ["uk-boe-base", "2020-07-01", 0.1],
    ["uk-boe-base", "2024-12-31", 5.25],
    ["uk-boe-base", "2025-07-01", 4.25],
    ["uk-boe-base", "2026-12-31", 3.75],
    ["us-prompt-payment", "2026-06-30", 4.125],
    ["us-prompt-payment", "2026-07-01", 4.75],
  ])("knows %s on %s as %d %%, with its source and how far that was verified", (tableId, on, percent) => {
    const table = publishedRates.find((each) => each.tableId === tableId);
    const rate = table && rateOn(table, toDay(on));
    expect(rate?.ok && rate.value).toMatchObject({
      ratePpm: Math.round(percent * 10_000),
      source: expect.stringMatching(/verified through .*2026-\d\d-\d\d/),
    });
  });

  it("asks no table about days on which nothing was owed", () => {
    const due = toDay("2026-12-01");
    const terms = overTable("eu-ecb-mro", "each-day");
    const paid = owed(1_000_000, due, [{ on: toDay("2026-12-20"), minor: 1_000_000 }]);
    expect(accrue(paid, terms, publishedRates, { from: due, to: toDay("2027-05-01") }).ok).toBe(true);
  });

  it("stays under four times the LPR of the day on which the debt fell late", () => {
    const due = toDay("2025-06-01");
    const terms: InterestTerms = {
      ...simple,
      rate: { kind: "fixed", ratePpm: 240_000 },
      ceiling: { kind: "reference", tableId: "cn-lpr-1y", timesPercent: 400 },
    };
    const interest = accrue(owed(1_000_000, due, []), terms, publishedRates, {
      from: due,
      to: toDay("2025-06-11"),
    });
    expect(interest.ok && interest.value.lines).toMatchObject([{ rateE8: 12_000_000, capped: true }]);
  });

  it("M-04 rounds to the minor unit of yen, yuan and dinar alike: half of one is one", () => {
    const due = toDay("2025-03-31");
    const half: InterestTerms = { ...simple, rate: { kind: "fixed", ratePpm: 182_500 } };
    expect(amountOf(owed(1000, due, []), half, due, addDays(due, 1))).toBe(1);
    expect(amountOf(owed(999, due, []), half, due, addDays(due, 1))).toBe(0);
  });
});

const cases = fc.record({
  amount: fc.integer({ min: 0, max: 5_000_000 }),
  late: fc.integer({ min: 0, max: 800 }),
  split: fc.integer({ min: 0, max: 800 }),
  paid: fc.array(
    fc.record({ day: fc.integer({ min: 0, max: 800 }), share: fc.integer({ min: 1, max: 100 }) }),
    {
      maxLength: 3,
    },
  ),
  ratePpm: fc.integer({ min: 0, max: 400_000 }),
  table: fc.option(fc.integer({ min: 0, max: 7 }), { nil: null }),
  dayCount: fc.constantFrom(...DAY_COUNTS),
  compounding: fc.constantFrom<Compounding>("none", "30-days", "month", "year"),
  graceDays: fc.integer({ min: 0, max: 20 }),
  mostDays: fc.option(fc.integer({ min: 0, max: 800 }), { nil: null }),
  mostPpm: fc.option(fc.integer({ min: 0, max: 200_000 }), { nil: null }),
});

describe("laws of interest", () => {
  const due = toDay("2023-11-30");
  it("a period that is split anywhere comes to the same, and no part of it is negative", () => {
    fc.assert(
      fc.property(cases, ({ amount, late, split, paid, ratePpm, table, ...terms }) => {
        let left = amount;
        const payments = [...paid]
          .sort((a, b) => a.day - b.day)
          .map(({ day, share }) => {
            const minor = Math.floor((left * share) / 100);
            left -= minor;
            return { on: addDays(due, day), minor };
          });
        const debt = owed(amount, due, payments);
        const rate: RateRule =
          table === null
            ? { kind: "fixed", ratePpm }
            : {
                kind: "reference",
                tableId: `table-${table}`,
                timesPercent: 130,
                spreadPpm: ratePpm,
                at: "each-day",
              };
        const all: InterestTerms = { ...terms, rate, ceiling: null };
        const end = addDays(due, late);
        const middle = addDays(due, Math.min(split, late));
        const parts = [amountOf(debt, all, due, middle), amountOf(debt, all, middle, end)];
        expect(Math.min(...parts)).toBeGreaterThanOrEqual(0);
        expect(parts[0]! + parts[1]!).toBe(amountOf(debt, all, due, end));
      }),
      { numRuns: Number(process.env["INTEREST"] ?? 150) },
    );
  });
});
