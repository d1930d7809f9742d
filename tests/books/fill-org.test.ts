import { describe, expect, it } from "@jest/globals";
import { modules, fields } from "../../manifest/fields.ts";
import { fillOrg, generateBook, playFuture, type Book, type FilledBook } from "../../sandbox/books/index.ts";
import { cutBook } from "../../sandbox/books/cut-book.ts";
import { openAmounts } from "../../sandbox/books/open-amounts.ts";
import {
  addOrg,
  createClock,
  createWorld,
  installExtension,
  type CrmRecord,
  type Org,
} from "../../sandbox/world/index.ts";
import { parseCurrency, type Currency } from "../../shared/kernel/currency.ts";
import { addDays, formatDay, toDay, type Day } from "../../shared/kernel/day.ts";

const TODAY = toDay("2026-03-16");
const PAYMENTS = "huikuan__Payments";
const book = generateBook({ seed: 1, today: TODAY, customers: 20 });

function freshOrg(today: Day = TODAY): Org {
  const clock = createClock((today + 0.75) * 86_400_000);
  const org = addOrg(createWorld(clock), {
    name: "Yuanhang",
    country: "CN",
    timeZone: "Asia/Shanghai",
    currencies: [
      { isoCode: "CNY", exchangeRate: 1, isBase: true },
      { isoCode: "USD", exchangeRate: 7.1, isBase: false },
      { isoCode: "JPY", exchangeRate: 0.047, isBase: false },
    ],
    users: [
      { fullName: "Admin", email: "admin@yuanhang.example", profile: "Administrator" },
      { fullName: "Sales One", email: "one@yuanhang.example", profile: "Sales" },
      { fullName: "Sales Two", email: "two@yuanhang.example", profile: "Sales" },
    ],
  });
  installExtension(org, { modules, fields });
  return org;
}

const recordsOf = (org: Org, module: string): CrmRecord[] => [...(org.records.get(module)?.values() ?? [])];
const lookup = (value: unknown): string | undefined => (value as { id: string } | undefined)?.id;
const usd = (): Currency => {
  const known = parseCurrency("USD");
  if (!known.ok) throw new Error("USD");
  return known.value;
};

/** Every document's fields without the ids and moments of writing, by its number. */
function facts(filled: FilledBook): Map<string, unknown> {
  const names = new Map([...filled.invoiceIds].map(([id, record]) => [record, id]));
  const plain = (record: CrmRecord) => {
    const { id, Created_Time, Modified_Time, Owner, Account_Name, huikuan__Account, ...rest } = record;
    const named = ["huikuan__Applied_To", "huikuan__Invoice"]
      .filter((field) => rest[field] !== undefined)
      .map((field) => [field, names.get(lookup(rest[field]) ?? "")]);
    return { ...rest, ...Object.fromEntries(named) };
  };
  return new Map([
    ...recordsOf(filled.org, "Invoices").map(
      (each) => [String(each["Invoice_Number"]), plain(each)] as const,
    ),
    ...recordsOf(filled.org, PAYMENTS).map((each) => [String(each["Name"]), plain(each)] as const),
  ]);
}

/** The documents of which two orgs do not say the same. */
function differing(one: Map<string, unknown>, other: Map<string, unknown>): string[] {
  const said = (value: unknown): string =>
    JSON.stringify(Object.entries((value ?? {}) as object).sort(([a], [b]) => (a < b ? -1 : 1)));
  return [...new Set([...one.keys(), ...other.keys()])].filter(
    (document) => said(one.get(document)) !== said(other.get(document)),
  );
}

