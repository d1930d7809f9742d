import { isOfferer, maySettle } from "../../shared/discount/act-on-offer.ts";
import { makeOffer, type OfferFlaw } from "../../shared/discount/make-offer.ts";
import type { DiscountOffer } from "../../shared/discount/offer.ts";
import type { OfferRequest } from "../../shared/discount/request-contract.ts";
import type { FollowUpBody } from "../../shared/followup/contract.ts";
import { ok, refuse, type Result } from "../../shared/kernel/result.ts";
import { alreadyIn } from "../../shared/promise/already-in.ts";
import { type LineRefusal, recordLine } from "../followup/index.ts";
import { aboutOffer } from "./about-offer.ts";
import { groundOf } from "./ground.ts";
import type { DiscountBook, DiscountDesk, Giver } from "./ports.ts";

export type OfferRefusal = LineRefusal | "not-allowed" | OfferFlaw;

/**
 * Offers less for paying early, or to close a debt. A settlement is a proposal until somebody whose authority suffices
 * approves it; whoever may let go of that much by themselves has approved it by making it.
 */
export async function offerDiscount(
  giver: Giver,
  request: OfferRequest,
  desk: DiscountDesk,
): Promise<Result<FollowUpBody, OfferRefusal>> {
  const { role, accountId, userId, userName } = giver;
  if (!isOfferer(role) || (role === "rep" && request.kind === "early")) return refuse("not-allowed");
  return recordLine<DiscountBook, OfferFlaw>(giver, request, desk, async (book, { at, today }) => {
    const ground = await groundOf(accountId, today, book);
    const made = makeOffer(request, ground);
    if (!made.ok) return made;
    const { kind, currency, discountPpm, payBy, note, clientId } = request;
    const { letGoMinor, cost: _cost, ...terms } = made.value;
    const invoiceIds = terms.parts.map(({ invoiceId }) => invoiceId);
    const offer: DiscountOffer = {
      ...{ ...terms, kind, currency, discountPpm, payBy, note, accountId },
      offerId: clientId,
      madeOn: today,
      alreadyIn: alreadyIn(ground.entries, invoiceIds, today),
      standing: false,
      byUser: userId,
      byName: userName,
      acts: [],
    };
    await book.addOffer(offer, at);
    const about = aboutOffer(offer, letGoMinor);
    if (kind === "early") return ok({ kind: "discount", outcome: "offered", note, about });
    if (!maySettle(role, discountPpm, ground.rules))
      return ok({ kind: "discount", outcome: "proposed", note, about });
    const approval = { act: "approved", on: today, reason: note, byUser: userId, byName: userName } as const;
    await book.addAct(clientId, approval, `${clientId}-approved`, at);
    return ok({ kind: "discount", outcome: "offered", note, about });
  });
}
