import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { promisedDays } from "../../server/forecast/promised-days.ts";
import { foresee } from "../../shared/forecast/foresee.ts";
import { NO_LAYERS, tallyHabits } from "../../shared/forecast/learn.ts";
import { chanceWithin } from "../../shared/forecast/lateness.ts";
import { addDays, type Day } from "../../shared/kernel/day.ts";
import { openBooks } from "../../shared/ledger/open-items.ts";
import type { PlanVerdict } from "../../shared/plan/judge-plan.ts";
import { CNY, invoice } from "../ledger/entries.ts";
import { TODAY } from "./ledgers.ts";

/** Of three instalments of ¥40, the first ten days from today, then every thirty days. */
const verdict = (more: Partial<PlanVerdict> = {}): PlanVerdict => ({
  plan: {
    planId: "p",
    accountId: "7001",
    currency: CNY,
    totalMinor: 12_000,
    invoiceIds: ["old", "young"],
    instalments: [10, 40, 70].map((days) => ({
      dueOn: addDays(TODAY, days),
      lastDay: addDays(TODAY, days + 2),
      amountMinor: 4_000,
    })),
    breaksAfter: 2,
    agreedOn: addDays(TODAY, -1),
    note: "",
    withdrawnOn: null,
  },
  state: "kept",
  ...{ receivedMinor: 0, forgivenMinor: 0, missed: 0, arrearsMinor: 0, comingMinor: 12_000 },
  ...{ next: null, brokenOn: null },
  ...more,
});
const open = new Map([
  ["old", 5_000],
  ["young", 7_000],
]);
const days = (plan: PlanVerdict, asOf: Day = TODAY) =>
  promisedDays({ promises: [], plans: [plan] }, open, asOf);

describe("a payment plan as evidence", () => {
  it("pays its invoices in the order of their due days, instalment by instalment", () => {
    expect(days(verdict()).get("old")?.parts).toEqual([
      { on: addDays(TODAY, 10), covers: 0.8 },
      { on: addDays(TODAY, 40), covers: 0.2 },
    ]);
    expect(days(verdict()).get("young")).toMatchObject({ promisedOn: addDays(TODAY, 40), made: 0, kept: 0 });
  });

  it("leaves out what has come and what was forgiven, and says nothing once it is broken", () => {
    const paid = days(verdict({ receivedMinor: 4_000, forgivenMinor: 1_000 }));
    expect(paid.get("old")?.parts).toEqual([
      { on: addDays(TODAY, 40), covers: 0.8 },
      { on: addDays(TODAY, 70), covers: 0.2 },
    ]);
    const young = days(verdict({ receivedMinor: 4_000, forgivenMinor: 1_000 })).get("young")?.parts ?? [];
    expect(young.map(({ covers }) => Math.round(covers * 7_000))).toEqual([2_000]);
    expect(days(verdict({ state: "broken" })).size).toBe(0);
  });

  it("is worth what its instalments before were", () => {
    const later = addDays(TODAY, 43);
    expect(days(verdict({ missed: 1 }), later).get("old")).toMatchObject({ made: 2, kept: 1 });
  });

  it("moves the money of an invoice to the days of its instalments", () => {
    const ids = ["old", "young"];
    const items = openBooks(
      ids.map((id, at) => invoice(id, { amountMinor: open.get(id) ?? 0, dueOn: addDays(TODAY, at - 60) })),
      TODAY,
    ).flatMap((book) => book.items);
    const habits = tallyHabits([], TODAY, NO_LAYERS);
    const [old] = foresee(items, habits, days(verdict()));
    const on = (ahead: number): number =>
      old === undefined ? 0 : chanceWithin(old.lateness, 60 + ahead, 61 + ahead);
    expect(on(10)).toBeGreaterThanOrEqual(0.4);
    expect(on(40)).toBeGreaterThanOrEqual(0.1);
    expect(old?.promise).toMatchObject({ on: addDays(TODAY, 10), trust: 0.5 });
  });

  it("never promises more of an invoice than is open", () => {
    fc.assert(
      fc.property(fc.nat(12_000), fc.nat(3_000), (receivedMinor, forgivenMinor) => {
        for (const { parts = [] } of days(verdict({ receivedMinor, forgivenMinor })).values())
          expect(parts.reduce((all, { covers }) => all + covers, 0)).toBeLessThanOrEqual(1 + 1e-9);
      }),
    );
  });
});
