import { type Currency, exponentOf } from "../../shared/kernel/currency.ts";

/** An amount that nobody needs to the minor unit, rounded to whole ones of its currency. */
export function inWhole(minor: number, currency: Currency): number {
  const unit = 10 ** exponentOf(currency);
  return Math.round(minor / unit) * unit;
}
