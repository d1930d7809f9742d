import type { Currency } from "../kernel/currency.ts";
import { grouped } from "../kernel/grouped.ts";
import type { Settlement } from "../ledger/settlements.ts";

const SMALLEST = 0.05;
const LARGEST = 20;

/** A customer's median invoice per currency, doubled, so that the middle of two stays whole. */
export function doubledMedians(
  seen: readonly Pick<Settlement, "amountMinor" | "currency">[],
): ReadonlyMap<Currency, number> {
  const amounts = grouped(
    seen,
    ({ currency }) => currency,
    ({ amountMinor }) => amountMinor,
  );
  const medians = new Map<Currency, number>();
  for (const [currency, list] of amounts) {
    list.sort((a, b) => a - b);
    const [low, high] = [list[(list.length - 1) >> 1] as number, list[list.length >> 1] as number];
    medians.set(currency, low + high);
  }
  return medians;
}

/**
 * How much an invoice weighs by its size: the root of amount / median, clipped.
 * A median of its own currency makes the weight a pure number: no exchange rate, and no unit, can move a score.
 */
export function typicalAmounts(
  seen: readonly Pick<Settlement, "amountMinor" | "currency">[],
): (amountMinor: number, currency: Currency) => number {
  const medians = doubledMedians(seen);
  return (amountMinor, currency) => {
    const ratio = (2 * amountMinor) / (medians.get(currency) ?? 2 * amountMinor);
    return Math.sqrt(Math.min(LARGEST, Math.max(SMALLEST, ratio)));
  };
}
