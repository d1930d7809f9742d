import { describe, expect, it } from "@jest/globals";
import { type Book, generateBook, tellingCustomer } from "../../sandbox/books/index.ts";
import { addDays, toDay } from "../../shared/kernel/day.ts";

const TODAY = toDay("2026-03-16");
const CNY = "CNY" as Book["customers"][number]["currency"];

const customer = (id: string) => ({
  id,
  name: id,
  currency: CNY,
  language: "en" as const,
  timeZone: "UTC",
});
const invoice = (id: string, customerId: string, daysLate: number) => ({
  id,
  customerId,
  subject: id,
  currency: CNY,
  amountMinor: 100,
  on: addDays(TODAY, -100),
  dueOn: addDays(TODAY, -daysLate),
});
const book = (over: Partial<Book> = {}): Book => ({
  today: TODAY,
  customers: [customer("many"), customer("telling")],
  contacts: [],
  invoices: [
    ...["1", "2", "3"].map((id) => invoice(id, "many", 5)),
    invoice("4", "telling", 5),
    invoice("5", "telling", 35),
  ],
  creditNotes: [],
  payments: [],
  disputes: [],
  promises: [],
  future: [],
  ...over,
});

describe("the customer shown first", () => {
  it("is the one with the most kinds of things to see, not the one with the most invoices", () => {
    expect(tellingCustomer(book())).toBe("telling");
    const disputes = ["1", "2"].map((invoiceId) => ({
      invoiceId,
      amountMinor: 10,
      reason: "price",
      on: TODAY,
    }));
    const creditNotes = [
      { id: "c", customerId: "many", subject: "", currency: CNY, amountMinor: 5, on: TODAY },
    ];
    expect(tellingCustomer(book({ disputes, creditNotes }))).toBe("many");
  });

  it("is the one with more open invoices among equals", () => {
    const invoices = [...book().invoices.slice(0, 3), invoice("4", "telling", 5)];
    expect(tellingCustomer(book({ invoices }))).toBe("many");
  });

  it("gets reminders, unless nobody does", () => {
    const [many, telling] = [customer("many"), { ...customer("telling"), excludedBecause: "strategic" }];
    expect(tellingCustomer(book({ customers: [many, telling] }))).toBe("many");
    expect(tellingCustomer(book({ customers: [telling] }))).toBe("telling");
    expect(tellingCustomer(book({ customers: [], invoices: [] }))).toBe("");
  });

  it("owes something overdue and disputed or promised in a generated book", () => {
    const made = generateBook({ seed: "haina", today: TODAY, customers: 60, zhShare: 0.65 });
    const id = tellingCustomer(made);
    const mine = new Set(made.invoices.filter((each) => each.customerId === id).map((each) => each.id));
    const told = [
      ...made.disputes.filter(({ invoiceId }) => mine.has(invoiceId)),
      ...made.promises.filter(({ customerId }) => customerId === id),
    ];
    expect(told).not.toEqual([]);
  });
});
