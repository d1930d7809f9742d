import { dpdOf } from "../../shared/aging/age.ts";
import { balanceOf } from "../../shared/aging/balance.ts";
import type { LimitReach } from "../../shared/limit/limit-reach.ts";
import { ALONE, type Beside, exposureOf, type CreditTerms } from "../../shared/limit/exposure.ts";
import type { ScoreSheet } from "../../shared/credit/score-account.ts";
import type { Currency } from "../../shared/kernel/currency.ts";
import type { Day } from "../../shared/kernel/day.ts";
import { money } from "../../shared/kernel/money.ts";
import { convert } from "../../shared/kernel/rates.ts";
import type { OpenBook } from "../../shared/ledger/open-item.ts";
import type { AccountFields, CreditAccount } from "./ports.ts";

export type Owed = Omit<AccountFields, "creditScore" | "creditGrade">;

/** An account's currency and limit; without an account, or without its currency, those of `otherwise`. */
export function termsOf(
  account: CreditAccount | null | undefined,
  otherwise: Currency,
  rates: CreditTerms["rates"],
): CreditTerms {
  const currency = account?.currency ?? otherwise;
  const limitMinor = account?.limitMinor ?? null;
  return { currency, limit: limitMinor === null ? null : money(limitMinor, currency), rates };
}

/** What an account's exposure is held against, and what counts beside its own ledger. */
export interface HeldAgainst {
  readonly terms: CreditTerms;
  readonly beside: Beside;
}

/** An account's own limit or its head office's; without an account all of `otherwise`. */
export function heldAgainst(
  account: CreditAccount | null | undefined,
  reach: LimitReach,
  otherwise: Currency,
  rates: CreditTerms["rates"],
): HeldAgainst {
  if (!account) return { terms: { currency: otherwise, limit: null, rates }, beside: ALONE };
  const { currency, limitMinor, beside } = reach;
  return {
    terms: { currency, limit: limitMinor === null ? null : money(limitMinor, currency), rates },
    beside,
  };
}

/**
 * What is overdue and what is left of the limit, in the account's own currency. Where some of it has no rate both are
 * unknown: the CRM has no room to say what is missing.
 */
export function owedBy(books: readonly OpenBook[], { terms, beside }: HeldAgainst, asOf: Day): Owed {
  const { currency, rates } = terms;
  let [overdueMinor, daysPastDue, isWhole] = [0, 0, true];
  for (const book of books) {
    const overdue = money(balanceOf(book, asOf).overdueMinor, book.currency);
    const converted = convert(overdue, currency, rates, asOf);
    if (converted.ok) overdueMinor += converted.value.money.amountMinor;
    else if (overdue.amountMinor > 0) isWhole = false;
    const oldest = book.items[0];
    if (oldest !== undefined) daysPastDue = Math.max(daysPastDue, dpdOf(oldest, asOf));
  }
  const { headroomMinor, withoutRate } = exposureOf(books, terms, asOf, beside);
  return {
    overdueMinor: isWhole ? overdueMinor : null,
    headroomMinor: withoutRate.length > 0 ? null : headroomMinor,
    currency,
    daysPastDue,
  };
}

export const fieldsOf = (sheet: ScoreSheet | null, owed: Owed): AccountFields => ({
  creditScore: sheet?.score ?? null,
  creditGrade: sheet?.grade ?? null,
  ...owed,
});

/** True when the CRM would show the same. What was kept before headroom was known says nothing of it. */
export const sameFields = (a: AccountFields | undefined, b: AccountFields): boolean =>
  a !== undefined &&
  a.creditScore === b.creditScore &&
  a.creditGrade === b.creditGrade &&
  a.overdueMinor === b.overdueMinor &&
  (a.headroomMinor ?? null) === b.headroomMinor &&
  a.currency === b.currency &&
  a.daysPastDue === b.daysPastDue;
