import { describe, expect, it } from "@jest/globals";
import { backTest, chooseWindow } from "../../shared/forecast/backtest/back-test.ts";
import { auc, brier, calibrationError, reliability, wape } from "../../shared/forecast/backtest/measures.ts";
import { askAtInvoiceTime } from "../../shared/forecast/backtest/invoice-time.ts";
import { readLedgerRow } from "../../shared/forecast/backtest/ledger-file.ts";
import { earnLayers, LayersTrial } from "../../shared/forecast/earn-layers.ts";
import { addDays, toDay } from "../../shared/kernel/day.ts";
import { CNY } from "../ledger/entries.ts";
import { seen, steadyTown, TODAY } from "./ledgers.ts";

describe("what a back-test measures", () => {
  it("ranks by pairs, a tie counting half", () => {
    const judged = (rows: readonly (readonly [number, boolean])[]) =>
      rows.map(([chance, came]) => ({ chance, came }));
    expect(
      auc(
        judged([
          [0.9, true],
          [0.1, false],
        ]),
      ),
    ).toBe(1);
    expect(
      auc(
        judged([
          [0.1, true],
          [0.9, false],
        ]),
      ),
    ).toBe(0);
    expect(
      auc(
        judged([
          [0.5, true],
          [0.5, false],
        ]),
      ),
    ).toBe(0.5);
    // Pairs: .8 over .5 and .2, .5 ties with .5 and over .2: 3.5 of 4.
    expect(
      auc(
        judged([
          [0.8, true],
          [0.5, true],
          [0.5, false],
          [0.2, false],
        ]),
      ),
    ).toBe(0.875);
    expect(auc(judged([[0.5, true]]))).toBeNull();
  });

  it("measures how far chances are from what came", () => {
    const judged = [
      { chance: 0.8, came: true },
      { chance: 0.4, came: false },
    ];
    expect(brier(judged)).toBeCloseTo(0.1, 12);
    expect(calibrationError(judged)).toBeCloseTo(0.3, 12);
    expect(reliability(judged)).toHaveLength(2);
    expect(
      wape([
        { said: 80, came: 100 },
        { said: 30, came: 0 },
      ]),
    ).toBe(0.5);
    expect(wape([{ said: 1, came: 0 }])).toBeNull();
  });
});

