import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { toDay } from "../../shared/kernel/day.ts";
import { money } from "../../shared/kernel/money.ts";
import type { RateTable } from "../../shared/kernel/rates.ts";
import { openBooks } from "../../shared/ledger/open-items.ts";
import { ALONE, exposureOf } from "../../shared/limit/exposure.ts";
import { type OwnLimit, reachOf } from "../../shared/limit/reach.ts";
import { type Ordered, unbilledOf } from "../../shared/limit/unbilled.ts";
import { CNY, currency, invoice } from "../ledger/entries.ts";

const [USD, JPY] = [currency("USD"), currency("JPY")];
const asOf = toDay("2024-04-10");
const rates: RateTable = { base: CNY, rates: [{ currency: USD, on: asOf, perBase: "0.125" }] };
const counted = { order: ["Approved", "Delivered"], deal: ["Closed Won"] };

const order = (recordId: string, more: Partial<Ordered> = {}): Ordered => ({
  ...{ recordId, accountId: "a", kind: "order", stage: "Approved", amount: money(10_000, CNY) },
  ...{ dealId: null, billed: [] },
  ...more,
});
const deal = (recordId: string, more: Partial<Ordered> = {}): Ordered =>
  order(recordId, { kind: "deal", stage: "Closed Won", ...more });
const left = (...all: readonly Ordered[]) =>
  (unbilledOf(all, counted, rates, asOf).get("a") ?? []).map(({ amountMinor }) => amountMinor);

describe("what is sold and not billed", () => {
  it("C49: leaves out the stages that the org does not count", () => {
    expect(left(order("1", { stage: "Created" }))).toEqual([]);
    expect(left(order("1", { stage: "Cancelled" }))).toEqual([]);
    expect(left(deal("2", { stage: "Negotiation" }))).toEqual([]);
    expect(left(order("1", { stage: "Delivered" }))).toEqual([10_000]);
  });

  it("C49: counts an order again that was closed and is opened anew", () => {
    const stages = ["Approved", "Cancelled", "Approved"];
    expect(stages.map((stage) => left(order("1", { stage })))).toEqual([[10_000], [], [10_000]]);
  });

  it("counts an order less what it billed, and one that billed more for nothing", () => {
    expect(left(order("1", { billed: [money(9_999, CNY)] }))).toEqual([1]);
    expect(left(order("1", { billed: [money(10_000, CNY)] }))).toEqual([]);
    expect(left(order("1", { billed: [money(12_000, CNY)] }))).toEqual([]);
  });

  it("C49: takes off invoices of another currency at the day's rate, and nothing where there is none", () => {
    expect(left(order("1", { billed: [money(500, USD)] }))).toEqual([6_000]);
    expect(left(order("1", { billed: [money(500, JPY)] }))).toEqual([10_000]);
  });

  it("counts a deal once, whether it is billed by itself or by its orders", () => {
    expect(left(deal("d", { billed: [money(4_000, CNY)] }))).toEqual([6_000]);
    expect(left(deal("d"), order("1", { dealId: "d" }))).toEqual([10_000]);
    expect(left(deal("d"), order("1", { dealId: "d", stage: "Created" }))).toEqual([10_000]);
    const away = order("1", { dealId: "d", stage: "Closed", billed: [money(10_000, CNY)] });
    expect(left(deal("d"), away)).toEqual([]);
  });

  it("never counts more than was sold", () => {
    const minor = fc.integer({ min: 0, max: 50_000 });
    const stage = fc.constantFrom("Created", "Approved", "Delivered");
    fc.assert(
      fc.property(fc.array(fc.tuple(minor, minor, stage), { maxLength: 6 }), minor, (rows, sold) => {
        const orders = rows.map(([amount, billed, stage], at) =>
          order(`o${at}`, { dealId: "d", stage, amount: money(amount, CNY), billed: [money(billed, CNY)] }),
        );
        const most = rows.reduce((all, [amount]) => all + amount, sold);
        const all = left(deal("d", { amount: money(sold, CNY) }), ...orders);
        expect(all.every((each) => each > 0)).toBe(true);
        expect(all.reduce((sum, each) => sum + each, 0)).toBeLessThanOrEqual(most);
      }),
    );
  });
});

describe("whose limit it is", () => {
  const kin = {
    rootOf: (id: string) => (id === "alone" ? null : "head"),
    membersOf: () => ["head", "branch", "other"],
  };
  const limits =
    (of: Readonly<Record<string, number | null>>) =>
    (id: string): OwnLimit => ({
      currency: CNY,
      limitMinor: of[id] ?? null,
    });
  const all = { accountIds: ["head", "branch", "other"], limitOf: "head", above: null };

  it("C49: is the head office's for itself and for a branch that has none", () => {
    expect(reachOf("head", limits({ head: 100 }), kin)).toEqual(all);
    expect(reachOf("branch", limits({ head: 100, other: 50 }), kin)).toEqual(all);
  });

  it("is a branch's own where it has one, even of nothing", () => {
    const own = { accountIds: ["branch"], limitOf: "branch", above: null };
    expect(reachOf("branch", limits({ head: 100, branch: 0 }), kin)).toEqual({ ...own, above: "head" });
    expect(reachOf("branch", limits({ branch: 5 }), kin)).toEqual(own);
    expect(reachOf("branch", limits({}), kin)).toEqual(own);
    expect(reachOf("alone", limits({ head: 100 }), kin).accountIds).toEqual(["alone"]);
  });
});

describe("exposure with orders and a group", () => {
  const books = openBooks([invoice("1")], asOf);
  const terms = { limit: money(25_000, CNY), currency: CNY, rates };
  const branch = openBooks([invoice("2", { accountId: "branch" })], asOf);

  it("C49: adds what is ordered and what the group owes, each in the limit's currency at the day's rate", () => {
    const orders = [money(500, USD)];
    const view = exposureOf(books, terms, asOf, { ...ALONE, books: branch, orders, accounts: 2 });
    expect(view).toMatchObject({ openMinor: 20_000, ordersMinor: 4_000, exposureMinor: 24_000, accounts: 2 });
    expect(view).toMatchObject({ headroomMinor: 1_000, hold: "warn", ratesOn: asOf, withoutRate: [] });
  });

  it("names an order's currency that has no rate once, and leaves it out", () => {
    const view = exposureOf(books, terms, asOf, { ...ALONE, orders: [money(1, JPY), money(2, JPY)] });
    expect(view).toMatchObject({ ordersMinor: 0, withoutRate: ["JPY"] });
  });
});
