import { describe, expect, it } from "@jest/globals";
import type { Currency } from "../../shared/kernel/currency.ts";
import { addDays, toDay } from "../../shared/kernel/day.ts";
import type { OpenBook, OpenItem } from "../../shared/ledger/open-item.ts";
import { holdsUntil, makePromise, PROMISE_DAYS_AHEAD_MAX } from "../../shared/promise/promise.ts";

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
const offer = (amountMinor: number, more: { on?: number; invoiceIds?: string[] } = {}) => ({
  amountMinor,
  currency: CNY,
  promisedOn: addDays(today, more.on ?? 7),
  invoiceIds: more.invoiceIds ?? [],
});

describe("a promise to pay", () => {
  it("covers the invoices it names", () => {
    expect(makePromise(offer(300, { invoiceIds: ["11"] }), book, today)).toEqual({ ok: true, value: ["11"] });
  });

  it("covers the oldest first when it names none, and one more only when the amount needs it", () => {
    expect(makePromise(offer(500), book, today)).toEqual({ ok: true, value: ["10"] });
    expect(makePromise(offer(501), book, today)).toEqual({ ok: true, value: ["10", "11"] });
  });

  it("takes exactly what is owed and refuses one fen more", () => {
    expect(makePromise(offer(800), book, today).ok).toBe(true);
    expect(makePromise(offer(801), book, today)).toEqual({ ok: false, because: "more-than-owed" });
  });

  it("takes today and refuses yesterday", () => {
    expect(makePromise(offer(1, { on: 0 }), book, today).ok).toBe(true);
    expect(makePromise(offer(1, { on: -1 }), book, today)).toEqual({ ok: false, because: "in-the-past" });
  });

  it("takes the ninetieth day ahead and refuses the ninety-first", () => {
    expect(makePromise(offer(1, { on: PROMISE_DAYS_AHEAD_MAX }), book, today).ok).toBe(true);
    expect(makePromise(offer(1, { on: PROMISE_DAYS_AHEAD_MAX + 1 }), book, today)).toEqual({
      ok: false,
      because: "too-far-ahead",
    });
  });

  it("refuses an invoice that is not open, and a currency with nothing owed", () => {
    expect(makePromise(offer(1, { invoiceIds: ["99"] }), book, today)).toEqual({
      ok: false,
      because: "no-such-invoice",
    });
    expect(makePromise(offer(1), undefined, today)).toEqual({ ok: false, because: "nothing-owed" });
  });

  it("holds reminders through the day after the promised one", () => {
    expect(holdsUntil(toDay("2026-11-20"))).toBe(toDay("2026-11-21"));
  });
});