describe("a back-test on a ledger", () => {
  const friday = steadyTown(300, 12, true);
  const first = friday.find(({ issuedOn }) => issuedOn === addDays(TODAY, -61))?.invoiceId;
  const window = { from: addDays(TODAY, -61), to: addDays(TODAY, -31), cut: TODAY };

  it("keeps the weekday layer where customers pay on Fridays and drops it where they do not", () => {
    expect(earnLayers(seen(friday), TODAY).weekday).toBe(true);
    expect(earnLayers(seen(steadyTown(300, 12, false)), TODAY).weekday).toBe(false);
  });

  it("tries them in steps, an invoice at a time, so that others may be served between two", () => {
    const trial = new LayersTrial(TODAY);
    const invoices = seen(friday);
    for (const each of invoices) trial.add(each);
    const asked = invoices.filter(({ dueOn }) => dueOn >= addDays(TODAY, -90) && dueOn < TODAY);
    const customers = new Set(invoices.map(({ accountId }) => accountId));
    let steps = 0;
    for (const _ of trial.earning()) steps += 1;
    expect(steps).toBe(asked.length * 3 + customers.size);
  });

  it("beats every rule of the spreadsheet where customers have their own way", () => {
    const { p1, p2, p3 } = backTest(friday, window);
    expect(p1.invoices).toBeGreaterThan(80);
    for (const rule of [p1.dueDate, p1.lateRatio]) {
      expect(p1.model.auc).toBeGreaterThan(rule.auc ?? 1);
      expect(p1.model.mae).toBeLessThan(rule.mae ?? 0);
    }
    expect(p2.accounts).toBe(12);
    expect(p3.wape).toBeLessThan(p3.wapeDueDate ?? 0);
    expect(p3.wape).toBeLessThan(p3.wapeMeanDelay ?? 0);
    expect(p3.bandCover).toBeGreaterThan(0.7);
  });

  it("asks each question with nothing known of its day or later", () => {
    const asked = askAtInvoiceTime(friday, { ...window, to: window.from });
    const blind = friday.map((each) =>
      each.issuedOn >= window.from || (each.settledOn !== null && each.settledOn >= window.from)
        ? { ...each, settledOn: each.issuedOn === window.from ? each.settledOn : null }
        : each,
    );
    const again = askAtInvoiceTime(blind, { ...window, to: window.from });
    expect(asked.length).toBeGreaterThan(0);
    expect(again.map(({ model }) => model)).toEqual(asked.map(({ model }) => model));
  });

  it("drops an invoice that is open and not yet due at the cut, and counts one that is past due as late", () => {
    const [early] = friday.filter(({ issuedOn }) => issuedOn === window.from);
    if (early === undefined) throw new Error("the town writes invoices every day");
    const ask = (cut: typeof TODAY) =>
      askAtInvoiceTime([{ ...early, settledOn: null }], { from: window.from, to: window.from, cut });
    expect(ask(early.dueOn)).toEqual([]);
    expect(ask(addDays(early.dueOn, 1))).toMatchObject([{ late: true, days: null }]);
  });

  it("does not ask about a row whose days were guessed, and learns from it", () => {
    const asked = askAtInvoiceTime(friday, { ...window, to: window.from });
    const guessed = friday.map((each) => ({ ...each, historyOnly: each.invoiceId !== first }));
    const again = askAtInvoiceTime(guessed, { ...window, to: window.from });
    expect(again).toEqual(asked.slice(0, 1));
  });

  it("asks about the last four months unless other days are named", () => {
    const chosen = chooseWindow(friday, { from: null, to: null });
    expect(chosen.ok && chosen.value).toEqual({
      from: addDays(TODAY, -122),
      to: addDays(TODAY, -1),
      cut: TODAY,
    });
  });

  it.each([
    [
      { from: TODAY, to: null, fewer: false },
      "--from 2024-07-01 is after --to 2024-06-30: swap the two days.",
    ],
    [
      { from: null, to: TODAY, fewer: false },
      "--to 2024-07-01 is after 2024-06-30, the last day that the ledger knows.",
    ],
    [
      { from: toDay("2023-09-10"), to: null, fewer: false },
      "Only 0 invoices were settled before 2023-09-10, and a back-test learns from 30 or more: begin later with --from.",
    ],
    [
      { from: toDay("2023-10-01"), to: null, fewer: true },
      "Only 29 invoices were ever settled, and a back-test learns from 30 or more: give a ledger with more of its past.",
    ],
  ])("refuses days that cannot be asked about: %j", ({ fewer, ...asked }, sentence) => {
    const known = fewer ? friday.filter(({ settledOn }) => settledOn !== null).slice(0, 29) : friday;
    expect(chooseWindow(known, asked)).toMatchObject({ ok: false, because: { sentence } });
  });
});

describe("one line of a ledger file", () => {
  const row = {
    invoice_id: "INV-1",
    customer_id: "C1",
    invoice_date: "2024-01-02",
    due_date: "2024-02-01",
    settled_date: "",
    amount: "1234.50",
  };
  it("becomes an invoice, open while settled_date is empty", () => {
    const read = readLedgerRow(row, 2, CNY);
    expect(read.ok && read.value).toMatchObject({ amountMinor: 123_450, settledOn: null });
  });

  it("is past and never a question where its days were guessed", () => {
    const read = readLedgerRow({ ...row, imputed_conflict: "1" }, 2, CNY);
    expect(read.ok && read.value.historyOnly).toBe(true);
    const known = readLedgerRow({ ...row, imputed_conflict: "0" }, 2, CNY);
    expect(known.ok && known.value.historyOnly).toBeUndefined();
  });

  it.each([
    ["amount", "12,50", 'Line 7, amount "12,50": write a positive amount as 1234.50.'],
    ["amount", "-3", 'Line 7, amount "-3": write a positive amount as 1234.50.'],
    ["due_date", "01.02.2024", 'Line 7, due_date "01.02.2024": write the day as 2026-11-20.'],
    [
      "settled_date",
      "2024-02-30",
      'Line 7, settled_date "2024-02-30": write the day as 2026-11-20, or leave it empty while open.',
    ],
    ["customer_id", " ", 'Line 7, customer_id " ": name the customer.'],
  ])("with a wrong %s is refused in one sentence", (column, value, sentence) => {
    expect(readLedgerRow({ ...row, [column]: value }, 7, CNY)).toEqual({ ok: false, because: sentence });
  });
});
