import { type Day, daysBetween, formatDay, parseDay } from "../../shared/kernel/day.ts";
import type { Locale } from "./money-text.ts";

const MS_PER_DAY = 86_400_000;
const formats = new Map<string, Intl.DateTimeFormat>();
/** As Intl.RelativeTimeFormat says them; making one takes longer than writing the whole timeline. */
const NEAR: Record<Locale, readonly string[]> = {
  "zh-CN": ["昨天", "今天", "明天"],
  en: ["yesterday", "today", "tomorrow"],
};

function formatFor(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = locale + JSON.stringify(options);
  let format = formats.get(key);
  if (!format) {
    format = new Intl.DateTimeFormat(locale, options);
    formats.set(key, format);
  }
  return format;
}

/** With the year: "2026-08-18" (zh-CN), "18 Aug 2026" (en). */
export function fullDay(on: Day, locale: Locale): string {
  if (locale === "zh-CN") return formatDay(on);
  return formatFor("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" }).format(
    on * MS_PER_DAY,
  );
}

/** Without the year while it is the year of `asOf`: "08-18", "18 Aug"; with it otherwise. */
export function shortDay(on: Day, asOf: Day, locale: Locale): string {
  const text = formatDay(on);
  if (text.slice(0, 4) !== formatDay(asOf).slice(0, 4)) return fullDay(on, locale);
  if (locale === "zh-CN") return text.slice(5);
  return formatFor("en-GB", { day: "numeric", month: "short", timeZone: "UTC" }).format(on * MS_PER_DAY);
}

/** -1, 0, 1 become yesterday, today, tomorrow in words; any other day is a short day. */
export function nearDay(on: Day, asOf: Day, locale: Locale): string {
  return NEAR[locale][daysBetween(asOf, on) + 1] ?? shortDay(on, asOf, locale);
}

/** The calendar day of a moment where the organisation lives. */
export function dayOfMoment(moment: string, timeZone: string): Day {
  return inZone(moment, timeZone).on;
}

/** "09:12" where the organisation lives. */
export function clockText(moment: string, timeZone: string): string {
  return inZone(moment, timeZone).clock;
}

/** "today 09:12", "11-18 09:12". */
export function momentText(moment: string, timeZone: string, asOf: Day, locale: Locale): string {
  const { on, clock } = inZone(moment, timeZone);
  return `${nearDay(on, asOf, locale)} ${clock}`;
}

function inZone(moment: string, timeZone: string): { readonly on: Day; readonly clock: string } {
  const two = "2-digit";
  const format = formatFor("en-CA", {
    year: "numeric",
    month: two,
    day: two,
    hour: two,
    minute: two,
    hourCycle: "h23",
    timeZone,
  });
  const parts: Partial<Record<string, string>> = {};
  for (const { type, value } of format.formatToParts(new Date(moment))) parts[type] = value;
  const parsed = parseDay(`${parts["year"]}-${parts["month"]}-${parts["day"]}`);
  return { on: parsed.ok ? parsed.value : (0 as Day), clock: `${parts["hour"]}:${parts["minute"]}` };
}
