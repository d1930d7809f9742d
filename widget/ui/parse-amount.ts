import type { Currency } from "../../shared/kernel/currency.ts";
import { parseMajor } from "../../shared/kernel/money.ts";
import { type Result, refuse, ok } from "../../shared/kernel/result.ts";

export type AmountFlaw = "not-an-amount" | "too-precise" | "not-positive";

const GROUPED = /^\d{1,3}(,\d{3})+(\.\d+)?$/;
const TEN_THOUSANDS = /^(\d+)(?:\.(\d{1,4}))?[万萬wW]$/;

/**
 * What a person types → minor units: "50000", "50,000.50", "５００００", "5万", "1.25万".
 * Commas must stand where thousands end; anything doubtful is refused, never guessed.
 */
export function parseAmount(typed: string, currency: Currency): Result<number, AmountFlaw> {
  const text = typed.normalize("NFKC").replace(/\s/g, "");
  const tens = TEN_THOUSANDS.exec(text);
  const plain = tens
    ? (tens[1] ?? "") + (tens[2] ?? "").padEnd(4, "0")
    : GROUPED.test(text)
      ? text.replaceAll(",", "")
      : text;
  const parsed = parseMajor(plain, currency);
  if (!parsed.ok) return parsed;
  return parsed.value.amountMinor > 0 ? ok(parsed.value.amountMinor) : refuse("not-positive");
}

const NOTHING = /^0+(\.0*)?$/;

/** The same where nothing may be meant: "0", "0.00". */
export const parseFromZero = (typed: string, currency: Currency): Result<number, AmountFlaw> =>
  NOTHING.test(typed.normalize("NFKC").trim()) ? ok(0) : parseAmount(typed, currency);