describe("an org filled with a book", () => {
  const org = freshOrg();
  const filled = fillOrg(org, book);

  it("holds a record for every part of the book", () => {
    expect(
      ["Accounts", "Contacts", "Invoices", PAYMENTS].map((module) => recordsOf(org, module).length),
    ).toEqual([
      book.customers.length,
      book.contacts.length,
      book.invoices.length + book.creditNotes.length,
      book.payments.length,
    ]);
  });

  it("uses only fields that the modules have", () => {
    for (const name of ["Accounts", "Contacts", "Invoices", PAYMENTS]) {
      const known = org.modules.get(name)?.fields ?? new Map();
      const used = new Set(recordsOf(org, name).flatMap((record) => Object.keys(record)));
      expect([...used].filter((field) => field !== "id" && !known.has(field))).toEqual([]);
    }
  });

  it("gives picklists only values they have", () => {
    for (const name of ["Accounts", "Contacts", "Invoices"])
      for (const field of org.modules.get(name)?.fields.values() ?? []) {
        if (!field.values) continue;
        const used = recordsOf(org, name).flatMap((record) => record[field.apiName] ?? []);
        expect(used.filter((value) => !field.values?.includes(value as string))).toEqual([]);
      }
  });

  it("puts parents in before their children and points to them", () => {
    const ids = recordsOf(org, "Accounts").map((record) => record.id);
    const children = book.customers.filter((customer) => customer.parentId !== undefined);
    expect(children.length).toBeGreaterThan(0);
    for (const child of children) {
      const record = org.records.get("Accounts")?.get(filled.accountIds.get(child.id) ?? "");
      const parent = filled.accountIds.get(child.parentId ?? "") ?? "";
      expect(lookup(record?.["Parent_Account"])).toBe(parent);
      expect(ids.indexOf(parent)).toBeLessThan(ids.indexOf(record?.id ?? ""));
    }
  });

  it("spreads the accounts over the sales users, and an account's records follow its owner", () => {
    const ownerOf = (record: CrmRecord): string | undefined => lookup(record["Owner"]);
    const accounts = recordsOf(org, "Accounts");
    expect(new Set(accounts.map(ownerOf))).toEqual(new Set(org.users.slice(1).map((user) => user.id)));
    const owners = new Map(accounts.map((record) => [record.id, ownerOf(record)]));
    const strays = recordsOf(org, "Invoices").filter(
      (record) => ownerOf(record) !== owners.get(lookup(record["Account_Name"]) ?? ""),
    );
    expect(strays).toEqual([]);
  });

  it("says the same of every invoice by its payments and by its mapped fields", () => {
    const open = openAmounts(book);
    const paid = new Map<string, number>();
    for (const record of recordsOf(org, PAYMENTS)) {
      const invoice = lookup(record["huikuan__Invoice"]);
      if (invoice === undefined || record["huikuan__Reversed_On"] !== undefined) continue;
      paid.set(invoice, (paid.get(invoice) ?? 0) + Number(record["huikuan__Amount"]));
    }
    const contradicting = book.invoices.filter((invoice) => {
      const record = org.records.get("Invoices")?.get(filled.invoiceIds.get(invoice.id) ?? "");
      const byPayments = paid.get(record?.id ?? "") ?? 0;
      const settled = record?.["Status"] === "Paid";
      return (
        Math.abs(Number(record?.["huikuan__Paid_Amount"]) - byPayments) > 0.001 ||
        settled !== (open.get(invoice.id) === 0)
      );
    });
    expect(contradicting).toEqual([]);
  });

  it("writes each document at noon of the org's zone on its day, and today's now", () => {
    const old = book.invoices[0];
    const record = org.records.get("Invoices")?.get(filled.invoiceIds.get(old?.id ?? "") ?? "");
    expect(record?.["Created_Time"]).toBe(`${formatDay(old?.on as Day)}T12:00:00+08:00`);
    const latest = recordsOf(org, "Invoices")
      .map((each) => String(each["Modified_Time"]))
      .sort()
      .at(-1);
    expect(latest?.slice(0, 10)).toBe(formatDay(addDays(TODAY, 1)));
  });

  it("speaks major units: JPY without decimals", () => {
    const yen = book.invoices.find((invoice) => invoice.currency === "JPY");
    const record = org.records.get("Invoices")?.get(filled.invoiceIds.get(yen?.id ?? "") ?? "");
    expect([record?.["Grand_Total"], record?.["Currency"]]).toEqual([yen?.amountMinor, "JPY"]);
  });
});

