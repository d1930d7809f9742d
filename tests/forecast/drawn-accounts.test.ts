import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { DrawnAccounts } from "../../shared/forecast/backtest/drawn-accounts.ts";
import type { KnownInvoice } from "../../shared/forecast/seen-invoice.ts";
import { toDay } from "../../shared/kernel/day.ts";
import { CNY } from "../ledger/entries.ts";

const ON = toDay("2025-01-01");
const invoicesOf = (accountId: string, count: number): KnownInvoice[] =>
  Array.from({ length: count }, (_, at) => ({
    ...{ invoiceId: `${accountId}-${at}`, accountId, issuedOn: ON, dueOn: ON, settledOn: null },
    ...{ amountMinor: 1, currency: CNY },
  }));

function drawn(most: number, accounts: readonly (readonly [string, number])[]) {
  const draw = new DrawnAccounts(most);
  for (const [id, count] of accounts) draw.add(id, invoicesOf(id, count));
  return { ids: draw.invoices().map(({ invoiceId }) => invoiceId), leftOut: draw.leftOut };
}

describe("the accounts that a back-test is made of", () => {
  it("are all, while they fit", () => {
    expect(
      drawn(4, [
        ["10", 2],
        ["11", 2],
        ["12", 0],
      ]).leftOut,
    ).toBe(0);
    expect(
      drawn(3, [
        ["10", 2],
        ["11", 2],
        ["12", 0],
      ]),
    ).toEqual({ ids: ["10-0", "10-1"], leftOut: 2 });
  });

  it("come from old and new customers alike", () => {
    const town = Array.from({ length: 1_000 }, (_, at) => [String(100_000 + at), 1] as const);
    const ids = drawn(100, town).ids.map((id) => Number(id.split("-")[0]) - 100_000);
    expect(ids).toHaveLength(100);
    expect(ids.filter((at) => at < 500)).toHaveLength(50);
  });

  it("may be one alone that is too large: of it the newest", () => {
    expect(drawn(2, [["10", 5]])).toEqual({ ids: ["10-3", "10-4"], leftOut: 3 });
  });

  it("are the same whatever the order, never too many, and every other invoice is counted", () => {
    const towns = fc.uniqueArray(
      fc.tuple(fc.stringMatching(/^[0-9]{1,4}$/), fc.integer({ min: 0, max: 9 })),
      {
        selector: ([id]) => id,
        maxLength: 12,
      },
    );
    fc.assert(
      fc.property(towns, fc.integer({ min: 1, max: 30 }), (accounts, most) => {
        const { ids, leftOut } = drawn(most, accounts);
        const backwards = drawn(most, [...accounts].reverse());
        expect(ids.length).toBeLessThanOrEqual(most);
        expect(ids.length + leftOut).toBe(accounts.reduce((all, [, count]) => all + count, 0));
        expect([...backwards.ids].sort()).toEqual([...ids].sort());
      }),
    );
  });
});
