import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { askOf } from "../../shared/discount/asked.ts";
import { judgeOffers } from "../../shared/discount/judge-offers.ts";
import { makeOffer } from "../../shared/discount/make-offer.ts";
import type { DiscountOffer } from "../../shared/discount/offer.ts";
import { mostEarlyPpm } from "../../shared/discount/rules.ts";
import { addDays, type Day } from "../../shared/kernel/day.ts";
import { payment } from "../ledger/entries.ts";
import { ask, ground, offer, owed, rules, TODAY } from "./scene.ts";

const stands = (each: DiscountOffer, entries: Parameters<typeof judgeOffers>[1], asOf: Day) =>
  judgeOffers([each], entries, asOf)[0];

describe("laws of discounts", () => {
  const amounts = fc.array(fc.integer({ min: 1, max: 10_000_000_000 }), { minLength: 1, maxLength: 5 });
  const share = fc.integer({ min: 0, max: 999_999 });

  it("asked and let go add up to what is owed, and each discount is rounded down", () => {
    fc.assert(
      fc.property(amounts, share, (minors, discountPpm) => {
        const parts = minors.map((owedMinor) => ({ owedMinor }));
        const { askedMinor, letGoMinor } = askOf(parts, discountPpm);
        const all = minors.reduce((sum, minor) => sum + minor, 0);
        expect(askedMinor + letGoMinor).toBe(all);
        const exact = minors.map((minor) => (BigInt(minor) * BigInt(discountPpm)) / 1_000_000n);
        expect(BigInt(letGoMinor)).toBe(exact.reduce((sum, each) => sum + each, 0n));
        expect(askedMinor).toBeGreaterThan(0);
      }),
    );
  });

  it("nothing that may be offered for paying early leaves less than the least margin", () => {
    fc.assert(
      fc.property(share, share, share, amounts, (marginPpm, leastMarginPpm, discountPpm, minors) => {
        const items = minors.map((residualMinor, at) => owed({ invoiceId: String(at), residualMinor }));
        const told = makeOffer(
          ask({ invoiceIds: items.map(({ invoiceId }) => invoiceId), discountPpm }),
          ground({ items, rules: { ...rules, marginPpm, leastMarginPpm } }),
        );
        if (!told.ok) return;
        expect(discountPpm).toBeLessThanOrEqual(mostEarlyPpm({ ...rules, marginPpm, leastMarginPpm }));
        const all = minors.reduce((sum, minor) => sum + minor, 0);
        const left = BigInt(all) * BigInt(marginPpm) - BigInt(told.value.letGoMinor) * 1_000_000n;
        expect(left >= BigInt(all) * BigInt(leastMarginPpm)).toBe(true);
      }),
    );
  });

  it("money never makes an offer stand worse, and in whatever order it becomes known it says the same", () => {
    const received = fc.array(
      fc.record({ on: fc.integer({ min: 0, max: 30 }), minor: fc.integer({ min: 1, max: 60_000 }) }),
      { maxLength: 4 },
    );
    const rank = { lapsed: 0, open: 1, taken: 2, proposed: 1, declined: 0, withdrawn: 0 };
    fc.assert(
      fc.property(received, fc.integer({ min: 0, max: 40 }), (days, on) => {
        const asOf = addDays(TODAY, on);
        const money = days.map((each, at) => ({
          ...payment(`p${at}`, "1", each.minor, "2026-03-02"),
          receivedOn: addDays(TODAY, each.on),
        }));
        const [less, more] = [money.slice(1), money].map((some) => stands(offer(), some, asOf));
        expect(rank[more?.state ?? "lapsed"]).toBeGreaterThanOrEqual(rank[less?.state ?? "lapsed"]);
        expect(stands(offer(), money.toReversed(), asOf)).toEqual(more);
        expect(more?.letGoMinor).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});
