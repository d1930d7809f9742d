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

/**
 * How much of ours is at stake with the owner of `books` on `asOf`, in one currency: open − credits.
 * Each currency's open money and credits are converted once each; a currency without a rate is left out and named.
 */
export function exposureOf(books: readonly OpenBook[], terms: CreditTerms, asOf: Day): ExposureView {
  const { limit, currency, rates } = terms;
  assert(limit === null || limit.currency === currency, "a limit is in the currency of the exposure");
  const withoutRate: Currency[] = [];
  let [openMinor, creditsMinor] = [0, 0];
  let ratesOn: Day | null = null;
  for (const book of [...books].sort((a, b) => (a.currency < b.currency ? -1 : 1))) {
    const open = convert(money(total(book.items), book.currency), currency, rates, asOf);
    const credits = convert(money(total(book.credits), book.currency), currency, rates, asOf);
    if (!open.ok || !credits.ok) {
      withoutRate.push(book.currency);
      continue;
    }
    openMinor += open.value.money.amountMinor;
    creditsMinor += credits.value.money.amountMinor;
    const on = open.value.ratesOn;
    if (on !== null) ratesOn = ratesOn === null ? on : earlier(ratesOn, on);
  }
  const exposureMinor = openMinor - creditsMinor;
  return {
    currency,
    limitMinor: limit?.amountMinor ?? null,
    openMinor,
    creditsMinor,
    exposureMinor,
    headroomMinor: limit === null ? null : limit.amountMinor - exposureMinor,
    hold: limit === null ? "none" : holdAt(exposureMinor, limit.amountMinor),
    ratesOn,
    withoutRate,
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
