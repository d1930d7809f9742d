import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { generateBook, type Book } from "../../sandbox/books/index.ts";
import { openAmounts } from "../../sandbox/books/open-amounts.ts";
import { addDays, toDay, weekdayOf, type Day } from "../../shared/kernel/day.ts";

const TODAY = toDay("2026-03-16");
const whole = generateBook({ seed: "huikuan", today: TODAY });

const anyBook = fc
  .record({
    seed: fc.string({ maxLength: 8 }),
    today: fc.integer({ min: toDay("2020-01-01"), max: toDay("2030-12-31") }),
    customers: fc.integer({ min: 1, max: 20 }),
    zhShare: fc.constantFrom(0, 0.3, 0.6, 1),
  })
  .map(({ today, ...rest }) => generateBook({ ...rest, today: today as Day }));

const holdsForAnyBook = (law: (book: Book) => void): void =>
  fc.assert(fc.property(anyBook, law), { numRuns: 8 });

/** Everything the book will ever hold, past and future together. */
function allOf(book: Book) {
  const of = <K extends Book["future"][number]["kind"]>(kind: K) =>
    book.future.filter((event): event is Extract<Book["future"][number], { kind: K }> => event.kind === kind);
  return {
    invoices: [...book.invoices, ...of("invoice").map((event) => event.invoice)],
    creditNotes: [...book.creditNotes, ...of("credit-note").map((event) => event.creditNote)],
    payments: [...book.payments, ...of("payment").map((event) => event.payment)],
    reversals: of("reversal"),
  };
}

describe("a generated book, whatever the seed", () => {
  it("is the same, byte for byte, for the same seed, and another for another seed", () => {
    const again = generateBook({ seed: "huikuan", today: TODAY });
    const other = generateBook({ seed: "other", today: TODAY });
    expect(JSON.stringify(again)).toBe(JSON.stringify(whole));
    expect(JSON.stringify(other)).not.toBe(JSON.stringify(whole));
  });

  it("has nothing after today in its past, and nothing up to today in its future, which is in order", () => {
    holdsForAnyBook((book) => {
      const past = [
        ...book.invoices,
        ...book.creditNotes,
        ...book.payments,
        ...book.disputes,
        ...book.promises,
      ];
      expect(past.filter((each) => each.on > book.today)).toEqual([]);
      expect(book.payments.filter((each) => (each.reversedOn ?? 0) > book.today)).toEqual([]);
      const days = book.future.map((event) => event.on);
      expect(days.filter((on) => on <= book.today || on > book.today + 120)).toEqual([]);
      expect(days).toEqual([...days].sort((a, b) => a - b));
    });
  });

  it("pays and credits no invoice before it was written, nor on a weekend", () => {
    holdsForAnyBook((book) => {
      const all = allOf(book);
      const writtenOn = new Map(all.invoices.map((invoice) => [invoice.id, invoice.on]));
      const applied = [
        ...all.payments.filter((each) => each.invoiceId !== undefined),
        ...all.creditNotes.map((note) => ({ ...note, invoiceId: note.appliedTo })),
      ].filter((each) => each.invoiceId !== undefined);
      expect(
        applied.filter((each) => !(each.on >= (writtenOn.get(each.invoiceId ?? "") ?? Infinity))),
      ).toEqual([]);
      expect(all.payments.filter((each) => each.invoiceId !== undefined && weekdayOf(each.on) > 5)).toEqual(
        [],
      );
    });
  });

  it("never applies more to an invoice than its amount, on any day", () => {
    holdsForAnyBook((book) => {
      const { invoices, creditNotes, payments, reversals } = allOf(book);
      const open = new Map(invoices.map((invoice) => [invoice.id, invoice.amountMinor]));
      const amountOf = new Map(payments.map((payment) => [payment.id, payment]));
      const steps = [
        ...creditNotes.map((note) => ({ on: note.on, of: note.appliedTo, less: note.amountMinor })),
        ...payments.map((each) => ({ on: each.on, of: each.invoiceId, less: each.amountMinor })),
        ...payments
          .filter((each) => each.reversedOn !== undefined)
          .map((each) => ({ on: each.reversedOn as Day, of: each.invoiceId, less: -each.amountMinor })),
        ...reversals.map((event) => {
          const payment = amountOf.get(event.paymentId);
          return { on: event.on, of: payment?.invoiceId, less: -(payment?.amountMinor ?? 0) };
        }),
      ].sort((a, b) => a.on - b.on || a.less - b.less);
      const overpaid = steps.filter(({ of, less }) => {
        if (of === undefined) return false;
        const left = (open.get(of) ?? -1) - less;
        open.set(of, left);
        return left < 0;
      });
      expect(overpaid).toEqual([]);
    });
  });

  it("names every customer, contact, document and payment once, and refers only to what is there", () => {
    holdsForAnyBook((book) => {
      const all = allOf(book);
      const customers = new Set(book.customers.map((customer) => customer.id));
      const invoices = new Set(all.invoices.map((invoice) => invoice.id));
      for (const ids of [
        book.customers.map((each) => each.id),
        book.customers.map((each) => each.name),
        book.contacts.map((each) => each.id),
        [...all.invoices, ...all.creditNotes].map((each) => each.id),
        all.payments.map((each) => each.id),
      ])
        expect(new Set(ids).size).toBe(ids.length);
      const owned = [
        ...book.contacts,
        ...all.invoices,
        ...all.creditNotes,
        ...all.payments,
        ...book.promises,
      ];
      expect(owned.filter((each) => !customers.has(each.customerId))).toEqual([]);
      const referred = [
        ...all.payments.map((each) => each.invoiceId),
        ...all.creditNotes.map((each) => each.appliedTo),
        ...book.disputes.map((each) => each.invoiceId),
        ...book.promises.flatMap((each) => each.invoiceIds),
      ];
      expect(referred.filter((id) => id !== undefined && !invoices.has(id))).toEqual([]);
    });
  });

  it("has whole, positive amounts, and disputes about less than what is open", () => {
    holdsForAnyBook((book) => {
      const all = allOf(book);
      const amounts = [
        ...all.invoices,
        ...all.creditNotes,
        ...all.payments,
        ...book.disputes,
        ...book.promises,
      ];
      expect(amounts.filter(({ amountMinor: a }) => !Number.isSafeInteger(a) || a <= 0)).toEqual([]);
      const open = openAmounts(book);
      expect(book.disputes.filter((each) => each.amountMinor >= (open.get(each.invoiceId) ?? 0))).toEqual([]);
    });
  });
});

