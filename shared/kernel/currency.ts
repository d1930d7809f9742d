import { ok, refuse, type Result } from "./result.ts";

declare const currency: unique symbol;
/** An ISO 4217 code that this table knows. */
export type Currency = string & { readonly [currency]: true };

/** Minor-unit exponents that are not 2 (ISO 4217, list of 2024-06-25). */
const EXPONENT: Readonly<Record<string, number>> = {
  BIF: 0,
  CLP: 0,
  DJF: 0,
  GNF: 0,
  ISK: 0,
  JPY: 0,
  KMF: 0,
  KRW: 0,
  PYG: 0,
  RWF: 0,
  UGX: 0,
  VND: 0,
  VUV: 0,
  XAF: 0,
  XOF: 0,
  XPF: 0,
  BHD: 3,
  IQD: 3,
  JOD: 3,
  KWD: 3,
  LYD: 3,
  OMR: 3,
  TND: 3,
};

const TWO_DECIMALS =
  "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CNY COP CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD UYU UZS VES WST XCD YER ZAR ZMW";

const KNOWN = new Set([...TWO_DECIMALS.split(" "), ...Object.keys(EXPONENT)]);

export function parseCurrency(text: string): Result<Currency, "unknown-currency"> {
  return KNOWN.has(text) ? ok(text as Currency) : refuse("unknown-currency");
}

/** Digits after the decimal point: JPY 0, CNY 2, KWD 3. */
export function exponentOf(code: Currency): number {
  return EXPONENT[code] ?? 2;
}
