import type { Currency } from "../kernel/currency.ts";
import { earlier, type Day } from "../kernel/day.ts";
import { money, type Money } from "../kernel/money.ts";
import { convert, type RateTable } from "../kernel/rates.ts";
import { assert } from "../kernel/result.ts";
import type { OpenBook } from "../ledger/open-item.ts";
import type { ExposureView } from "./contract.ts";

export interface CreditTerms {
  /** In `currency`; null when nobody has set one. */
  readonly limit: Money | null;
  readonly currency: Currency;
  readonly rates: RateTable;
}

/** What counts against the same limit beside the account's own ledger. */
export interface Beside {
  /** Of the other accounts of its group. */
  readonly books: readonly OpenBook[];
  /** Sold and not billed, of all of them. */
  readonly orders: readonly Money[];
  /** How many accounts these are, the account among them. */
  readonly accounts: number;
  /** Of a limit that could not be brought into the account's currency. */
  readonly withoutRate: readonly Currency[];
}

export const ALONE: Beside = { books: [], orders: [], accounts: 1, withoutRate: [] };

/**
 * How much of ours is at stake with the owner of `books` on `asOf`, in one currency: open + unbilled orders − credits.
 * Each book's open money and credits are converted once each; a currency without a rate is left out and named.
 */
export function exposureOf(
  books: readonly OpenBook[],
  terms: CreditTerms,
  asOf: Day,
  beside: Beside = ALONE,
): ExposureView {
  const { limit, currency, rates } = terms;
  assert(limit === null || limit.currency === currency, "a limit is in the currency of the exposure");
  const withoutRate = new Set<Currency>(beside.withoutRate);
  let ratesOn: Day | null = null;
  const sum = (parts: readonly Money[]): number =>
    parts.reduce((all, part) => {
      const converted = convert(part, currency, rates, asOf);
      if (!converted.ok) {
        withoutRate.add(part.currency);
        return all;
      }
      const on = converted.value.ratesOn;
      if (on !== null) ratesOn = ratesOn === null ? on : earlier(ratesOn, on);
      return all + converted.value.money.amountMinor;
    }, 0);
  const every = [...books, ...beside.books];
  const openMinor = sum(every.map((book) => money(total(book.items), book.currency)));
  const creditsMinor = sum(every.map((book) => money(total(book.credits), book.currency)));
  const ordersMinor = sum(beside.orders);
  const exposureMinor = openMinor + ordersMinor - creditsMinor;
  return {
    currency,
    limitMinor: limit?.amountMinor ?? null,
    openMinor,
    ordersMinor,
    creditsMinor,
    exposureMinor,
    accounts: beside.accounts,
    headroomMinor: limit === null ? null : limit.amountMinor - exposureMinor,
    hold: limit === null ? "none" : holdAt(exposureMinor, limit.amountMinor),
    ratesOn,
    withoutRate: [...withoutRate].sort(),
  };
}

const total = (parts: readonly { readonly residualMinor: number }[]): number =>
  parts.reduce((all, part) => all + part.residualMinor, 0);

const WARN_PERCENT = 80n;

/** over: more than the limit; warn: from 80 % of it. */
function holdAt(exposureMinor: number, limitMinor: number): ExposureView["hold"] {
  if (exposureMinor > limitMinor) return "over";
  if (exposureMinor <= 0) return "none";
  return BigInt(exposureMinor) * 100n >= BigInt(limitMinor) * WARN_PERCENT ? "warn" : "none";
}
