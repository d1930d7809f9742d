import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import type { Currency } from "../../shared/kernel/currency.ts";
import { addDays, toDay, type Day } from "../../shared/kernel/day.ts";
import type { PaymentEntry } from "../../shared/ledger/entry.ts";
import { judge } from "../../shared/promise/judge.ts";
import type { PromiseToPay } from "../../shared/promise/promise.ts";

const CNY = "CNY" as Currency;
const made = toDay("2026-11-10");
const promised = toDay("2026-11-20");

const promise = (more: Partial<PromiseToPay> = {}): PromiseToPay => ({
  promiseId: "p",
  accountId: "1",
  currency: CNY,
  amountMinor: 1000,
  promisedOn: promised,
  madeOn: made,
  invoiceIds: ["10"],
  state: "open",
  receivedMinor: 0,
  ...more,
});
const paid = (amountMinor: number, on: Day, more: Partial<PaymentEntry> = {}): PaymentEntry => ({
  kind: "payment",
  id: `pay-${on}-${amountMinor}`,
  accountId: "1",
  currency: CNY,
  amountMinor,
  reference: "R",
  receivedOn: on,
  reversedOn: null,
  appliedTo: "10",
  ...more,
});

describe("judging a promise by money", () => {
  it("is open through the day of grace and broken on the next", () => {
    expect(judge(promise(), [], addDays(promised, 1)).state).toBe("open");
    expect(judge(promise(), [], addDays(promised, 2)).state).toBe("broken");
  });

  it("is kept at exactly the amount and partly kept one fen below", () => {
    const after = addDays(promised, 2);
    expect(judge(promise(), [paid(1000, promised)], after).state).toBe("kept");
    expect(judge(promise(), [paid(999, promised)], after)).toEqual({
      state: "partly-kept",
      receivedMinor: 999,
    });
  });

  it("counts money of the day of grace and not of the day after", () => {
    const later = addDays(promised, 5);
    expect(judge(promise(), [paid(1000, addDays(promised, 1))], later).state).toBe("kept");
    expect(judge(promise(), [paid(1000, addDays(promised, 2))], later).state).toBe("broken");
  });

  it("does not count money that came before the promise was made", () => {
    expect(judge(promise(), [paid(1000, addDays(made, -1))], addDays(promised, 2)).state).toBe("broken");
    expect(judge(promise(), [paid(1000, made)], addDays(promised, 2)).state).toBe("kept");
  });

  it("breaks again when the bank takes the payment back", () => {
    const reversed = paid(1000, promised, { reversedOn: addDays(promised, 4) });
    expect(judge(promise({ state: "kept" }), [reversed], addDays(promised, 3)).state).toBe("kept");
    expect(judge(promise({ state: "kept" }), [reversed], addDays(promised, 4)).state).toBe("broken");
  });

  it("is mended by late evidence of a payment in time", () => {
    expect(judge(promise({ state: "broken" }), [paid(1000, promised)], addDays(promised, 9)).state).toBe(
      "kept",
    );
  });

  it("counts unapplied cash, but not cash applied to another invoice nor another currency", () => {
    const after = addDays(promised, 2);
    expect(judge(promise(), [paid(1000, promised, { appliedTo: null })], after).state).toBe("kept");
    expect(judge(promise(), [paid(1000, promised, { appliedTo: "11" })], after).state).toBe("broken");
    expect(judge(promise(), [paid(1000, promised, { currency: "USD" as Currency })], after).state).toBe(
      "broken",
    );
  });

  it("leaves what people withdrew or superseded as they said", () => {
    expect(judge(promise({ state: "withdrawn" }), [paid(1000, promised)], promised).state).toBe("withdrawn");
    expect(judge(promise({ state: "superseded" }), [], addDays(promised, 9)).state).toBe("superseded");
  });

  it("gives one verdict whatever the order in which payments arrive", () => {
    const payments = fc.array(
      fc.record({ amount: fc.integer({ min: 1, max: 700 }), day: fc.integer({ min: -3, max: 20 }) }),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(payments, fc.integer({ min: 0, max: 25 }), (all, ahead) => {
        const entries = all.map(({ amount, day }, index) =>
          paid(amount, addDays(made, day), { id: String(index) }),
        );
        const asOf = addDays(made, ahead);
        expect(judge(promise(), [...entries].reverse(), asOf)).toEqual(judge(promise(), entries, asOf));
      }),
    );
  });
});
