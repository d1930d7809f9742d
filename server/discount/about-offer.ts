import { type DiscountOffer, owedOf } from "../../shared/discount/offer.ts";
import type { LineSubject } from "../followup/index.ts";

/** What a line says of an offer: how much is let go, of which invoices, until when. */
export const aboutOffer = (
  offer: DiscountOffer,
  letGoMinor = owedOf(offer) - offer.askedMinor,
): LineSubject => ({
  id: offer.offerId,
  amountMinor: letGoMinor,
  currency: offer.currency,
  invoices: offer.parts.map(({ invoiceId, number }) => ({ invoiceId, number })),
  on: offer.payBy,
});
