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
  /** Of the limit, at most so much in these currencies. */
  readonly parts: readonly Money[];
  /** Where a head office's limit stands above the account's own and counts: how much its group uses of it. */
  readonly group: Use | null;
  /** Of a limit that could not be brought into the account's currency. */
  readonly withoutRate: readonly Currency[];
}

/** How much is at stake against a limit, in its own currency. */
export type Use = ExposureView["parts"][number];

export const ALONE: Beside = {
  ...{ books: [], orders: [], accounts: 1, parts: [], group: null, withoutRate: [] },
};

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
  const parts = limit === null ? [] : beside.parts.map((part) => usedOf(part, every, beside.orders));
  const group = limit === null ? null : beside.group;
  const bounds = group === null ? parts : [...parts, group];
  const left = bounds.map((bound) => sum([money(bound.limitMinor - bound.exposureMinor, bound.currency)]));
  return {
    currency,
    limitMinor: limit?.amountMinor ?? null,
    openMinor,
    ordersMinor,
    creditsMinor,
    exposureMinor,
    accounts: beside.accounts,
    headroomMinor: limit === null ? null : Math.min(limit.amountMinor - exposureMinor, ...left),
    parts,
    group,
    hold: limit === null ? "none" : worst([{ exposureMinor, limitMinor: limit.amountMinor }, ...bounds]),
    ratesOn,
    withoutRate: [...withoutRate].sort(),
  };
}

/** A part of a limit, and what there is in its own currency: no rate moves it. */
function usedOf({ currency, amountMinor }: Money, books: readonly OpenBook[], orders: readonly Money[]): Use {
  const own = books.filter((book) => book.currency === currency);
  const ordered = orders.filter((order) => order.currency === currency);
  const exposureMinor =
    own.reduce((all, book) => all + total(book.items) - total(book.credits), 0) +
    ordered.reduce((all, order) => all + order.amountMinor, 0);
  return { currency, limitMinor: amountMinor, exposureMinor };
}

const total = (parts: readonly { readonly residualMinor: number }[]): number =>
  parts.reduce((all, part) => all + part.residualMinor, 0);

const WARN_PERCENT = 80n;

/** Of a limit and its parts. */
function worst(uses: readonly Amounts[]) {
  const holds = uses.map(({ exposureMinor, limitMinor }) => holdAt(exposureMinor, limitMinor));
  return (["over", "warn"] as const).find((hold) => holds.includes(hold)) ?? "none";
}

interface Amounts {
  readonly exposureMinor: number;
  readonly limitMinor: number;
}

interface Used {
  readonly exposureMinor: number;
  readonly limitMinor: number | null;
  readonly parts: readonly Amounts[];
  readonly group: Amounts | null;
}

/** Which limits are passed: the account's own with its parts, and the one of its group above it. */
export function passedBy({ limitMinor, exposureMinor, parts, group }: Used) {
  const own = limitMinor === null ? [] : [{ limitMinor, exposureMinor }, ...parts];
  return {
    overLimit: worst(own) === "over",
    overGroup: group !== null && worst([group]) === "over",
  };
}

/** The one of a limit and its parts that is used most. */
export function tightestOf(view: ExposureView): Amounts | null {
  const { limitMinor, exposureMinor, parts } = view;
  if (limitMinor === null) return null;
  const use = (of: Amounts): number =>
    of.limitMinor === 0 ? (of.exposureMinor > 0 ? Infinity : 0) : of.exposureMinor / of.limitMinor;
  return parts.reduce((most, part) => (use(part) > use(most) ? part : most), { exposureMinor, limitMinor });
}

/** over: more than the limit; warn: from 80 % of it. */
function holdAt(exposureMinor: number, limitMinor: number): ExposureView["hold"] {
  if (exposureMinor > limitMinor) return "over";
  if (exposureMinor <= 0) return "none";
  return BigInt(exposureMinor) * 100n >= BigInt(limitMinor) * WARN_PERCENT ? "warn" : "none";
}