describe("a clock moved forward", () => {
  it("leaves the same ledger as if the book had been looked at on the later day", () => {
    const ledger = wholeLife(book);
    for (const days of [1, 45, 120]) {
      const later = addDays(TODAY, days);
      const played = fillOrg(freshOrg(), cutBook(ledger, TODAY));
      playFuture(played, TODAY, later);
      const looked = fillOrg(freshOrg(later), cutBook(ledger, later));
      expect(differing(facts(played), facts(looked))).toEqual([]);
    }
  });

  it("comes to the same in one step or day by day", () => {
    const once = fillOrg(freshOrg(), book);
    const daily = fillOrg(freshOrg(), book);
    const all = playFuture(once, TODAY, addDays(TODAY, 20));
    let events = 0;
    for (let day = 0; day < 20; day += 1)
      events += playFuture(daily, addDays(TODAY, day), addDays(TODAY, day + 1));
    expect([events, differing(facts(daily), facts(once))]).toEqual([all, []]);
  });

  it("reopens an invoice when its payment is reversed, and closes it when it is paid again", () => {
    const on = (days: number): Day => addDays(TODAY, days);
    const money = { customerId: "C", currency: usd(), amountMinor: 5_000 };
    const small: Book = cutBook(
      {
        customers: [{ id: "C", name: "C", currency: usd(), language: "en", timeZone: "Asia/Tokyo" }],
        contacts: [],
        invoices: [{ ...money, id: "I", subject: "I", on: on(-20), dueOn: on(-2) }],
        creditNotes: [],
        payments: [
          { ...money, id: "P1", invoiceId: "I", on: on(-1), reversedOn: on(2), method: "Check" },
          { ...money, id: "P2", invoiceId: "I", on: on(5), method: "Wire" },
        ],
        disputes: [],
      },
      TODAY,
    );
    const filled = fillOrg(freshOrg(), small);
    const standing = (): unknown[] => {
      const [record] = recordsOf(filled.org, "Invoices");
      return [record?.["Status"], record?.["huikuan__Paid_Amount"], record?.["huikuan__Paid_On"]];
    };
    expect(standing()).toEqual(["Paid", 50, formatDay(on(-1))]);
    playFuture(filled, on(0), on(2));
    expect(standing()).toEqual(["Sent", 0, null]);
    expect(recordsOf(filled.org, PAYMENTS)[0]?.["huikuan__Reversed_On"]).toBe(formatDay(on(2)));
    playFuture(filled, on(2), on(5));
    expect(standing()).toEqual(["Paid", 50, formatDay(on(5))]);
  });
});

/** The ledger a book was cut from: its past and its future put together again, without what was said. */
function wholeLife(cut: Book) {
  const reversed = new Map(
    cut.future.flatMap((event) => (event.kind === "reversal" ? [[event.paymentId, event.on] as const] : [])),
  );
  const payments = [
    ...cut.payments,
    ...cut.future.flatMap((event) => (event.kind === "payment" ? [event.payment] : [])),
  ].map((payment) => {
    const reversedOn = reversed.get(payment.id) ?? payment.reversedOn;
    return reversedOn === undefined ? payment : { ...payment, reversedOn };
  });
  const documents = cut.future.flatMap((event) => (event.kind === "invoice" ? [event.invoice] : []));
  const notes = cut.future.flatMap((event) => (event.kind === "credit-note" ? [event.creditNote] : []));
  return {
    customers: cut.customers,
    contacts: cut.contacts,
    invoices: [...cut.invoices, ...documents],
    creditNotes: [...cut.creditNotes, ...notes],
    payments,
    disputes: [],
  };
}
