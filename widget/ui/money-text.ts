import { formatMajor, type Money } from "../../shared/kernel/money.ts";
import { groupDigits } from "./number-text.ts";

export type Locale = "zh-CN" | "en";

export interface MoneyLook {
  /** Show the minor unit even when it is zero, so that a column lines up. */
  readonly minor?: boolean;
  /** Leave the currency sign out where a heading already says it. */
  readonly bare?: boolean;
}

type Signs = Readonly<Record<string, string>>;

const BOTH: Signs = {
  BRL: "R$",
  CAD: "CA$",
  EUR: "€",
  GBP: "£",
  HKD: "HK$",
  ILS: "₪",
  INR: "₹",
  KRW: "₩",
  MXN: "MX$",
  NZD: "NZ$",
  TWD: "NT$",
  VND: "₫",
  XAF: "FCFA",
  XCD: "EC$",
  XOF: "F\u202fCFA",
  XPF: "CFPF",
};

/** The currencies that a language writes with a sign (CLDR 48); it writes the others with their code. */
const SIGNS: Readonly<Record<Locale, Signs>> = {
  "zh-CN": { ...BOTH, AUD: "AU$", CNY: "¥", JPY: "JP¥", USD: "US$" },
  en: { ...BOTH, AUD: "A$", CNY: "CN¥", JPY: "¥", PHP: "₱", USD: "$" },
};

/**
 * { 123450, CNY } → "¥1,234.50" (zh-CN), "CN¥1,234.50" (en). Exact: the digits never pass through a float.
 * The sign is the one the language uses for that currency alone, so yuan and yen cannot be mistaken.
 * As Intl.NumberFormat writes it, but without making one: the first of a page costs 20 ms (see number-text.ts).
 */
export function moneyText(amount: Money, locale: Locale, look: MoneyLook = {}): string {
  const [whole = "", minor = ""] = formatMajor(amount).replace("-", "").split(".");
  const shown = minor !== "" && (look.minor === true || /[1-9]/.test(minor));
  const digits = groupDigits(whole) + (shown ? `.${minor}` : "");
  return (amount.amountMinor < 0 ? "−" : "") + (look.bare ? "" : signOf(amount.currency, locale)) + digits;
}

function signOf(currency: string, locale: Locale): string {
  const sign = SIGNS[locale][currency] ?? currency;
  // Letters would run into the digits.
  return /[A-Z]$/.test(sign) ? `${sign}\u00a0` : sign;
}

/** True when some amount has a minor unit to show, so the whole column shows it. */
export function needsMinor(amounts: readonly number[], exponent: number): boolean {
  const unit = 10 ** exponent;
  return amounts.some((amount) => amount % unit !== 0);
}
