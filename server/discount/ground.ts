import type { OfferGround } from "../../shared/discount/make-offer.ts";
import { type DiscountRules, NO_RULES, standingFor } from "../../shared/discount/rules.ts";
import {
  agreedBooks,
  type AgreementsJudged,
  invoicesOnPlan,
  judgeAgreements,
} from "../../shared/dunning/agreements.ts";
import type { Day } from "../../shared/kernel/day.ts";
import type { LedgerEntry } from "../../shared/ledger/entry.ts";
import type { DiscountBook, RulesBook } from "./ports.ts";

/** What an offer to one account is judged by on a day. */
export interface Standing extends OfferGround {
  readonly entries: readonly LedgerEntry[];
  readonly judged: AgreementsJudged;
}

export async function groundOf(accountId: string, asOf: Day, book: DiscountBook): Promise<Standing> {
  const agreed = await book.agreementsOf(accountId);
  const entries = await book.entriesOf(accountId);
  const judged = judgeAgreements(agreed, asOf);
  return {
    entries,
    judged,
    items: agreedBooks(entries, agreed, asOf).flatMap(({ items }) => items),
    onPlan: invoicesOnPlan(judged),
    offers: judged.offers.map(({ state, offer }) => ({ state, parts: offer.parts })),
    rules: await rulesOf(book),
    orgCurrency: await book.orgCurrency(),
    asOf,
  };
}

export const rulesOf = async (book: RulesBook): Promise<DiscountRules> => (await book.rules()) ?? NO_RULES;

/** The standing terms that hold for one account, with who said so. */
export async function standingOf(accountId: string, rules: DiscountRules, book: RulesBook) {
  const { standing } = await book.ownTerms(accountId);
  const segment = rules.bySegment.length === 0 ? null : await book.segmentOf(accountId);
  return standingFor(standing, segment, rules);
}
