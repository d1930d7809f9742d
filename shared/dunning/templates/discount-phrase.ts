import type { Currency } from "../../kernel/currency.ts";
import type { Day } from "../../kernel/day.ts";
import type { LetterLanguage } from "./letter-text.ts";
import type { OpenOffer } from "./message-fields.ts";

type Say = (numbers: string, amount: string, day: string, saved: string) => string;

const SAY: Readonly<Record<LetterLanguage, Say>> = {
  "zh-CN": (numbers, amount, day, saved) =>
    `如贵司于 ${day} 前（含当日）支付 ${numbers} 的 ${amount}，可享受提前付款折扣 ${saved}。`,
  en: (numbers, amount, day, saved) => `If you pay ${amount} for ${numbers} by ${day}, you save ${saved}.`,
};
/** What paying early saves, an offer after the other, the first to end first; empty when none is open. */
export function discountPhrase(
  offers: readonly OpenOffer[],
  currency: Currency,
  language: LetterLanguage,
  write: { readonly amount: (minor: number) => string; readonly day: (on: Day) => string },
): string {
  const say = SAY[language];
  const between = language === "en" ? ", " : "、";
  return offers
    .filter((offer) => offer.currency === currency)
    .toSorted((a, b) => a.payBy - b.payBy)
    .map(({ numbers, askedMinor, payBy, letGoMinor }) =>
      say(numbers.join(between), write.amount(askedMinor), write.day(payBy), write.amount(letGoMinor)),
    )
    .join(language === "en" ? " " : "");
}
