import {
  actOnOffer,
  type DiscountDesk,
  offerDiscount,
  readOffers,
  readRules,
  saveOwnTerms,
  saveRules,
} from "../discount/index.ts";
import type { DiscountRooms } from "../http/discount-rooms.ts";

/** The routes about offers, over their desk. */
export const discountRooms = (desk: DiscountDesk): DiscountRooms => ({
  read: (viewer) => readOffers(viewer, desk),
  offer: (viewer, request) => offerDiscount(viewer, request, desk),
  act: (viewer, offerId, request) => actOnOffer(viewer, offerId, request, desk),
  saveOwnTerms: (viewer, request) => saveOwnTerms(viewer, request, desk),
  rules: (orgId) => readRules(orgId, desk),
  saveRules: (admin, request) => saveRules(admin, request, desk),
});
