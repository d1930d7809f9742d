import { addDays } from "../kernel/day.ts";
import { makeOffer, type MadeOffer, type OfferAsk, type OfferGround } from "./make-offer.ts";
import type { StandingTerms } from "./rules.ts";

/**
 * What standing terms offer on a day: one offer for each invoice that can still be paid within the days after its issue,
 * before its due day. Once offered, in whatever way and whatever became of it, an invoice is not offered again.
 */
export function standingOffers(
  { discountPpm, withinDays }: StandingTerms,
  ground: OfferGround,
): readonly (OfferAsk & MadeOffer)[] {
  const offered = new Set(ground.offers.flatMap(({ parts }) => parts.map(({ invoiceId }) => invoiceId)));
  return ground.items
    .filter(({ invoiceId }) => !offered.has(invoiceId))
    .flatMap(({ invoiceId, currency, issuedOn }) => {
      const payBy = addDays(issuedOn, withinDays);
      const ask: OfferAsk = { kind: "early", invoiceIds: [invoiceId], currency, discountPpm, payBy };
      const made = makeOffer(ask, ground);
      return made.ok ? [{ ...ask, ...made.value }] : [];
    });
}
