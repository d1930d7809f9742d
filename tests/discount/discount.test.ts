import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { annualCost } from "../../shared/discount/annual-cost.ts";
import {
  askedMinor,
  daysEarlier,
  type DiscountRules,
  type EarlyOffer,
  flawOfOffer,
  offerStands,
} from "../../shared/discount/early-payment.ts";
import { flawOfSettlement, settlementWorth } from "../../shared/discount/settlement.ts";
import type { Currency } from "../../shared/kernel/currency.ts";
import { addDays, type Day, toDay } from "../../shared/kernel/day.ts";

const TODAY = toDay("2026-03-02");
const offer = (more: Partial<EarlyOffer> = {}): EarlyOffer => ({
  invoiceId: "1",
  currency: "CNY" as Currency,
  owedMinor: 100_000,
  dueOn: toDay("2026-04-01"),
  discountPpm: 20_000,
  payBy: toDay("2026-03-12"),
  ...more,
});
const rules: DiscountRules = {
  marginPpm: 80_000,
  leastMarginPpm: 50_000,
  toleranceDays: 1,
  toleranceMinor: 100,
};
const saidOf = (more: Partial<EarlyOffer>) => flawOfOffer(offer(more), rules, TODAY)?.message.en;

describe("a discount for early payment", () => {
  it("says what it costs in a year: 2/10 net 30 is 37.24 %, compounded 44.59 %", () => {
    expect(daysEarlier(offer())).toBe(20);
    expect(annualCost(20_000, 20)).toEqual({ simplePpm: 372_449, effectivePpm: 445_853 });
  });

  it("is refused below the margin, in one sentence: 3 % of 8 may be given, a part per million more may not", () => {
    expect(saidOf({ discountPpm: 30_000 })).toBeUndefined();
    expect(saidOf({ discountPpm: 30_001 })).toBe(
      "A discount of 3.0001% is not above nothing and within the margin: enter more than 0 and at most 3%.",
    );
    expect(saidOf({ discountPpm: 0 })).toContain("more than 0");
  });

  it("is refused past its expiry, and where it would not be early", () => {
    expect(saidOf({ payBy: TODAY })).toBeUndefined();
    expect(saidOf({ payBy: addDays(TODAY, -1) })).toBe(
      "The offer ended on 2026-03-01: choose today or later.",
    );
    expect(saidOf({ payBy: toDay("2026-03-31") })).toBeUndefined();
    expect(saidOf({ payBy: toDay("2026-04-01") })).toContain("before the due day");
  });

  it("is honoured within its tolerance of a day and a yuan, and not beyond", () => {
    const stands = (on: string, minor: number, asOf = "2026-03-20") =>
      offerStands(offer(), [{ on: toDay(on), minor }], rules, toDay(asOf));
    expect(askedMinor(offer())).toBe(98_000);
    expect(stands("2026-03-13", 97_900)).toBe("honoured");
    expect(stands("2026-03-14", 98_000)).toBe("expired");
    expect(stands("2026-03-12", 97_899)).toBe("expired");
    expect(stands("2026-03-12", 97_899, "2026-03-13")).toBe("open");
    expect(offerStands(offer(), [], rules, toDay("2026-03-14"))).toBe("expired");
  });
});

describe("a settlement", () => {
  const authority = { admin: 500_000, collector: 100_000, rep: 0, viewer: 0 } as const;
  const settlement = { owedMinor: 100_000, discountPpm: 100_000, expiresOn: TODAY };
  it("stays within what a role may let go of", () => {
    expect(flawOfSettlement(settlement, "collector", authority, TODAY)).toBeNull();
    expect(
      flawOfSettlement({ ...settlement, discountPpm: 100_001 }, "collector", authority, TODAY)?.message.en,
    ).toBe(
      "Your role may let go of more than nothing and at most 10%, not 10.0001%: offer less, or ask somebody who may.",
    );
    expect(flawOfSettlement({ ...settlement, discountPpm: 100_001 }, "admin", authority, TODAY)).toBeNull();
    expect(flawOfSettlement(settlement, "rep", authority, TODAY)).not.toBeNull();
    expect(
      flawOfSettlement({ ...settlement, expiresOn: addDays(TODAY, -1) }, "admin", authority, TODAY)?.field,
    ).toBe("expiresOn");
  });

  it("shows what it brings beside what is expected without it", () => {
    expect(settlementWorth(settlement, 600_000)).toEqual({
      offeredMinor: 90_000,
      expectedMinor: 60_000,
      gainMinor: 30_000,
    });
    expect(settlementWorth({ ...settlement, discountPpm: 500_000 }, 600_000).gainMinor).toBe(-10_000);
  });
});

describe("laws of discounts", () => {
  it("an offer asks for no less than nothing and no more than is owed, and money never makes it stand worse", () => {
    const received = fc.array(
      fc.record({ on: fc.integer({ min: -5, max: 30 }), minor: fc.integer({ min: 1, max: 60_000 }) }),
      { maxLength: 4 },
    );
    const rank = { expired: 0, open: 1, honoured: 2 };
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 10_000_000 }),
        fc.integer({ min: 0, max: 999_999 }),
        received,
        fc.integer({ min: 0, max: 40 }),
        (owedMinor, discountPpm, days, later) => {
          const each = offer({ owedMinor, discountPpm });
          expect(askedMinor(each)).toBeGreaterThanOrEqual(0);
          expect(askedMinor(each)).toBeLessThanOrEqual(owedMinor);
          const money = days.map(({ on, minor }) => ({ on: addDays(TODAY, on), minor }));
          const asOf: Day = addDays(TODAY, later);
          const [less, more] = [money.slice(1), money].map(
            (some) => rank[offerStands(each, some, rules, asOf)],
          );
          expect(more).toBeGreaterThanOrEqual(less ?? 0);
        },
      ),
    );
  });
});
