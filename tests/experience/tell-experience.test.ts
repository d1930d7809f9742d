import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { consentsOn, flawOfConsent, holdsOn } from "../../shared/experience/consent.ts";
import { experienceFile } from "../../shared/experience/experience-file.ts";
import { inOrder, tellExperience } from "../../shared/experience/tell-experience.ts";
import { addDays, formatDay, toDay } from "../../shared/kernel/day.ts";
import type { LedgerEntry } from "../../shared/ledger/entry.ts";
import { creditNote, invoice, payment } from "../ledger/entries.ts";

const span = { from: toDay("2025-03-01"), to: toDay("2026-02-28") };
const due = toDay("2025-06-30");
const bill = (id: string, amountMinor: number, more: object = {}): LedgerEntry =>
  invoice(id, { issuedOn: addDays(due, -30), dueOn: due, amountMinor, ...more });
const paid = (id: string, amountMinor: number, days: number): LedgerEntry =>
  payment(`p${id}`, id, amountMinor, formatDay(addDays(due, days)));
/** Three invoices of so much each, paid so many days late. */
const three = (amountMinor: number, days: number): LedgerEntry[] =>
  ["1", "2", "3"].flatMap((id) => [bill(id, amountMinor), paid(id, amountMinor, days)]);
const told = (
  entries: readonly LedgerEntry[],
  contested: readonly string[] = [],
  regNo: string | null = null,
) => tellExperience(entries, new Set(contested), span, regNo);

describe("the row that tells how a customer paid", () => {
  it("is told from three invoices on, and of those that fell due in the period alone", () => {
    const entries = three(100_000, 0);
    expect(told(entries)).toEqual([{ regNo: null, currency: "CNY", amount: "under-10k", late: "on-time" }]);
    expect(told(entries.slice(0, 4))).toEqual([]);
    const before = tellExperience(entries, new Set(), { from: addDays(due, 1), to: span.to }, null);
    expect(before).toEqual([]);
    expect(tellExperience(entries, new Set(), { from: due, to: span.to }, null)).toHaveLength(1);
  });

  it.each([
    [333_333, "under-10k"],
    [333_334, "10k-100k"],
    [33_333_333, "100k-1m"],
    [33_333_334, "1m-10m"],
    [333_333_333, "1m-10m"],
    [333_333_334, "over-10m"],
  ] as const)("puts three invoices of %s fen each into the band %s", (amountMinor, band) => {
    expect(told(three(amountMinor, 0))[0]?.amount).toBe(band);
  });

  it.each([
    [-10, "on-time"],
    [0, "on-time"],
    [1, "1-15"],
    [15, "1-15"],
    [16, "16-30"],
    [90, "61-90"],
    [91, "over-90"],
  ] as const)("puts payment %s days after the due day into the band %s", (days, late) => {
    expect(told(three(100_000, days))[0]?.late).toBe(late);
  });

  it("counts what is unpaid as late by the days so far, and nothing that came after the period", () => {
    const unpaid = [bill("1", 1000), bill("2", 1000), bill("3", 1000)];
    expect(told(unpaid)[0]?.late).toBe("over-90");
    const after = paid("1", 1000, 400);
    expect(told([...unpaid, after])).toEqual(told(unpaid));
  });

  it("leaves out what is contested here or in the CRM, and what a credit note took back whole", () => {
    const [one, two] = [bill("4", 900_000_000), bill("5", 900_000_000, { disputedMinor: 1 })];
    const back = [bill("6", 5_000), creditNote("c6", "6", 5_000, formatDay(due))];
    expect(told([...three(100_000, 0), one, two, ...back], ["4"])).toEqual(told(three(100_000, 0)));
  });

  it("has no name, number, amount or day of anything, whatever the ledger", () => {
    const anything = fc.array(
      fc.record({
        amountMinor: fc.integer({ min: 1, max: 10 ** 12 }),
        days: fc.integer({ min: -30, max: 600 }),
        isPaid: fc.boolean(),
      }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(anything, (invoices) => {
        const entries = invoices.flatMap(({ amountMinor, days, isPaid }, index) =>
          isPaid
            ? [bill(`${index}`, amountMinor), paid(`${index}`, amountMinor, days)]
            : [bill(`${index}`, amountMinor)],
        );
        for (const row of told(entries))
          expect(Object.keys(row).toSorted()).toEqual(["amount", "currency", "late", "regNo"]);
        expect(told(entries)).toEqual(told(entries.toReversed()));
      }),
    );
  });
});

describe("a consent", () => {
  const given = {
    accountId: "100",
    regNo: "10000001",
    givenOn: due,
    untilOn: addDays(due, 10),
    endedOn: null,
  };

  it("holds from its day to the day before its end", () => {
    expect(holdsOn(given, addDays(due, -1))).toBe(false);
    expect(holdsOn(given, due)).toBe(true);
    expect(holdsOn(given, addDays(due, 9))).toBe(true);
    expect(holdsOn(given, addDays(due, 10))).toBe(false);
    expect(holdsOn({ ...given, endedOn: addDays(due, 3) }, addDays(due, 3))).toBe(false);
    expect(consentsOn([given, { ...given, regNo: "2", givenOn: addDays(due, 1) }], addDays(due, 2))).toEqual(
      new Map([["100", "2"]]),
    );
  });

  it("is neither of the future nor over already", () => {
    expect(flawOfConsent(given, addDays(due, -1))).toMatchObject({ field: "givenOn" });
    expect(flawOfConsent(given, due)).toBeNull();
    expect(flawOfConsent(given, addDays(due, 10))).toMatchObject({ field: "untilOn" });
  });
});

describe("the file", () => {
  it("holds the rows and nothing beside them, as CSV and as JSON", () => {
    const rows = inOrder([...told(three(100_000, 20)), ...told(three(100_000, 0), [], "10000001")]);
    const csv = experienceFile({ span, purpose: "the trade", rows }, "csv");
    expect(csv).toEqual({
      name: "trade-experience-2025-03-01-2026-02-28.csv",
      text: [
        "period_from,period_to,registration_number,currency,amount_band,days_late_band",
        "2025-03-01,2026-02-28,10000001,CNY,under-10k,on-time",
        "2025-03-01,2026-02-28,,CNY,under-10k,16-30",
        "",
      ].join("\r\n"),
    });
    expect(JSON.parse(experienceFile({ span, purpose: "the trade", rows }, "json").text)).toEqual({
      version: 1,
      purpose: "the trade",
      period: { from: "2025-03-01", to: "2026-02-28" },
      rows,
    });
  });
});
