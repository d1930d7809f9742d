import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { readReminderOptions } from "../../server/cli/reminder-options.ts";
import { reportLines } from "../../server/cli/report-lines.ts";
import { readReport } from "../../server/report/index.ts";
import { addDays, toDay } from "../../shared/kernel/day.ts";
import type { LedgerEntry } from "../../shared/ledger/entry.ts";
import { daysIn } from "../../shared/report/period.ts";
import { positionOf } from "../../shared/report/position.ts";
import { shareOut } from "../../shared/report/share-out.ts";
import { carried } from "./counted.ts";
import { CNY, creditNote, currency, invoice, payment } from "../ledger/entries.ts";
import { receivablesDesk } from "./receivables-desk.ts";

const YEAR = { from: toDay("2023-01-01"), to: toDay("2023-12-31") };
const on = (at: number) => addDays(YEAR.from, at);
const owed = (id: string, accountId: string, at: number, amountMinor: number) =>
  invoice(id, { accountId, amountMinor, issuedOn: on(at), dueOn: on(at + 30) });

describe("the cost of waiting for money", () => {
  it("of ¥10,000 for a whole year at 8 % is ¥800", () => {
    expect(carried([owed("1", "a", -5, 1_000_000)], CNY, YEAR, 80_000)).toEqual({
      averageMinor: 1_000_000,
      carryingMinor: 80_000,
      accounts: [{ accountId: "a", averageMinor: 1_000_000, carryingMinor: 80_000 }],
    });
  });

  it("ends with the day on which the money is here, and begins again when the bank takes it back", () => {
    const bill = owed("1", "a", 0, 1_000_000);
    const paid = (more: object = {}) =>
      payment("p", "1", 1_000_000, "2023-01-11", { accountId: "a", ...more });
    // Ten days of 365: 80,000 × 10 / 365.
    expect(carried([bill, paid()], CNY, YEAR, 80_000).carryingMinor).toBe(2_192);
    const back = paid({ reversedOn: toDay("2023-01-12") });
    expect(carried([bill, back], CNY, YEAR, 80_000).carryingMinor).toBe(79_781);
  });

  it("is theirs to us while they have paid ahead, and of one currency only", () => {
    const ahead = payment("p", null, 500_000, "2023-01-01", { accountId: "b" });
    const dollars = invoice("u", { currency: currency("USD"), issuedOn: on(0), dueOn: on(30) });
    const cost = carried([owed("1", "a", 0, 1_000_000), ahead, dollars], CNY, YEAR, 80_000);
    expect(cost.accounts.map((each) => [each.accountId, each.carryingMinor])).toEqual([
      ["a", 80_000],
      ["b", -40_000],
    ]);
    expect(cost.carryingMinor).toBe(40_000);
  });
});

const anyEntry: fc.Arbitrary<LedgerEntry> = fc
  .record({
    kind: fc.constantFrom("invoice", "payment", "credit-note"),
    account: fc.constantFrom("a", "b", "c"),
    at: fc.integer({ min: -200, max: 400 }),
    lasts: fc.option(fc.integer({ min: 0, max: 200 })),
    amountMinor: fc.integer({ min: 1, max: 5_000_000 }),
  })
  .map(({ kind, account, at, lasts, amountMinor }, ...rest) => {
    const id = `${kind}-${account}-${at}-${lasts}-${amountMinor}-${rest.length}`;
    if (kind === "invoice") return owed(id, account, at, amountMinor);
    if (kind === "credit-note")
      return creditNote(id, null, amountMinor, "2023-01-01", { accountId: account, issuedOn: on(at) });
    const reversedOn = lasts === null ? null : on(at + lasts);
    return payment(id, null, amountMinor, "2023-01-01", {
      accountId: account,
      receivedOn: on(at),
      reversedOn,
    });
  });
const anyLedger = fc.uniqueArray(anyEntry, { selector: ({ id }) => id, maxLength: 25 });

describe("laws of the cost of credit", () => {
  it("accounts add up to the ledger to the minor unit, in any order of rows", () => {
    fc.assert(
      fc.property(anyLedger, fc.integer({ min: 0, max: 400_000 }), (entries, ppm) => {
        const cost = carried(entries, CNY, YEAR, ppm);
        expect(cost.accounts.reduce((sum, each) => sum + each.carryingMinor, 0)).toBe(cost.carryingMinor);
        expect(carried([...entries].reverse(), CNY, YEAR, ppm)).toEqual(cost);
      }),
    );
  });

  it("the average is that of the balances which the as-of fold gives for each day", () => {
    fc.assert(
      fc.property(anyLedger, (entries) => {
        const month = { from: on(31), to: on(58) };
        const days = Array.from({ length: daysIn(month) }, (_, at) => addDays(month.from, at));
        const sum = days.reduce((all, day) => all + positionOf(entries, CNY, day).balanceMinor, 0);
        const { averageMinor } = carried(entries, CNY, month, 1);
        expect(Math.abs(averageMinor - sum / days.length)).toBeLessThanOrEqual(0.5);
      }),
      { numRuns: 40 },
    );
  });

  it("shares lose no minor unit and are off by less than one", () => {
    fc.assert(
      fc.property(fc.array(fc.bigInt({ min: -1_000_000_000_000n, max: 1_000_000_000_000n })), (parts) => {
        const shares = shareOut(parts, 365n);
        const sum = Number(parts.reduce((all, part) => all + part, 0n)) / 365;
        expect(Math.abs(shares.reduce((all, each) => all + each, 0) - sum)).toBeLessThanOrEqual(0.51);
        for (const [at, part] of parts.entries())
          expect(Math.abs((shares[at] ?? 0) - Number(part) / 365)).toBeLessThan(1.01);
      }),
    );
  });
});

describe("what waiting cost, on the command line", () => {
  it("is a line for all and one for each account, which add up to it", async () => {
    const entries = [owed("1", "a", 0, 1_000_000), owed("2", "b", 0, 500_050)];
    const desk = receivablesDesk(YEAR.to, { entries, contacts: new Map(), unknown: [] });
    const [told] = await readReport("1", YEAR.to, desk, 80_000);
    const lines = told === undefined ? [] : reportLines(told).filter(({ kind }) => kind === "carrying");
    expect(lines.map(({ account, average, cost }) => [account, average, cost])).toEqual([
      [null, "15000.50", "1200.04"],
      ["a", "10000.00", "800.00"],
      ["b", "5000.50", "400.04"],
    ]);
    expect(lines[0]).toMatchObject({ from: "2023-01-01", to: "2023-12-31", currency: "CNY" });
  });

  it("takes a rate from 0 to 100 % for a report, and says in one sentence what else it was given", () => {
    const rateOf = (...args: string[]) => {
      const read = readReminderOptions(args);
      return read.ok ? read.value.yearlyPpm : read.because;
    };
    expect(rateOf("report")).toBeNull();
    expect(rateOf("report", "--rate", "4.35")).toBe(43_500);
    expect(rateOf("report", "--rate", "100")).toBe(1_000_000);
    for (const wrong of ["100.0001", "-1", "4,35", "four"])
      expect(rateOf("report", `--rate=${wrong}`)).toMatch(/percentage a year from 0 to 100/);
    expect(rateOf("run", "--rate", "4")).toMatch(/is for a report/);
  });
});
