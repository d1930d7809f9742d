import type { Currency } from "../../shared/kernel/currency.ts";
import type { Day } from "../../shared/kernel/day.ts";
import { lossByAccount } from "../../shared/report/account-losses.ts";
import { carryingCost } from "../../shared/report/cost-of-credit.ts";
import { type CreditCost, creditCost } from "../../shared/report/credit-cost.ts";
import type { LossRates } from "../../shared/report/loss-rates.ts";
import { lastDays } from "../../shared/report/period.ts";
import { total } from "../../shared/report/position.ts";
import { type Provision, provisionOf } from "../../shared/report/provision.ts";
import type { ReceivablesCount } from "../../shared/report/receivables.ts";
import { termsOn } from "../../shared/report/provision-terms.ts";
import type { ReceivablesBook, ReceivablesDesk, StoredVersion } from "./ports.ts";

/** The approved version of a day, and what was done to reach the customers in the year that ends with it. */
export interface Reckoning {
  readonly inForce: StoredVersion;
  readonly contacts: ReadonlyMap<string, number>;
}

/** Of one currency, by the version in force; null where that says nothing of it. */
export interface Priced {
  readonly currency: Currency;
  readonly inForce: StoredVersion;
  readonly provision: { readonly rates: LossRates; readonly found: Provision } | null;
  readonly cost: CreditCost | null;
}

/** Of all accounts, or of one; null: no approved version holds on the day. */
export async function reckoningOn(
  asOf: Day,
  book: Pick<ReceivablesBook, "provisionVersions" | "contactsIn" | "timeZone">,
  onlyAccount?: string,
): Promise<Reckoning | null> {
  const inForce = termsOn(await book.provisionVersions(), asOf);
  if (inForce === null) return null;
  const { contact } = inForce.terms;
  const period = lastDays(asOf, 365);
  const contacts =
    contact === null ? new Map() : await book.contactsIn(period, await book.timeZone(), onlyAccount);
  return { inForce, contacts };
}

/**
 * What one currency is expected to lose, and what its credit cost in the year that ends with its day. With many accounts
 * each step takes a while, so others get their turn between two.
 */
export async function priceCredit(
  count: ReceivablesCount,
  { inForce, contacts }: Reckoning,
  { breathe }: Pick<ReceivablesDesk, "breathe">,
): Promise<Priced> {
  const { terms } = inForce;
  const { currency, accounts, year } = count;
  const rates = ratesOf(inForce, currency);
  // An account judged by itself may owe in several currencies: in each it loses the same share.
  const assessed = terms.assessed.filter(
    ({ accountId }) => total(accounts.get(accountId)?.buckets ?? []) > 0,
  );
  const provision = rates === null ? null : { rates, found: provisionOf(accounts, rates, assessed) };
  await breathe();
  if (terms.yearlyPpm === null) return { currency, inForce, provision, cost: null };
  const carrying = carryingCost(moneyDaysBy(count), year, terms.yearlyPpm);
  await breathe();
  const losses = rates === null ? new Map<string, number>() : lossByAccount(accounts, rates, assessed);
  await breathe();
  const cost = creditCost({ currency, carrying, losses, contacts, contact: terms.contact });
  return { currency, inForce, provision, cost };
}

/** What each account's balance was, times the days on which it was, in the year of the count. */
export const moneyDaysBy = ({ accounts }: ReceivablesCount): readonly (readonly [string, bigint])[] =>
  [...accounts].map(([accountId, { moneyDays }]) => [accountId, moneyDays]);

const ratesOf = ({ terms }: StoredVersion, currency: Currency): LossRates | null =>
  terms.matrices.find((each) => each.currency === currency)?.rates ?? null;
