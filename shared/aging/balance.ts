import type { Currency } from "../kernel/currency.ts";
import type { Day } from "../kernel/day.ts";
import { assert } from "../kernel/result.ts";
import type { OpenBook } from "../ledger/open-item.ts";
import { age, type Buckets } from "./age.ts";

/** What is open in one currency. Σ buckets = open; net = open − credits. */
export interface Balance {
  readonly currency: Currency;
  /** Open invoices. */
  readonly count: number;
  readonly openMinor: number;
  /** Unapplied cash, overpayments and unapplied credit notes. */
  readonly creditsMinor: number;
  readonly netMinor: number;
  readonly overdueMinor: number;
  readonly buckets: Buckets;
}

/** One book's figures at the end of `asOf`, which must be the day the book was folded for. */
export function balanceOf(book: OpenBook, asOf: Day): Balance {
  const buckets = age(book.items, asOf);
  const openMinor = buckets.reduce((all, bucket) => all + bucket, 0);
  const creditsMinor = book.credits.reduce((all, credit) => all + credit.residualMinor, 0);
  assert(Number.isSafeInteger(openMinor), "open money is beyond what minor units can hold");
  return {
    currency: book.currency,
    count: book.items.length,
    openMinor,
    creditsMinor,
    netMinor: openMinor - creditsMinor,
    overdueMinor: openMinor - buckets[0],
    buckets,
  };
}
