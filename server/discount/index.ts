export { actOnOffer, type OfferActRefusal } from "./act-on-offer.ts";
export { judgeDiscounts } from "./judge-offers.ts";
export { offerDiscount, type OfferRefusal } from "./offer-discount.ts";
export type {
  DiscountBook,
  DiscountDesk,
  DiscountRoundBook,
  DiscountRoundDesk,
  Giver,
  Ruler,
  SegmentsNeed,
} from "./ports.ts";
export { readOffers } from "./read-offers.ts";
export { readRules, saveOwnTerms, saveRules, type TermsRefusal } from "./set-rules.ts";
