import * as z from "zod/mini";
import { Sentence, WireCurrency, WireDay } from "../kernel/contract.ts";
import { OFFER_ACTS, OFFER_KINDS, OFFER_STATES, OFFERERS } from "./kinds.ts";

const WireStanding = z.nullable(z.object({ discountPpm: z.int(), withinDays: z.int() }));

/** What an org lets itself give away. */
export const WireRules = z.object({
  marginPpm: z.int(),
  leastMarginPpm: z.int(),
  capitalPpm: z.nullable(z.int()),
  toleranceDays: z.int(),
  toleranceMinor: z.int(),
  authority: z.object({ admin: z.int(), collector: z.int(), rep: z.int() }),
  expectedPpm: z.nullable(z.array(z.int())),
  standing: WireStanding,
  bySegment: z.array(z.object({ segment: z.string(), standing: WireStanding })),
});

const WireOffer = z.object({
  offerId: z.string(),
  kind: z.enum(OFFER_KINDS),
  state: z.enum(OFFER_STATES),
  currency: WireCurrency,
  parts: z.array(z.object({ invoiceId: z.string(), number: z.string(), owedMinor: z.int(), dueOn: WireDay })),
  discountPpm: z.int(),
  askedMinor: z.int(),
  receivedMinor: z.int(),
  letGoMinor: z.int(),
  madeOn: WireDay,
  payBy: WireDay,
  /** With its days of tolerance. */
  lastDay: WireDay,
  expectedMinor: z.nullable(z.int()),
  standing: z.boolean(),
  note: z.string(),
  by: z.string(),
  acts: z.array(z.object({ act: z.enum(OFFER_ACTS), on: WireDay, reason: z.string(), by: z.string() })),
});
export type OfferBody = z.input<typeof WireOffer>;
export type OfferView = z.infer<typeof WireOffer>;

/** GET /v1/accounts/:accountId/offers, newest first, with all by which a page can tell what may be offered. */
export const OffersAnswer = z.object({
  asOf: WireDay,
  role: z.enum([...OFFERERS, "viewer"]),
  orgCurrency: WireCurrency,
  rules: WireRules,
  /** The standing terms that hold for the account, and who said so. */
  standing: z.object({ value: WireStanding, origin: z.enum(["account", "segment", "org", "nobody"]) }),
  items: z.array(
    z.object({
      invoiceId: z.string(),
      number: z.string(),
      currency: WireCurrency,
      issuedOn: WireDay,
      dueOn: WireDay,
      residualMinor: z.int(),
      disputedMinor: z.int(),
    }),
  ),
  /** Invoices whose payment plan is kept. */
  onPlan: z.array(z.string()),
  offers: z.array(WireOffer),
});
export type OffersBody = z.input<typeof OffersAnswer>;
export type OffersView = z.infer<typeof OffersAnswer>;

/** GET /v1/settings/discounts */
export const DiscountsAnswer = z.object({
  currency: WireCurrency,
  rules: WireRules,
  saved: z.boolean(),
  /** The org's segments, in their order. */
  segments: z.array(z.object({ key: z.string(), name: Sentence })),
});
export type DiscountsBody = z.input<typeof DiscountsAnswer>;
export type DiscountsView = z.infer<typeof DiscountsAnswer>;
