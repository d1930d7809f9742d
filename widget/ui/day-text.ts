import { type Day, daysBetween, formatDay, toDay } from "../../shared/kernel/day.ts";
import type { Locale } from "./money-text.ts";

// As Intl says them; making its formats takes longer than writing the whole timeline.
const NEAR: Record<Locale, readonly string[]> = {
  "zh-CN": ["昨天", "今天", "明天"],
  en: ["yesterday", "today", "tomorrow"],
};
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sept", "Oct", "Nov", "Dec"];

/** "2026-08-18" → "18 Aug" */
const englishDay = (text: string): string =>
  `${Number(text.slice(8))} ${MONTHS[Number(text.slice(5, 7)) - 1]}`;

/** With the year: "2026-08-18" (zh-CN), "18 Aug 2026" (en). */
export function fullDay(on: Day, locale: Locale): string {
  const text = formatDay(on);
  return locale === "zh-CN" ? text : `${englishDay(text)} ${Number(text.slice(0, 4))}`;
}

/** Without the year while it is the year of `asOf`: "08-18", "18 Aug"; with it otherwise. */
export function shortDay(on: Day, asOf: Day, locale: Locale): string {
  const text = formatDay(on);
  if (text.slice(0, 4) !== formatDay(asOf).slice(0, 4)) return fullDay(on, locale);
  return locale === "zh-CN" ? text.slice(5) : englishDay(text);
}

/** -1, 0, 1 become yesterday, today, tomorrow in words; any other day is a short day. */
export function nearDay(on: Day, asOf: Day, locale: Locale): string {
  return NEAR[locale][daysBetween(asOf, on) + 1] ?? shortDay(on, asOf, locale);
}

/** The calendar day of a moment as it is written: the server writes it on the organisation's clock. */
export const dayOfMoment = (moment: string): Day => toDay(moment.slice(0, 10));

/** "2026-08-18T09:12:00+08:00" → "09:12" */
export const clockText = (moment: string): string => moment.slice(11, 16);

/** "today 09:12", "11-18 09:12". */
export const momentText = (moment: string, asOf: Day, locale: Locale): string =>
  `${nearDay(dayOfMoment(moment), asOf, locale)} ${clockText(moment)}`;
