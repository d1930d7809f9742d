import { describe, expect, it } from "@jest/globals";
import { addDays, toDay } from "../../shared/kernel/day.ts";
import type { LedgerEntry } from "../../shared/ledger/entry.ts";
import { agingLines } from "../../shared/report/aging-csv.ts";
import { figuresOf } from "../../shared/report/figures.ts";
import { monthsBack, type Period, wholeMonths } from "../../shared/report/period.ts";
import { positionOf } from "../../shared/report/position.ts";
import { provisionOf } from "../../shared/report/provision.ts";
import { movedIn, rollForward, type Standing, standing } from "../../shared/report/roll-forward.ts";
import { rolledIn, rollRates } from "../../shared/report/roll-rates.ts";
import { counted, owedBy } from "./counted.ts";
import { CNY, creditNote, currency, invoice, payment } from "../ledger/entries.ts";

const day = toDay;
const period = (from: string, to: string) => ({ from: day(from), to: day(to) });

describe("months of a report", () => {
  it("begins with the days of this month that have passed", () => {
    expect(monthsBack(day("2024-03-30"), 3)).toEqual([
      period("2024-03-01", "2024-03-30"),
      period("2024-02-01", "2024-02-29"),
      period("2024-01-01", "2024-01-31"),
    ]);
  });

  it("counts a month as whole from its last day on, and not a day before", () => {
    expect(wholeMonths(day("2024-02-28"), 1)).toEqual([period("2024-01-01", "2024-01-31")]);
    expect(wholeMonths(day("2024-02-29"), 1)).toEqual([period("2024-02-01", "2024-02-29")]);
  });
});

/** Due on 31 March 2024, ¥100 each; a payment in part, one taken back, cash that nobody applied, a note. */
const entries = [
  invoice("1"),
  invoice("2"),
  invoice("3", { accountId: "7002" }),
  invoice("9", { currency: currency("USD") }),
  payment("a", "1", 4_000, "2024-04-10"),
  payment("b", "2", 10_000, "2024-04-20", { reversedOn: day("2024-05-05") }),
  payment("c", null, 700, "2024-05-08"),
  creditNote("n", "3", 1_000, "2024-05-09", { accountId: "7002" }),
];

const ownCurrency = entries.filter((each) => each.currency === CNY);
const rolledForward = (of: readonly LedgerEntry[], over: Period) => {
  const ends = [addDays(over.from, -1), over.to].map((on) => standing(positionOf(of, CNY, on)));
  return rollForward(movedIn(of, over), ends as [Standing, Standing], CNY, over);
};

describe("a report on a ledger", () => {
  it("rolls a month forward with what was taken back and what is unapplied", () => {
    expect(rolledForward(ownCurrency, period("2024-05-01", "2024-05-30"))).toMatchObject({
      opening: { buckets: [0, 16_000, 0, 0, 0], unappliedMinor: 0, balanceMinor: 16_000 },
      invoicedMinor: 0,
      creditedMinor: 1_000,
      receivedMinor: 700,
      reversedMinor: 10_000,
      closing: { buckets: [0, 0, 25_000, 0, 0], unappliedMinor: 700, balanceMinor: 24_300 },
    });
  });

  it("counts money that came and went on one day as none", () => {
    const same = payment("d", "1", 500, "2024-05-08", { reversedOn: day("2024-05-08") });
    expect(rolledForward([...ownCurrency, same], period("2024-05-01", "2024-05-30"))).toMatchObject({
      receivedMinor: 700,
      reversedMinor: 10_000,
    });
  });

  it("keeps 30 days past due in 1–30 and 31 in 31–60", () => {
    expect(positionOf(entries, CNY, day("2024-04-30")).buckets).toEqual([0, 16_000, 0, 0, 0]);
    expect(positionOf(entries, CNY, day("2024-05-01")).buckets).toEqual([0, 0, 16_000, 0, 0]);
  });

  it("tells rolled money from paid money, and leaves out what has not decided", () => {
    const [current, young, middle, old] = rollRates(
      rolledIn(wholeMonths(day("2024-05-31"), 2), (on) => positionOf(entries, CNY, on).open),
    );
    // All was due on the last day of March: ¥160 went on in April, ¥140 was paid.
    expect(current).toEqual({ movedMinor: 16_000, leftMinor: 14_000, ratePpm: 533_333 });
    // What was taken back in May had left in April: it cannot roll a second time.
    expect(young).toEqual({ movedMinor: 15_000, leftMinor: 1_000, ratePpm: 937_500 });
    // 30 days past due at the end of April, 61 at the end of May: through two buckets at once.
    expect(middle).toEqual({ movedMinor: 15_000, leftMinor: 0, ratePpm: 1_000_000 });
    expect(old).toEqual({ movedMinor: 0, leftMinor: 0, ratePpm: null });
  });

  it("keeps an assessed account out of the matrix, and adds it to the provision", () => {
    const position = positionOf(entries, CNY, day("2024-05-30"));
    const rates = [0, 0, 100_000, 0, 1_000_000] as const;
    expect(provisionOf(owedBy(position), rates, [{ accountId: "7002", lossPpm: 500_000 }])).toEqual({
      exposure: [0, 0, 16_000, 0, 0],
      lossByBucket: [0, 0, 1_600, 0, 0],
      assessed: [{ accountId: "7002", exposureMinor: 9_000, lossMinor: 4_500 }],
      provisionMinor: 6_100,
    });
  });

  it("says each figure with its method and its window", () => {
    const figures = figuresOf(counted(entries, CNY, day("2024-05-29")));
    const of = (method: string) => figures.find((figure) => figure.method === method);
    // 90 days: invoices of March, less the note of May: 29 000.
    expect(of("dso-simple")).toEqual({
      method: "dso-simple",
      window: period("2024-03-01", "2024-05-29"),
      value: 77.59,
    });
    expect(of("bpdso")?.value).toBe(0);
    expect(of("add")?.value).toBe(77.59);
    expect(of("dbt-buckets")).toMatchObject({ value: 45, window: period("2024-05-29", "2024-05-29") });
    expect(of("dbt-payments")?.value).toBe(10);
    expect(of("days-to-pay")?.value).toBe(40);
    expect(of("average-days-late")?.value).toBeNull();
    expect(of("cei-month")).toMatchObject({ window: period("2024-04-01", "2024-04-30"), value: 46.67 });
  });

  it("counts a payment until the day on which the bank takes it back", () => {
    const dbt = (on: string) =>
      figuresOf(counted(entries, CNY, day(on))).find(({ method }) => method === "dbt-payments");
    // ¥40 ten days and ¥100 twenty days beyond terms; then the ¥40 alone.
    expect([dbt("2024-05-04")?.value, dbt("2024-05-05")?.value]).toEqual([17.14, 10]);
  });

  it("names the day, the account and the bucket in its CSV, and gives a spreadsheet no formula", () => {
    const odd = invoice("4", { number: '=HYPERLINK("x")', dueOn: day("2024-05-31") });
    const rows = agingLines(positionOf([odd, invoice("5")], CNY, day("2024-05-31")), () => " +1");
    expect([...rows].join("").split("\r\n")).toEqual([
      "as_of,account,invoice,issued,due,days_past_due,bucket,currency,open",
      `2024-05-31,"' +1","INV-5",2024-03-01,2024-03-31,61,61-90,CNY,100.00`,
      `2024-05-31,"' +1","'=HYPERLINK(""x"")",2024-03-01,2024-05-31,0,current,CNY,100.00`,
      "",
    ]);
  });
});
