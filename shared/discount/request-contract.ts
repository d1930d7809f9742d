import * as z from "zod/mini";
import { WireCurrency, WireDay } from "../kernel/contract.ts";
import { CrmId, Uuid, Words } from "../kernel/request-contract.ts";
import { OFFER_ACTS, OFFER_KINDS } from "./kinds.ts";

const within = (least: number, most: number) => z.int().check(z.minimum(least), z.maximum(most));
const Share = within(0, 1_000_000);
/** Something is left to pay. */
const Discount = within(0, 999_999);
const Standing = z.nullable(z.strictObject({ discountPpm: within(1, 999_999), withinDays: within(1, 365) }));

/** POST /v1/accounts/:accountId/offers. The clientId becomes the offer's id. */
export const OfferRequest = z.strictObject({
  clientId: Uuid,
  kind: z.enum(OFFER_KINDS),
  invoiceIds: z.array(CrmId).check(z.minLength(1), z.maxLength(200)),
  currency: WireCurrency,
  discountPpm: Discount,
  payBy: WireDay,
  note: Words(0, 1000),
});
export type OfferRequest = z.infer<typeof OfferRequest>;

/** POST /v1/accounts/:accountId/offers/:id. Saved once, however often it is sent with the same `clientId`. */
export const OfferActRequest = z.strictObject({
  clientId: Uuid,
  act: z.enum(OFFER_ACTS),
  reason: Words(1, 500),
});
export type OfferActRequest = z.infer<typeof OfferActRequest>;

/** POST /v1/accounts/:accountId/offer-terms: the account's own standing terms; null: none, absent: as the org's. */
export const OfferTermsRequest = z.strictObject({
  clientId: Uuid,
  standing: z.optional(Standing),
  reason: Words(1, 500),
});
export type OfferTermsRequest = z.infer<typeof OfferTermsRequest>;

/** PUT /v1/settings/discounts */
export const DiscountRulesRequest = z.strictObject({
  clientId: Uuid,
  marginPpm: Share,
  leastMarginPpm: Share,
  capitalPpm: z.nullable(Share),
  toleranceDays: within(0, 30),
  toleranceMinor: within(0, 1_000_000_000),
  authority: z.strictObject({ admin: Discount, collector: Discount, rep: Discount }),
  expectedPpm: z.nullable(z.array(Share).check(z.minLength(5), z.maxLength(5))),
  standing: Standing,
  bySegment: z
    .array(z.strictObject({ segment: z.string().check(z.minLength(1), z.maxLength(60)), standing: Standing }))
    .check(z.maxLength(50)),
  reason: Words(1, 500),
});
export type DiscountRulesRequest = z.infer<typeof DiscountRulesRequest>;