describe("the company that a book of sixty shows", () => {
  const open = openAmounts(whole);
  const openOf = (customerId: string) =>
    whole.invoices.filter((each) => each.customerId === customerId && (open.get(each.id) ?? 0) > 0);

  it("has sixty accounts in two languages and three currencies, in groups, some without a contact", () => {
    expect(whole.customers).toHaveLength(60);
    expect(whole.customers.filter((each) => each.language === "zh-CN")).toHaveLength(36);
    expect(new Set(whole.customers.map((each) => each.currency))).toEqual(new Set(["CNY", "USD", "JPY"]));
    expect(new Set(whole.customers.flatMap((each) => each.parentId ?? [])).size).toBe(3);
    const reached = new Set(whole.contacts.map((each) => each.customerId));
    expect(whole.customers.filter((each) => !reached.has(each.id))).toHaveLength(2);
  });

  it("excludes two accounts with a reason, and leaves some without a credit limit", () => {
    expect(whole.customers.filter((each) => each.excludedBecause !== undefined)).toHaveLength(2);
    const unlimited = whole.customers.filter((each) => each.creditLimitMinor === undefined).length;
    expect(unlimited).toBeGreaterThan(0);
    expect(unlimited).toBeLessThan(30);
  });

  it("has about three hundred open invoices with one, two invoices with a new one", () => {
    expect(openOf("C1001").length).toBeGreaterThan(230);
    expect(openOf("C1001").length).toBeLessThan(370);
    expect(whole.invoices.filter((each) => each.customerId === "C1003")).toHaveLength(2);
  });

  it("has one customer that stopped paying: overdue more than 90 days, and nothing new", () => {
    const oldest = Math.min(...openOf("C1002").map((each) => each.dueOn));
    expect(TODAY - oldest).toBeGreaterThan(90);
    expect(whole.invoices.filter((each) => each.customerId === "C1002" && each.on > TODAY - 40)).toEqual([]);
  });

  it("has all that complicates a ledger", () => {
    const { payments, creditNotes } = whole;
    const partly = whole.invoices.filter((each) => {
      const left = open.get(each.id) ?? 0;
      return left > 0 && left < each.amountMinor;
    });
    const counts = {
      partly: partly.length,
      unappliedCash: payments.filter((each) => each.invoiceId === undefined).length,
      reversed: payments.filter((each) => each.reversedOn !== undefined).length,
      appliedCredits: creditNotes.filter((each) => each.appliedTo !== undefined).length,
      unappliedCredits: creditNotes.filter((each) => each.appliedTo === undefined).length,
      disputes: whole.disputes.length,
      openPromises: whole.promises.filter((each) => each.promisedOn > TODAY).length,
      oldPromises: whole.promises.filter((each) => each.promisedOn <= TODAY).length,
    };
    expect(Object.entries(counts).filter(([, count]) => count < 4)).toEqual([]);
  });

  it("goes on after today: invoices and payments in every month of the next four", () => {
    for (const month of [0, 30, 60, 90]) {
      const from = addDays(TODAY, month);
      const kinds = new Set(
        whole.future.filter((each) => each.on > from && each.on <= from + 30).map((e) => e.kind),
      );
      expect([...kinds]).toEqual(expect.arrayContaining(["invoice", "payment"]));
    }
  });

  it("shows habits: the deteriorating customer paid later in its last months than in its first", () => {
    const invoices = new Map(whole.invoices.map((invoice) => [invoice.id, invoice]));
    const late = whole.payments
      .filter((each) => each.customerId === "C1004" && each.invoiceId !== undefined)
      .map((each) => each.on - (invoices.get(each.invoiceId ?? "")?.dueOn ?? 0));
    const mean = (list: readonly number[]) => list.reduce((all, each) => all + each, 0) / list.length;
    expect(mean(late.slice(-10)) - mean(late.slice(0, 10))).toBeGreaterThan(15);
  });
});
