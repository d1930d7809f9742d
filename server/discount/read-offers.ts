import { isOfferer } from "../../shared/discount/act-on-offer.ts";
import type { OfferBody, OffersBody } from "../../shared/discount/contract.ts";
import type { OfferVerdict } from "../../shared/discount/judge-offers.ts";
import type { DiscountRules } from "../../shared/discount/rules.ts";
import { formatDay } from "../../shared/kernel/day.ts";
import { ok, refuse, type Result } from "../../shared/kernel/result.ts";
import { groundOf, standingOf } from "./ground.ts";
import type { DiscountDesk, Giver } from "./ports.ts";

/** The offers to an account as they stand today, and all by which a page can tell what may be offered. */
export async function readOffers(
  giver: Giver,
  desk: DiscountDesk,
): Promise<Result<OffersBody, "not-synced">> {
  const { orgId, accountId, role } = giver;
  const asOf = await desk.dayIn(orgId, desk.now());
  return desk.inTenant(orgId, async (book) => {
    if (!(await book.lockAccount(accountId))) return refuse("not-synced");
    const ground = await groundOf(accountId, asOf, book);
    const { rules, orgCurrency, items, onPlan, judged } = ground;
    return ok<OffersBody>({
      asOf: formatDay(asOf),
      role: isOfferer(role) ? role : "viewer",
      orgCurrency,
      rules: rulesBody(rules),
      standing: await standingOf(accountId, rules, book),
      items: items.map((item) => ({
        invoiceId: item.invoiceId,
        number: item.number,
        currency: item.currency,
        issuedOn: formatDay(item.issuedOn),
        dueOn: formatDay(item.dueOn),
        residualMinor: item.residualMinor,
        disputedMinor: item.disputedMinor,
      })),
      onPlan: [...onPlan],
      offers: judged.offers.map(offerBody).reverse(),
    });
  });
}

function offerBody({ offer, state, askedMinor, receivedMinor, letGoMinor }: OfferVerdict): OfferBody {
  const { offerId, kind, currency, discountPpm, expectedMinor, standing, note, byName } = offer;
  return {
    ...{ offerId, kind, state, currency, discountPpm, askedMinor, receivedMinor, letGoMinor, expectedMinor },
    ...{ standing, note, by: byName },
    parts: offer.parts.map((part) => ({ ...part, dueOn: formatDay(part.dueOn) })),
    madeOn: formatDay(offer.madeOn),
    payBy: formatDay(offer.payBy),
    lastDay: formatDay(offer.lastDay),
    acts: offer.acts.map(({ act, on, reason, byName: by }) => ({ act, on: formatDay(on), reason, by })),
  };
}

export const rulesBody = ({ expectedPpm, bySegment, ...rules }: DiscountRules): OffersBody["rules"] => ({
  ...rules,
  expectedPpm: expectedPpm && [...expectedPpm],
  bySegment: [...bySegment],
});
