import { bareWeek, type BusinessCalendar, knowsHolidays } from "../../shared/calendar/business-calendar.ts";
import { policiesNamed } from "../../shared/dunning/policy/policy-for.ts";
import { isOpenDay } from "../../shared/dunning/send-window.ts";
import { addDays, daysBetween, formatDay, toDay, type Day } from "../../shared/kernel/day.ts";
import { ok, refuse, type Result } from "../../shared/kernel/result.ts";
import type { CalendarBody, CalendarsBody } from "../../shared/settings/contract.ts";
import { policiesInForce } from "../dunning/index.ts";
import type { SettingsDesk } from "./ports.ts";

type Row = CalendarsBody["calendars"][number];

/** Whose business days are kept for which customers, and for which years the holidays are known. */
export function listCalendars(orgId: string, desk: SettingsDesk): Promise<CalendarsBody> {
  return desk.inTenant(orgId, async (book) => {
    const { timeZone } = await book.dunning.org();
    const today = desk.dayIn(timeZone, desk.now());
    const found = new Map<string, Row>();
    for (const place of await book.places()) {
      const calendar = desk.calendars.of(place.country, [place.timeZone, timeZone]);
      const before = found.get(calendar.id) ?? blank(calendar, today);
      found.set(calendar.id, {
        ...before,
        accounts: before.accounts + place.accounts,
        countries: [...new Set([...before.countries, place.country?.trim() ?? ""])],
      });
    }
    const calendars = [...found.values()].sort((a, b) => b.accounts - a.accounts);
    return { today: formatDay(today), timeZone, calendars };
  });
}

const blank = (calendar: BusinessCalendar, today: Day): Row => ({
  calendarId: calendar.id,
  name: calendar.id === bareWeek.id ? null : nameOf(calendar.id),
  accounts: 0,
  countries: [],
  source: calendar.source,
  years: yearsFrom(today).map((year) => ({
    year,
    known: knowsHolidays(calendar, toDay(`${year}-01-01`), toDay(`${year}-12-31`)),
  })),
});

const yearsFrom = (today: Day): readonly [number, number] => {
  const year = Number(formatDay(today).slice(0, 4));
  return [year, year + 1];
};

function nameOf(code: string): NonNullable<Row["name"]> {
  const inLanguage = (language: string): string =>
    new Intl.DisplayNames(language, { type: "region" }).of(code) ?? code;
  return { "zh-CN": inLanguage("zh-CN"), en: inLanguage("en") };
}

/** One calendar day by day, this year and the next; "WEEK" is the one for customers of no known country. */
export function readCalendar(
  orgId: string,
  calendarId: string,
  desk: SettingsDesk,
): Promise<Result<CalendarBody, "no-such-calendar">> {
  return desk.inTenant(orgId, async (book) => {
    const calendar = calendarId === bareWeek.id ? bareWeek : desk.calendars.of(calendarId, []);
    if (calendar.id !== calendarId) return refuse("no-such-calendar");
    const { timeZone } = await book.dunning.org();
    const [first, last] = yearsFrom(desk.dayIn(timeZone, desk.now()));
    const from = toDay(`${first}-01-01`);
    const days = Array.from({ length: daysBetween(from, toDay(`${last}-12-31`)) + 1 }, (_, at) =>
      addDays(from, at),
    );
    const listed = (is: (on: Day) => boolean): string[] => days.filter(is).map(formatDay);
    const policies = policiesNamed(await policiesInForce(book.dunning));
    return ok({
      calendarId,
      weekend: [...calendar.weekend],
      closed: listed((on) => calendar.closed.has(on)),
      worked: listed((on) => calendar.worked.has(on)),
      policies: policies.map(({ id, name, sendWindow }) => ({
        id,
        name,
        sendsOn: [...sendWindow.weekdays],
        silent: listed((on) => !isOpenDay(sendWindow, calendar, on)),
      })),
    });
  });
}
