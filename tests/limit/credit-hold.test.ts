import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { addDays, toDay } from "../../shared/kernel/day.ts";
import { type CreditControl, STANDARD_CONTROL } from "../../shared/limit/control.ts";
import { type HoldFacts, holdOf, type PlacedHold, reviewIsDue } from "../../shared/limit/credit-hold.ts";
import {
  flawOfException,
  type GrantedException,
  leftOfExceptions,
  type Sold,
} from "../../shared/limit/exception.ts";
import { bothTexts, holdWhy } from "../../shared/limit/hold-text.ts";
import { CREDIT_HOLDS } from "../../shared/limit/kinds.ts";

const TODAY = toDay("2024-04-10");
const control: CreditControl = {
  ...STANDARD_CONTROL,
  overLimit: "block-orders",
  overGroup: "warn",
  overdue: { days: 60, hold: "warn" },
  insolvency: "block-shipment",
};
const fine: HoldFacts = {
  overLimit: false,
  overGroup: false,
  daysPastDue: 0,
  insolvent: false,
  placed: null,
};
const placed = (more: Partial<PlacedHold> = {}): PlacedHold => ({
  ...{ hold: "block-orders", reason: "no answer", by: "Ann", placedOn: TODAY },
  ...{ until: TODAY, reviewOn: null },
  ...more,
});
const held = (facts: Partial<HoldFacts>, asOf = TODAY) => holdOf({ ...fine, ...facts }, control, asOf).hold;

describe("a credit hold", () => {
  it("comes by the org's own rules, and goes when what they are about is cured", () => {
    expect([held({}), held({ overLimit: true })]).toEqual(["none", "block-orders"]);
    expect([held({ daysPastDue: 60 }), held({ daysPastDue: 61 })]).toEqual(["none", "warn"]);
    expect(held({ insolvent: true })).toBe("block-shipment");
  });

  it("comes to a branch by its group's limit, as the org says, though its own is not passed", () => {
    expect([held({}), held({ overGroup: true })]).toEqual(["none", "warn"]);
    expect(held({ overGroup: true, overLimit: true })).toBe("block-orders");
  });

  it("stops nobody before the org has said so", () => {
    const worst = { overLimit: true, overGroup: true, daysPastDue: 999, insolvent: true, placed: null };
    expect(holdOf(worst, STANDARD_CONTROL, TODAY)).toEqual({ hold: "none", because: [] });
  });

  it("that a person placed ends after its last day, and waits for its review", () => {
    expect(held({ placed: placed() })).toBe("block-orders");
    expect(held({ placed: placed() }, addDays(TODAY, 1))).toBe("none");
    const reviewed = placed({ until: null, reviewOn: TODAY });
    expect(held({ placed: reviewed }, addDays(TODAY, 400))).toBe("block-orders");
    expect([TODAY - 1, TODAY].map((day) => reviewIsDue(reviewed, day as typeof TODAY))).toEqual([
      false,
      true,
    ]);
  });

  it("that was lifted does not lift what the rules say", () => {
    expect(held({ placed: placed({ hold: "none" }) })).toBe("none");
    expect(held({ placed: placed({ hold: "none" }), overLimit: true })).toBe("block-orders");
  });

  it("is the strictest of its reasons, and tells all of them", () => {
    const facts = { overLimit: true, overGroup: true, daysPastDue: 61, insolvent: true, placed: placed() };
    const standing = holdOf(facts, control, TODAY);
    expect(standing.because.map(({ cause }) => cause)).toEqual([
      "insolvency",
      "placed",
      "over-limit",
      "over-group",
      "overdue",
    ]);
    const why = holdWhy(standing.because, facts.placed, control);
    expect(why.en).toBe(
      "insolvent; no answer; over the credit limit; the group is over its credit limit; overdue by more than 60 days",
    );
    expect(bothTexts(why)).toBe(
      `已进入破产程序；no answer；超出信用额度；集团超出信用额度；逾期超过 60 天 / ${why.en}`,
    );
    expect(bothTexts({ "zh-CN": "no answer", en: "no answer" })).toBe("no answer");
  });

  it("is never looser for worse facts", () => {
    const facts = fc.record({
      overLimit: fc.boolean(),
      overGroup: fc.boolean(),
      daysPastDue: fc.nat(200),
      insolvent: fc.boolean(),
      placed: fc.constantFrom(null, placed(), placed({ hold: "warn" })),
    });
    const rank = (of: HoldFacts) => CREDIT_HOLDS.indexOf(holdOf(of, control, TODAY).hold);
    fc.assert(
      fc.property(facts, (given) => {
        for (const worse of [
          { overLimit: true },
          { overGroup: true },
          { insolvent: true },
          { daysPastDue: given.daysPastDue + 30 },
        ])
          expect(rank({ ...given, ...worse })).toBeGreaterThanOrEqual(rank(given));
      }),
    );
  });
});

