import { describe, expect, it } from "@jest/globals";
import {
  agreedFacts,
  type Agreements,
  judgeAgreements,
  noAgreements,
} from "../../shared/dunning/agreements.ts";
import { addDays, toDay, type Day } from "../../shared/kernel/day.ts";
import { consequenceOf } from "../../shared/dunning/consequence.ts";
import { everyDay, facts, item, MONDAY } from "../dunning/scene.ts";
import { openBooks } from "../../shared/ledger/open-items.ts";
import type { PaymentPlan } from "../../shared/plan/plan.ts";
import type { PromiseToPay } from "../../shared/promise/promise.ts";
import { CNY, invoice, payment } from "../ledger/entries.ts";

const today = toDay("2024-04-10");
const promise = (more: Partial<PromiseToPay> = {}): PromiseToPay => ({
  promiseId: "p",
  accountId: "7001",
  currency: CNY,
  amountMinor: 6_000,
  parts: [{ invoiceId: "901", amountMinor: 6_000 }],
  promisedOn: addDays(today, 5),
  madeOn: today,
  recordedOn: today,
  holdsUntil: addDays(today, 6),
  ended: null,
  ...more,
});
const plan = (more: Partial<PaymentPlan> = {}): PaymentPlan => ({
  planId: "l",
  accountId: "7001",
  currency: CNY,
  totalMinor: 9_000,
  invoiceIds: ["901"],
  instalments: [4, 14, 24].map((days) => ({
    dueOn: addDays(today, days),
    lastDay: addDays(today, days + 1),
    amountMinor: 3_000,
  })),
  breaksAfter: 2,
  agreedOn: addDays(today, 1),
  note: "",
  withdrawnOn: null,
  ...more,
});
const factsOf = (more: Partial<Agreements>, asOf: Day) => {
  const agreed = { ...noAgreements, ...more };
  const [book] = openBooks([invoice("901")], asOf);
  if (!book) throw new Error("the invoice is open");
  return agreedFacts(judgeAgreements(agreed, asOf), book, asOf);
};

describe("what agreements say about reminders", () => {
  it("C32: a promise covers what it still stands for, until its last day, and not a day longer", () => {
    const entries = [payment("1", "901", 2_000, "2024-04-11")];
    const given = { promises: [promise()], entries };
    expect(factsOf(given, addDays(today, 6)).promises).toMatchObject([
      { amountMinor: 4_000, holdsUntil: addDays(today, 6), invoiceIds: ["901"] },
    ]);
    expect(factsOf(given, addDays(today, 7))).toMatchObject({ promises: [], brokenPromises: 1 });
  });

  it("what is taken back holds to the end of that day: lifting it sends nothing the same day", () => {
    const promises = [promise({ ended: { as: "withdrawn", on: addDays(today, 2) } })];
    const held = factsOf({ promises }, addDays(today, 2)).promises;
    expect(held).toMatchObject([{ amountMinor: 6_000, holdsUntil: addDays(today, 2) }]);
    expect(factsOf({ promises }, addDays(today, 3)).promises).toEqual([]);
    const plans = [plan({ withdrawnOn: addDays(today, 2) })];
    expect(factsOf({ plans }, addDays(today, 2)).plans).toMatchObject([{ holdsUntil: addDays(today, 2) }]);
    expect(factsOf({ plans }, addDays(today, 3)).plans).toEqual([]);
  });

  it("a plan takes its invoices over from an open promise, and holds only what is coming", () => {
    const both = { promises: [promise()], plans: [plan()] };
    expect(factsOf(both, today).promises).toHaveLength(1);
    const after = factsOf(both, addDays(today, 1));
    expect(after.promises).toEqual([]);
    expect(after.plans).toEqual([
      { planId: "l", amountMinor: 9_000, invoiceIds: ["901"], holdsUntil: addDays(today, 5) },
    ]);
    // The first instalment is missed: it is asked for, the other two are not.
    expect(factsOf(both, addDays(today, 6)).plans).toMatchObject([
      { amountMinor: 6_000, holdsUntil: addDays(today, 15) },
    ]);
  });

  it("a plan that is taken back on its own day takes nothing over from the promise that was meant", () => {
    const slip = plan({ agreedOn: today, withdrawnOn: today });
    expect(factsOf({ promises: [promise()], plans: [slip] }, addDays(today, 1)).promises).toHaveLength(1);
    const later = plan({ agreedOn: today, withdrawnOn: addDays(today, 1) });
    expect(factsOf({ promises: [promise()], plans: [later] }, addDays(today, 1)).promises).toEqual([]);
  });

  it("foretells nothing of an invoice that nobody is reminded of", () => {
    const items = [
      { ...item({ invoiceId: "silent", dueOn: MONDAY }), noReminders: true },
      item({ invoiceId: "told", dueOn: addDays(MONDAY, 1) }),
    ];
    const before = facts({ items });
    const promised = { amountMinor: 150_000, promisedOn: addDays(MONDAY, 9), madeOn: MONDAY, invoiceIds: [] };
    const extensions = [{ invoiceId: "silent", extendedTo: addDays(MONDAY, 30) }];
    const after = { ...before, promises: [promised], extensions };
    expect(consequenceOf(before, after, everyDay, addDays(MONDAY, 5)).slice(0, -1)).toEqual([
      {
        code: "holds",
        because: "promise-open",
        until: addDays(MONDAY, 9 + everyDay.promiseGraceDays),
        currency: CNY,
        amountMinor: 100_000,
        invoices: ["INV-told"],
      },
    ]);
  });

  it("an extension that the CRM's own due day has overtaken says nothing", () => {
    const granted = {
      extensionId: "e",
      accountId: "7001",
      invoiceId: "901",
      fromDue: toDay("2024-03-31"),
      reason: "",
      approver: "",
      grantedOn: today,
    };
    const to = (text: string) =>
      factsOf({ extensions: [{ ...granted, extendedTo: toDay(text) }] }, today).extensions;
    expect(to("2024-04-20")).toHaveLength(1);
    expect(to("2024-03-31")).toEqual([]);
  });
});
