import type { DiscountsBody } from "../../shared/discount/contract.ts";
import type { DiscountRulesRequest, OfferTermsRequest } from "../../shared/discount/request-contract.ts";
import { flawOfRules, flawOfStanding, NO_RULES, type RulesFlaw } from "../../shared/discount/rules.ts";
import type { FollowUpBody } from "../../shared/followup/contract.ts";
import { ok, refuse, type Result } from "../../shared/kernel/result.ts";
import { type LineRefusal, recordLine } from "../followup/index.ts";
import { rulesOf } from "./ground.ts";
import { rulesBody } from "./read-offers.ts";
import type { DiscountBook, DiscountDesk, Giver, RulesBook, Ruler } from "./ports.ts";

/** What an org lets itself give away. */
export const readRules = (orgId: string, desk: DiscountDesk): Promise<DiscountsBody> =>
  desk.inTenant(orgId, discountsBody);

async function discountsBody(book: RulesBook): Promise<DiscountsBody> {
  const saved = await book.rules();
  const rules = saved ?? NO_RULES;
  return {
    currency: await book.orgCurrency(),
    rules: rulesBody(rules),
    saved: saved !== null,
    segments: [...(await book.segments())],
  };
}

/** Says how much may be given away. It holds for what is offered from now on; what was offered stands. */
export function saveRules(
  admin: Ruler,
  { clientId, reason, ...rules }: DiscountRulesRequest,
  desk: DiscountDesk,
): Promise<Result<DiscountsBody, RulesFlaw>> {
  return desk.inTenant(admin.orgId, async (book) => {
    const flaw = flawOfRules(rules);
    if (flaw !== null) return refuse(flaw);
    await book.addRules(rules, { id: clientId, reason, by: admin, at: desk.now() });
    return ok(await discountsBody(book));
  });
}

export type TermsRefusal = LineRefusal | "not-allowed" | RulesFlaw;

/** Standing terms of one account: an admin's word, under the org's guard. */
export async function saveOwnTerms(
  giver: Giver,
  request: OfferTermsRequest,
  desk: DiscountDesk,
): Promise<Result<FollowUpBody, TermsRefusal>> {
  if (giver.role !== "admin") return refuse("not-allowed");
  return recordLine<DiscountBook, RulesFlaw>(giver, request, desk, async (book, { at }) => {
    const { clientId, standing, reason } = request;
    const flaw = flawOfStanding(standing ?? null, await rulesOf(book));
    if (flaw !== null) return refuse(flaw);
    const terms = standing === undefined ? {} : { standing };
    await book.addOwnTerms(giver.accountId, terms, { id: clientId, reason, by: giver, at });
    return ok({ kind: "discount", outcome: "terms", note: reason });
  });
}