const granted = (exceptionId: string, amountMinor: number, at: number, days: number): GrantedException => ({
  ...{ exceptionId, amountMinor, grantedAt: at, endedAt: null },
  until: addDays(TODAY, days),
});
let sales = 0;
const taken = (amountMinor: number, createdAt: number, day = 0, more: Partial<Sold> = {}): Sold => ({
  ...{ recordId: `sale-${(sales += 1)}`, dealId: null, amountMinor, createdAt },
  createdOn: addDays(TODAY, day),
  ...more,
});

describe("an exception", () => {
  const left = (all: GrantedException[], orders: Sold[], day = 0) => [
    ...leftOfExceptions(all, orders, addDays(TODAY, day)).values(),
  ];

  it("is used up by what is sold after it, and not by what was sold before", () => {
    const one = [granted("a", 100, 5, 10)];
    expect(left(one, [])).toEqual([100]);
    expect(left(one, [taken(60, 4)])).toEqual([100]);
    expect(left(one, [taken(60, 5)])).toEqual([40]);
    expect(left(one, [taken(60, 5), taken(60, 6)])).toEqual([0]);
  });

  it("leaves nothing after its last day", () => {
    const one = [granted("a", 100, 5, 10)];
    expect([left(one, [], 10), left(one, [], 11)]).toEqual([[100], [0]]);
  });

  it("that was withdrawn lets nothing more through, and keeps what was sold under it", () => {
    const [a, b] = [{ ...granted("a", 100, 5, 10), endedAt: 8 }, granted("b", 100, 5, 30)];
    expect(left([a], [])).toEqual([0]);
    expect(left([a, b], [taken(60, 7)])).toEqual([0, 100]);
    expect(left([a, b], [taken(60, 8)])).toEqual([0, 40]);
  });

  it("is used once by a deal and the orders that come from it, and again by what they are more than it", () => {
    const one = [granted("a", 500, 5, 10)];
    const deal = taken(100, 6, 0, { recordId: "d" });
    const order = (minor: number, at: number, dealId: string | null = "d") => taken(minor, at, 0, { dealId });
    expect(left(one, [deal, order(60, 7), order(40, 8)])).toEqual([400]);
    expect(left(one, [deal, order(60, 7), order(41, 8), order(9, 9)])).toEqual([390]);
    expect(left(one, [deal, order(60, 7, null), order(40, 8, "other")])).toEqual([300]);
    expect(left(one, [order(41, 8), order(60, 7), deal])).toEqual([399]);
    // An order that is older than its deal has used the exception before it.
    expect(left(one, [order(60, 5), deal])).toEqual([340]);
  });

  it("is no larger for the orders of a deal that was larger than it", () => {
    const [small, other] = [granted("a", 100, 5, 10), granted("b", 300, 8, 20)];
    const deal = taken(1_000, 6, 0, { recordId: "d" });
    expect(left([small, other], [deal])).toEqual([0, 300]);
    expect(left([small, other], [deal, taken(350, 9, 0, { dealId: "d" })])).toEqual([0, 50]);
  });

  it("that ends first is used first, and an order after its end takes the other", () => {
    const two = [granted("long", 100, 5, 30), granted("short", 50, 5, 10)];
    expect(left(two, [taken(60, 6)])).toEqual([90, 0]);
    expect(left(two, [taken(60, 6, 11)], 10)).toEqual([40, 50]);
  });

  it("never has more used of it than was sold, nor than was allowed", () => {
    const exceptions = fc.array(fc.tuple(fc.nat(99), fc.nat(9), fc.nat(9)), { maxLength: 4 });
    const orders = fc.array(fc.tuple(fc.nat(99), fc.nat(9)), { maxLength: 6 });
    fc.assert(
      fc.property(exceptions, orders, (given, sold) => {
        const all = given.map(([minor, at, days], index) => granted(`${index}`, minor, at, days));
        const after = left(
          all,
          sold.map(([minor, at]) => taken(minor, at)),
        );
        const used = all.reduce((sum, each, at) => sum + each.amountMinor - (after[at] ?? 0), 0);
        expect(after.every((each) => each >= 0)).toBe(true);
        expect(used).toBeLessThanOrEqual(sold.reduce((sum, [minor]) => sum + minor, 0));
      }),
    );
  });

  it("is granted up to the authority of a role and within its days, what is still allowed counted in", () => {
    const flaw = (amountMinor: number, days: number, leftMinor = 0) =>
      flawOfException(
        { amountMinor, until: addDays(TODAY, days) },
        { percent: 10, mostDays: 90 },
        { limitMinor: 1_000, leftMinor },
        TODAY,
      );
    expect([flaw(100, 90), flaw(101, 90)]).toEqual([null, "above-authority"]);
    expect([flaw(40, 90, 60), flaw(41, 90, 60)]).toEqual([null, "above-authority"]);
    expect([flaw(1, 91), flaw(1, -1), flaw(1, 0)]).toEqual(["exception-too-long", "exception-over", null]);
  });
});
