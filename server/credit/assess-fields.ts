import { dpdOf } from "../../shared/aging/age.ts";
import { balanceOf } from "../../shared/aging/balance.ts";
import type { ScoreSheet } from "../../shared/credit/score-account.ts";
import type { Currency } from "../../shared/kernel/currency.ts";
import type { Day } from "../../shared/kernel/day.ts";
import { money } from "../../shared/kernel/money.ts";
import { convert, type RateTable } from "../../shared/kernel/rates.ts";
import type { OpenBook } from "../../shared/ledger/open-item.ts";
import type { AccountFields } from "./ports.ts";

type Overdue = Pick<AccountFields, "overdueMinor" | "currency" | "daysPastDue">;

/** Overdue money in the account's own currency; what has no rate is left out, as in the exposure. */
export function overdueOf(
  books: readonly OpenBook[],
  currency: Currency,
  rates: RateTable,
  asOf: Day,
): Overdue {
  let [overdueMinor, daysPastDue] = [0, 0];
  for (const book of books) {
    const overdue = money(balanceOf(book, asOf).overdueMinor, book.currency);
    const converted = convert(overdue, currency, rates, asOf);
    if (converted.ok) overdueMinor += converted.value.money.amountMinor;
    const oldest = book.items[0];
    if (oldest !== undefined) daysPastDue = Math.max(daysPastDue, dpdOf(oldest, asOf));
  }
  return { overdueMinor, currency, daysPastDue };
}

export const fieldsOf = (sheet: ScoreSheet | null, overdue: Overdue): AccountFields => ({
  creditScore: sheet?.score ?? null,
  creditGrade: sheet?.grade ?? null,
  ...overdue,
});

/** True when the CRM would show the same. */
export const sameFields = (a: AccountFields | undefined, b: AccountFields): boolean =>
  a !== undefined &&
  a.creditScore === b.creditScore &&
  a.creditGrade === b.creditGrade &&
  a.overdueMinor === b.overdueMinor &&
  a.currency === b.currency &&
  a.daysPastDue === b.daysPastDue;
