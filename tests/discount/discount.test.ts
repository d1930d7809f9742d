import { describe, expect, it } from "@jest/globals";
import { annualCost } from "../../shared/discount/annual-cost.ts";
import { judgeOffers } from "../../shared/discount/judge-offers.ts";
import { makeOffer, type OfferAsk, type OfferGround } from "../../shared/discount/make-offer.ts";
import type { DiscountOffer } from "../../shared/discount/offer.ts";
import { flawOfRules, NO_RULES } from "../../shared/discount/rules.ts";
import { standingOffers } from "../../shared/discount/standing-offers.ts";
import { discountPhrase } from "../../shared/dunning/templates/discount-phrase.ts";
import { amountIn, dayIn } from "../../shared/dunning/templates/phrases.ts";
import type { Currency } from "../../shared/kernel/currency.ts";
import { addDays, type Day, toDay } from "../../shared/kernel/day.ts";
import { creditNote, payment } from "../ledger/entries.ts";
import { ask, ground, offer, owed, rules, TODAY } from "./scene.ts";

const made = (asked: Partial<OfferAsk> = {}, on: Partial<OfferGround> = {}) =>
  makeOffer(ask(asked), ground(on));
const saidOf = (asked: Partial<OfferAsk>, on: Partial<OfferGround> = {}) => {
  const told = made(asked, on);
  return told.ok ? undefined : `${told.because.field}: ${told.because.message.en}`;
};
const stands = (each: DiscountOffer, entries: Parameters<typeof judgeOffers>[1], asOf: Day) =>
  judgeOffers([each], entries, asOf)[0];

