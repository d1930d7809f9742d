import type { Currency } from "../../shared/kernel/currency.ts";
import { addDays, toDay } from "../../shared/kernel/day.ts";
import type { OfferAsk, OfferedItem, OfferGround } from "../../shared/discount/make-offer.ts";
import type { DiscountOffer } from "../../shared/discount/offer.ts";
import { type DiscountRules, NO_RULES } from "../../shared/discount/rules.ts";

export const TODAY = toDay("2026-03-02");
export const CNY = "CNY" as Currency;

/** Three per cent may be given for paying early; a collector may let go of a tenth, an admin of half. */
export const rules: DiscountRules = {
  ...NO_RULES,
  marginPpm: 80_000,
  leastMarginPpm: 50_000,
  toleranceDays: 1,
  toleranceMinor: 100,
  authority: { admin: 500_000, collector: 100_000, rep: 0 },
};

/** ¥1,000.00 due on 1 April. */
export const owed = (more: Partial<OfferedItem> = {}): OfferedItem => ({
  invoiceId: "1",
  number: "INV-1",
  currency: CNY,
  issuedOn: addDays(TODAY, -1),
  dueOn: toDay("2026-04-01"),
  residualMinor: 100_000,
  disputedMinor: 0,
  ...more,
});

export const ground = (more: Partial<OfferGround> = {}): OfferGround => ({
  items: [owed()],
  onPlan: new Set(),
  offers: [],
  rules,
  orgCurrency: CNY,
  asOf: TODAY,
  ...more,
});

/** 2/10 net 30. */
export const ask = (more: Partial<OfferAsk> = {}): OfferAsk => ({
  kind: "early",
  invoiceIds: ["1"],
  currency: CNY,
  discountPpm: 20_000,
  payBy: toDay("2026-03-12"),
  ...more,
});

/** The same as it is kept. */
export const offer = (more: Partial<DiscountOffer> = {}): DiscountOffer => ({
  offerId: "o",
  accountId: "7001",
  kind: "early",
  currency: CNY,
  parts: [{ invoiceId: "1", number: "INV-1", owedMinor: 100_000, dueOn: toDay("2026-04-01") }],
  discountPpm: 20_000,
  askedMinor: 98_000,
  madeOn: TODAY,
  payBy: toDay("2026-03-12"),
  lastDay: toDay("2026-03-13"),
  toleranceMinor: 100,
  alreadyIn: {},
  expectedMinor: null,
  standing: false,
  note: "",
  byUser: "77",
  byName: "Li Qian",
  acts: [],
  ...more,
});

export const acted = (
  act: DiscountOffer["acts"][number]["act"],
  days = 0,
): DiscountOffer["acts"][number] => ({
  ...{ act, on: addDays(TODAY, days), reason: "", byUser: "1", byName: "Chen" },
});
