import { type ActFlaw, flawOfAct, isOfferer } from "../../shared/discount/act-on-offer.ts";
import type { OfferActRequest } from "../../shared/discount/request-contract.ts";
import { judgeAgreements } from "../../shared/dunning/agreements.ts";
import type { FollowUpBody } from "../../shared/followup/contract.ts";
import { ok, refuse, type Result } from "../../shared/kernel/result.ts";
import { type LineRefusal, recordLine } from "../followup/index.ts";
import { aboutOffer } from "./about-offer.ts";
import { rulesOf } from "./ground.ts";
import type { DiscountBook, DiscountDesk, Giver } from "./ports.ts";

export type OfferActRefusal = LineRefusal | "no-such-offer" | ActFlaw;

/** Approves or declines a proposed settlement, or takes an offer back, each with a reason. */
export async function actOnOffer(
  giver: Giver,
  offerId: string,
  request: OfferActRequest,
  desk: DiscountDesk,
): Promise<Result<FollowUpBody, OfferActRefusal>> {
  const { accountId, role, userId, userName } = giver;
  if (!isOfferer(role)) return refuse("not-allowed");
  const { act, reason, clientId } = request;
  const asked = { ...request, offerId };
  return recordLine<DiscountBook, OfferActRefusal>(giver, asked, desk, async (book, { at, today }) => {
    const { offers } = judgeAgreements(await book.agreementsOf(accountId), today);
    const verdict = offers.find(({ offer }) => offer.offerId === offerId);
    if (verdict === undefined) return refuse("no-such-offer");
    const { offer, state } = verdict;
    const because = flawOfAct({ discountPpm: offer.discountPpm, state }, act, role, await rulesOf(book));
    if (because !== null) return refuse(because);
    await book.addAct(offerId, { act, on: today, reason, byUser: userId, byName: userName }, clientId, at);
    return ok({ kind: "discount", outcome: act, note: reason, about: aboutOffer(offer, verdict.letGoMinor) });
  });
}
