import { describe, expect, it } from "@jest/globals";
import type { Currency } from "../../shared/kernel/currency.ts";
import { addDays, toDay } from "../../shared/kernel/day.ts";
import type { OpenBook, OpenItem } from "../../shared/ledger/open-item.ts";
import { bareWeek } from "../../shared/calendar/business-calendar.ts";
import { lastDayOf, makePromise, PROMISE_DAYS_AHEAD_MAX } from "../../shared/promise/promise.ts";

const CNY = "CNY" as Currency;
const today = toDay("2026-11-21");

const item = (invoiceId: string, residualMinor: number): OpenItem => ({
  invoiceId,
  accountId: "1",
  number: `INV-${invoiceId}`,
  issuedOn: addDays(today, -60),
  dueOn: addDays(today, -30),
  currency: CNY,
  amountMinor: residualMinor,
  paidMinor: 0,
  creditedMinor: 0,
  residualMinor,
  disputedMinor: 0,
  disputeReason: null,
  noReminders: false,
  contactId: null,
});
const book: OpenBook = {
  accountId: "1",
  currency: CNY,
  items: [item("10", 500), item("11", 300)],
  credits: [],
};
const books = [book];
const offer = (amountMinor: number, more: { on?: number; invoiceIds?: string[] } = {}) => ({
  amountMinor,
  currency: CNY,
  promisedOn: addDays(today, more.on ?? 7),
  invoiceIds: more.invoiceIds ?? [],
});

describe("a promise to pay", () => {
  it("covers the invoices it names", () => {
    expect(makePromise(offer(300, { invoiceIds: ["11"] }), books, today)).toEqual({
      ok: true,
      value: [{ invoiceId: "11", amountMinor: 300 }],
    });
  });

  it("covers the oldest first when it names none, and one more only when the amount needs it", () => {
    const first = { invoiceId: "10", amountMinor: 500 };
    expect(makePromise(offer(500), books, today)).toEqual({ ok: true, value: [first] });
    expect(makePromise(offer(501), books, today)).toEqual({
      ok: true,
      value: [first, { invoiceId: "11", amountMinor: 1 }],
    });
  });

  it("leaves what is contested for last: nobody promises that first", () => {
    const contested = { ...item("10", 500), disputedMinor: 400 };
    const disputed = [{ ...book, items: [contested, item("11", 300)] }];
    expect(makePromise(offer(300), disputed, today)).toMatchObject({
      value: [
        { invoiceId: "10", amountMinor: 100 },
        { invoiceId: "11", amountMinor: 200 },
      ],
    });
    expect(makePromise(offer(401), disputed, today)).toMatchObject({
      value: [
        { invoiceId: "10", amountMinor: 101 },
        { invoiceId: "11", amountMinor: 300 },
      ],
    });
  });

  it("leaves invoices that nobody is reminded of for last, unless one is named", () => {
    const silent = [{ ...book, items: [{ ...item("10", 500), noReminders: true }, item("11", 300)] }];
    expect(makePromise(offer(300), silent, today)).toMatchObject({
      value: [{ invoiceId: "11", amountMinor: 300 }],
    });
    expect(makePromise(offer(301), silent, today)).toMatchObject({
      value: [
        { invoiceId: "10", amountMinor: 1 },
        { invoiceId: "11", amountMinor: 300 },
      ],
    });
    expect(makePromise(offer(300, { invoiceIds: ["10"] }), silent, today)).toMatchObject({
      value: [{ invoiceId: "10", amountMinor: 300 }],
    });
  });

  it("leaves out invoices on a plan, and refuses one that is named", () => {
    const onPlan = new Set(["10"]);
    expect(makePromise(offer(300), books, today, onPlan)).toMatchObject({ value: [{ invoiceId: "11" }] });
    expect(makePromise(offer(1, { invoiceIds: ["10"] }), books, today, onPlan)).toEqual({
      ok: false,
      because: "on-a-plan",
    });
  });

  it("takes exactly what is owed and refuses one fen more", () => {
    expect(makePromise(offer(800), books, today).ok).toBe(true);
    expect(makePromise(offer(801), books, today)).toEqual({ ok: false, because: "more-than-owed" });
  });

  it("takes today and refuses yesterday", () => {
    expect(makePromise(offer(1, { on: 0 }), books, today).ok).toBe(true);
    expect(makePromise(offer(1, { on: -1 }), books, today)).toEqual({ ok: false, because: "in-the-past" });
  });

  it("takes the ninetieth day ahead and refuses the ninety-first", () => {
    expect(makePromise(offer(1, { on: PROMISE_DAYS_AHEAD_MAX }), books, today).ok).toBe(true);
    expect(makePromise(offer(1, { on: PROMISE_DAYS_AHEAD_MAX + 1 }), books, today)).toEqual({
      ok: false,
      because: "too-far-ahead",
    });
  });

  it("refuses an invoice that is not open, one of another currency, and a currency with nothing owed", () => {
    expect(makePromise(offer(1, { invoiceIds: ["99"] }), books, today)).toEqual({
      ok: false,
      because: "no-such-invoice",
    });
    const dollars = { ...book, currency: "USD" as Currency, items: [item("20", 100)] };
    expect(makePromise(offer(1, { invoiceIds: ["20"] }), [book, dollars], today)).toEqual({
      ok: false,
      because: "other-currency",
    });
    expect(makePromise(offer(1), [], today)).toEqual({ ok: false, because: "nothing-owed" });
  });

  it("holds reminders through one business day, or as long as the policy waits where that is longer", () => {
    const friday = toDay("2026-11-20");
    expect(lastDayOf(friday, bareWeek, 0)).toBe(toDay("2026-11-23"));
    expect(lastDayOf(friday, bareWeek, 3)).toBe(toDay("2026-11-23"));
    expect(lastDayOf(friday, bareWeek, 4)).toBe(toDay("2026-11-24"));
    expect(lastDayOf(toDay("2026-11-18"), bareWeek, 0)).toBe(toDay("2026-11-19"));
  });
});
