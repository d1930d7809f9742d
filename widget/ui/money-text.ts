import { exponentOf } from "../../shared/kernel/currency.ts";
import { formatMajor, type Money } from "../../shared/kernel/money.ts";

export type Locale = "zh-CN" | "en";

export interface MoneyLook {
  /** Show the minor unit even when it is zero, so that a column lines up. */
  readonly minor?: boolean;
  /** Leave the currency sign out where a heading already says it. */
  readonly bare?: boolean;
}

const formats = new Map<string, Intl.NumberFormat>();

/**
 * { 123450, CNY } → "¥1,234.50" (zh-CN), "CN¥1,234.50" (en). Exact: the digits never pass through a float.
 * The sign is the one the language uses for that currency alone, so yuan and yen cannot be mistaken.
 */
export function moneyText(amount: Money, locale: Locale, look: MoneyLook = {}): string {
  const exponent = exponentOf(amount.currency);
  const whole = !look.minor && amount.amountMinor % 10 ** exponent === 0;
  const digits = whole ? 0 : exponent;
  const key = `${locale} ${look.bare ? "" : amount.currency} ${digits}`;
  let format = formats.get(key);
  if (!format) {
    const fraction = { minimumFractionDigits: digits, maximumFractionDigits: digits };
    format = new Intl.NumberFormat(
      locale,
      look.bare ? fraction : { ...fraction, style: "currency", currency: amount.currency },
    );
    formats.set(key, format);
  }
  return format.format(formatMajor(amount) as `${number}`).replace("-", "−");
}

/** True when some amount has a minor unit to show, so the whole column shows it. */
export function needsMinor(amounts: readonly number[], exponent: number): boolean {
  const unit = 10 ** exponent;
  return amounts.some((amount) => amount % unit !== 0);
}
