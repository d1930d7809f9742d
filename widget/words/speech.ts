import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Currency } from "../../shared/kernel/currency.ts";
import type { Day } from "../../shared/kernel/day.ts";
import type { Money } from "../../shared/kernel/money.ts";
import { assert } from "../../shared/kernel/result.ts";
import { dayOfMoment, fullDay, momentText, nearDay, shortDay } from "../ui/day-text.ts";
import { type Locale, type MoneyLook, moneyText } from "../ui/money-text.ts";
import { numberText } from "../ui/number-text.ts";
import type { Words } from "./en.ts";

/** How the page talks: one language, one today. */
export interface Speech {
  readonly locale: Locale;
  readonly words: Words;
  readonly asOf: Day;
  money(amountMinor: number, currency: Currency, look?: MoneyLook): string;
  fullDay(on: Day): string;
  shortDay(on: Day): string;
  /** Today, tomorrow, yesterday, or a short day. */
  nearDay(on: Day): string;
  /** "today 09:12" */
  moment(at: string): string;
  dayOf(at: string): Day;
  /** 0.8 → "80%" */
  percent(share: number): string;
  /** At most one decimal; the minus is a real minus. */
  number(value: number): string;
}

/** Any language tag → the language we speak: every Chinese is answered in zh-CN, everything else in English. */
export function localeOf(tag: string): Locale {
  return /^zh/i.test(tag.trim()) ? "zh-CN" : "en";
}

export function speak(locale: Locale, words: Words, asOf: Day): Speech {
  return {
    locale,
    words,
    asOf,
    money: (amountMinor, currency, look) =>
      moneyText({ amountMinor, currency } satisfies Money, locale, look),
    fullDay: (on) => fullDay(on, locale),
    shortDay: (on) => shortDay(on, asOf, locale),
    nearDay: (on) => nearDay(on, asOf, locale),
    moment: (at) => momentText(at, asOf, locale),
    dayOf: dayOfMoment,
    percent: (share) => `${numberText(Math.round(share * 100))}%`,
    number: numberText,
  };
}

const SpeechContext = createContext<Speech | undefined>(undefined);
export const SpeechProvider = SpeechContext.Provider;

export function useSpeech(): Speech {
  const speech = useContext(SpeechContext);
  assert(speech, "the page provides its speech above every panel");
  return speech;
}
