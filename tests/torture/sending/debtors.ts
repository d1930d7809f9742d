import type { Book } from "../../../sandbox/books/index.ts";
import { addDays, type Day } from "../../../shared/kernel/day.ts";
import { parseCurrency } from "../../../shared/kernel/currency.ts";

const DAYS_PAST_DUE = 4;

/** A ledger of so many debtors with one invoice each, of whom each is owed exactly one first reminder by mail. */
export function debtorsBook(count: number, today: Day): Book {
  const currency = parseCurrency("CNY");
  if (!currency.ok) throw new Error("CNY is a currency.");
  const numbers = Array.from({ length: count }, (_, index) => index + 1);
  const dueOn = addDays(today, -DAYS_PAST_DUE);
  return {
    today,
    customers: numbers.map((n) => ({
      id: `C${n}`,
      name: `买家 Buyer ${n}`,
      currency: currency.value,
      language: n % 2 === 0 ? "en" : "zh-CN",
      timeZone: "Asia/Shanghai",
    })),
    contacts: numbers.map((n) => ({
      id: `P${n}`,
      customerId: `C${n}`,
      firstName: "Fang",
      lastName: `Wang ${n}`,
      email: addressOf(n),
      role: "billing",
    })),
    invoices: numbers.map((n) => ({
      id: `INV-${n}`,
      customerId: `C${n}`,
      subject: `INV-${n}`,
      currency: currency.value,
      amountMinor: 100_000 + n,
      on: addDays(dueOn, -30),
      dueOn,
    })),
    creditNotes: [],
    payments: [],
    disputes: [],
    promises: [],
    future: [],
  };
}

export const addressOf = (n: number): string => `ap${n}@buyer.example`;