describe("a discount for early payment", () => {
  it("is told in both languages, in its own currency, the first to end first, and not at all when none is open", () => {
    const open = (days: number, code: string) => ({
      numbers: days === 3 ? ["INV-1", "INV-2"] : ["INV-9"],
      ...{ currency: code as Currency, askedMinor: 98_000, letGoMinor: 2_000, payBy: addDays(TODAY, days) },
    });
    const said = (code: string, language: "en" | "zh-CN", ...offers: readonly ReturnType<typeof open>[]) =>
      discountPhrase(offers, code as Currency, language, {
        amount: (minor) => amountIn(minor, code as Currency, language),
        day: (on) => dayIn(on, language),
      });
    expect(said("CNY", "zh-CN", open(9, "CNY"), open(3, "CNY"), open(1, "USD"))).toBe(
      "如贵司于 2026年3月5日 前（含当日）支付 INV-1、INV-2 的 ¥980.00，可享受提前付款折扣 ¥20.00。" +
        "如贵司于 2026年3月11日 前（含当日）支付 INV-9 的 ¥980.00，可享受提前付款折扣 ¥20.00。",
    );
    expect(said("JPY", "en", open(3, "JPY"))).toBe(
      "If you pay ¥98,000 for INV-1, INV-2 by 5 March 2026, you save ¥2,000.",
    );
    expect(said("CNY", "en")).toBe("");
  });

  it("says what it costs in a year: 2/10 net 30 is 37.24 %, compounded 44.59 %", () => {
    const told = made();
    expect(told.ok && told.value).toMatchObject({
      askedMinor: 98_000,
      letGoMinor: 2_000,
      cost: { simplePpm: 372_449, effectivePpm: 445_853 },
      lastDay: toDay("2026-03-13"),
    });
    expect(annualCost(20_000, 20)).toEqual({ simplePpm: 372_449, effectivePpm: 445_853 });
  });

  it("is refused below the margin, in one sentence: 3 % of 8 may be given, a part per million more may not", () => {
    expect(saidOf({ discountPpm: 30_000 })).toBeUndefined();
    expect(saidOf({ discountPpm: 30_001 })).toBe(
      "discountPpm: A discount of 3.0001% is not above nothing and within the margin: enter more than 0 and at most 3%.",
    );
    expect(saidOf({ discountPpm: 0 })).toContain("more than 0");
    expect(saidOf({}, { rules: NO_RULES })).toContain("No discount is allowed yet");
  });

  it("is refused past its expiry, and where it would not be early", () => {
    expect(saidOf({ payBy: TODAY })).toBeUndefined();
    expect(saidOf({ payBy: addDays(TODAY, -1) })).toBe(
      "payBy: The offer ended on 2026-03-01: choose today or later.",
    );
    expect(saidOf({ payBy: toDay("2026-03-31") })).toBeUndefined();
    expect(saidOf({ payBy: toDay("2026-04-01") })).toContain("payBy: Early payment ends before the due day");
  });

  it("M-04 is of one currency, and of invoices that are open, uncontested, on no plan and offered once", () => {
    const usd = owed({ invoiceId: "2", number: "INV-2", currency: "USD" as Currency });
    const both = { invoiceIds: ["1", "2"] };
    expect(saidOf(both, { items: [owed(), usd] })).toBe(
      "currency: Invoice INV-2 is in USD, not CNY: an offer is of one currency.",
    );
    expect(saidOf(both)).toContain("invoiceIds: An invoice is paid");
    expect(saidOf({}, { items: [owed({ disputedMinor: 1 })] })).toContain(
      "invoiceIds: Invoice INV-1 is contested",
    );
    expect(saidOf({}, { onPlan: new Set(["1"]) })).toContain(
      "invoiceIds: Invoice INV-1 is on a payment plan",
    );
    const before = (state: DiscountOffer["kind"] | "open" | "lapsed") => ({
      offers: [{ state: state as "open", parts: [{ invoiceId: "1" }] }],
    });
    expect(saidOf({}, before("open"))).toContain("invoiceIds: Invoice INV-1 has an offer already");
    expect(saidOf({}, before("lapsed"))).toBeUndefined();
  });

  it("M-04 asks in yen, yuan and dinar to their own minor unit, and forgives a tolerance in the org's currency alone", () => {
    for (const [code, residualMinor, asked] of [
      ["JPY", 999, 980],
      ["CNY", 99_999, 98_000],
      ["KWD", 999_999, 980_000],
    ] as const) {
      const told = made(
        { currency: code as Currency },
        { items: [owed({ currency: code as Currency, residualMinor })] },
      );
      expect(told.ok && told.value).toMatchObject({
        askedMinor: asked,
        toleranceMinor: code === "CNY" ? 100 : 0,
      });
    }
    expect(saidOf({}, { items: [owed({ residualMinor: 49 })] })).toContain("less than the smallest unit");
  });

  it("is honoured within its tolerance of a day and a yuan, and not beyond", () => {
    const paid = (on: string, minor: number, asOf = "2026-03-20") =>
      stands(offer(), [payment("p", "1", minor, on)], toDay(asOf))?.state;
    expect(paid("2026-03-13", 97_900)).toBe("taken");
    expect(paid("2026-03-14", 98_000)).toBe("lapsed");
    expect(paid("2026-03-12", 97_899)).toBe("lapsed");
    expect(paid("2026-03-12", 97_899, "2026-03-13")).toBe("open");
    expect(stands(offer(), [], toDay("2026-03-14"))?.state).toBe("lapsed");
  });

  it("is judged again when the bank takes the money back, and lets go of less of whoever pays more", () => {
    const back = payment("p", "1", 98_000, "2026-03-12", { reversedOn: toDay("2026-03-16") });
    expect(stands(offer(), [back], toDay("2026-03-15"))).toMatchObject({ state: "taken", letGoMinor: 2_000 });
    expect(stands(offer(), [back], toDay("2026-03-16"))?.state).toBe("lapsed");
    const more = payment("p", "1", 99_500, "2026-03-12");
    expect(stands(offer(), [more], toDay("2026-03-15"))).toMatchObject({ state: "taken", letGoMinor: 500 });
  });

  it("takes a credit note from what is let go first, and counts no money that was in before", () => {
    const note = creditNote("c", "1", 1_500, "2026-03-05");
    expect(stands(offer(), [note], TODAY)?.askedMinor).toBe(98_000);
    expect(stands(offer(), [note], addDays(TODAY, 3))).toMatchObject({ askedMinor: 98_000, letGoMinor: 500 });
    const early = payment("p", "1", 98_000, "2026-03-02");
    expect(stands(offer({ alreadyIn: { p: 98_000 } }), [early], TODAY)?.state).toBe("open");
  });

  it("by standing terms is offered once for each invoice, while it can still be paid early enough", () => {
    const terms = { discountPpm: 20_000, withinDays: 10 };
    const old = owed({ invoiceId: "2", issuedOn: addDays(TODAY, -11) });
    const short = owed({ invoiceId: "3", dueOn: addDays(TODAY, 9) });
    const items = [owed(), old, short];
    expect(standingOffers(terms, ground({ items })).map(({ invoiceIds }) => invoiceIds)).toEqual([["1"]]);
    const offers = [{ state: "lapsed" as const, parts: [{ invoiceId: "1" }] }];
    expect(standingOffers(terms, ground({ items, offers }))).toEqual([]);
    expect(flawOfRules({ ...rules, standing: { ...terms, discountPpm: 30_001 } })).toMatchObject({
      field: "standing",
    });
  });
});
