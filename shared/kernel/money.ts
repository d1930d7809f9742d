import { exponentOf, type Currency } from "./currency.ts";
import { assert, ok, refuse, type Result } from "./result.ts";

/** Whole minor units of one currency: ¥12.30 is { amountMinor: 1230, currency: "CNY" }. */
export interface Money {
  readonly amountMinor: number;
  readonly currency: Currency;
}

export function money(amountMinor: number, currency: Currency): Money {
  // The sentence is made only when it is needed: this is called for every amount that is read.
  if (!Number.isSafeInteger(amountMinor)) assert(false, `money is whole minor units, got ${amountMinor}`);
  return { amountMinor, currency };
}

const PLAIN_NUMBER = /^(-?)(\d+)(?:\.(\d+))?$/;

/**
 * "1234.5" in CNY → 123450. The one crossing from major units (CSV, JSON) to minor units.
 * Thousands separators, exponents and digits beyond the currency's minor unit are refused, never guessed.
 */
export function parseMajor(text: string, currency: Currency): Result<Money, "not-an-amount" | "too-precise"> {
  const parts = PLAIN_NUMBER.exec(text.trim());
  if (!parts) return refuse("not-an-amount");
  const [, sign = "", whole = "", fraction = ""] = parts;
  const exponent = exponentOf(currency);
  const kept = fraction.slice(0, exponent).padEnd(exponent, "0");
  if (/[1-9]/.test(fraction.slice(exponent))) return refuse("too-precise");
  const minor = Number(whole + kept);
  if (!Number.isSafeInteger(minor)) return refuse("not-an-amount");
  return ok(money(sign === "-" ? 0 - minor : minor, currency));
}

/** { 123450, CNY } → "1234.50": exact, for the wire and for CSV. People read it with its sign and with grouped digits. */
export function formatMajor({ amountMinor, currency }: Money): string {
  const exponent = exponentOf(currency);
  const digits = String(Math.abs(amountMinor)).padStart(exponent + 1, "0");
  const cut = digits.length - exponent;
  const text = exponent === 0 ? digits : `${digits.slice(0, cut)}.${digits.slice(cut)}`;
  return amountMinor < 0 ? `-${text}` : text;
}

/**
 * Splits an amount by weights, largest remainder first, so that no minor unit is lost or invented.
 * Weights are whole, not negative, and not all zero.
 */
export function allocate(amount: Money, weights: readonly number[]): readonly Money[] {
  const total = weights.reduce((all, weight) => all + weight, 0);
  assert(
    total > 0 && weights.every((weight) => Number.isInteger(weight) && weight >= 0),
    "weights are whole and not all zero",
  );
  const sign = amount.amountMinor < 0 ? -1 : 1;
  const units = BigInt(Math.abs(amount.amountMinor));
  const shares = weights.map((weight, index) => {
    const exact = units * BigInt(weight);
    return { index, whole: Number(exact / BigInt(total)), rest: Number(exact % BigInt(total)) };
  });
  let left = Number(units) - shares.reduce((all, share) => all + share.whole, 0);
  const byRest = [...shares].sort((a, b) => b.rest - a.rest || a.index - b.index);
  for (const share of byRest) {
    if (left === 0) break;
    share.whole += 1;
    left -= 1;
  }
  return shares.map((share) => money(share.whole === 0 ? 0 : sign * share.whole, amount.currency));
}
