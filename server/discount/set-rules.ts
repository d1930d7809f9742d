import type { DiscountsBody } from "../../shared/discount/contract.ts";
import type { DiscountRulesRequest, OfferTermsRequest } from "../../shared/discount/request-contract.ts";
import { flawOfRules, flawOfStanding, NO_RULES, type RulesFlaw } from "../../shared/discount/rules.ts";
import { ok, refuse, type Result } from "../../shared/kernel/result.ts";
import { rulesOf } from "./ground.ts";
import type { DiscountDesk, Giver, RulesBook, Ruler } from "./ports.ts";

/** What an org lets itself give away. */
export const readRules = (orgId: string, desk: DiscountDesk): Promise<DiscountsBody> =>
  desk.inTenant(orgId, rulesBody);

async function rulesBody(book: RulesBook): Promise<DiscountsBody> {
  const saved = await book.rules();
  const rules = saved ?? NO_RULES;
  return {
    currency: await book.orgCurrency(),
    rules: { ...rules, expectedPpm: rules.expectedPpm && [...rules.expectedPpm] },
    saved: saved !== null,
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
    return ok(await rulesBody(book));
  });
}

/** Standing terms of one account: an admin's word, under the org's guard. */
export function saveOwnTerms(
  giver: Giver,
  { clientId, standing, reason }: OfferTermsRequest,
  desk: DiscountDesk,
): Promise<Result<null, "not-allowed" | "not-synced" | RulesFlaw>> {
  const { orgId, accountId, role } = giver;
  return desk.inTenant(
    orgId,
    async (book): Promise<Result<null, "not-allowed" | "not-synced" | RulesFlaw>> => {
      if (role !== "admin") return refuse("not-allowed");
      if (!(await book.lockAccount(accountId))) return refuse("not-synced");
      const flaw = flawOfStanding(standing ?? null, await rulesOf(book));
      if (flaw !== null) return refuse(flaw);
      const said = { id: clientId, reason, by: giver, at: desk.now() };
      await book.addOwnTerms(accountId, standing === undefined ? {} : { standing }, said);
      return ok(null);
    },
  );
}
