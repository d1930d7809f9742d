import type express from "express";
import { openCalendars } from "../../server/adapters/calendar/open-calendars.ts";
import { bareWeek } from "../../shared/calendar/business-calendar.ts";
import { firmPolicy } from "../../shared/dunning/policy/ready-made/firm.ts";
import { standardPolicy } from "../../shared/dunning/policy/standard-policy.ts";
import { isOpenDay } from "../../shared/dunning/send-window.ts";
import { addDays, formatDay, toDay } from "../../shared/kernel/day.ts";
import type { CalendarBody, CalendarsBody } from "../../shared/settings/contract.ts";

const FIRST = toDay("2026-01-01");

/** Customers in three countries and in none that anybody knows, under the real calendars. */
export function addCalendars(app: express.Express): void {
  app.get("/v1/settings/calendars", (_request, response) => void response.json(CALENDARS));
  app.get("/v1/settings/calendars/:calendarId", (request, response) => {
    response.json(calendarOf(request.params.calendarId));
  });
}

const known = (year: number, isKnown = true) => ({ year, known: isKnown });
const CALENDARS: CalendarsBody = {
  today: "2026-11-20",
  timeZone: "Asia/Shanghai",
  calendars: [
    {
      calendarId: "CN",
      name: { "zh-CN": "中国", en: "China" },
      accounts: 143,
      countries: ["中国", "China", ""],
      source: { "zh-CN": "chinese-days：国务院通知", en: "chinese-days: the State Council's notices" },
      years: [known(2026), known(2027, false)],
    },
    {
      calendarId: "DE",
      name: { "zh-CN": "德国", en: "Germany" },
      accounts: 12,
      countries: ["Deutschland"],
      source: { "zh-CN": "date-holidays 的法定节假日", en: "date-holidays, public holidays" },
      years: [known(2026), known(2027)],
    },
    {
      calendarId: "WEEK",
      name: null,
      accounts: 1,
      countries: ["Atlantis"],
      source: { "zh-CN": "仅按星期计算", en: "the week itself" },
      years: [known(2026, false), known(2027, false)],
    },
  ],
};

function calendarOf(calendarId: string): CalendarBody {
  const calendar = calendarId === "WEEK" ? bareWeek : openCalendars().of(calendarId, []);
  const days = Array.from({ length: 730 }, (_, at) => addDays(FIRST, at));
  return {
    calendarId,
    weekend: [...calendar.weekend],
    closed: days.filter((on) => calendar.closed.has(on)).map(formatDay),
    worked: days.filter((on) => calendar.worked.has(on)).map(formatDay),
    policies: [standardPolicy, firmPolicy].map(({ id, name, sendWindow }, at) => {
      // The second one writes on Mondays only.
      const window = at === 0 ? sendWindow : { ...sendWindow, weekdays: [1 as const] };
      const silent = days.filter((on) => !isOpenDay(window, calendar, on)).map(formatDay);
      return { id, name, sendsOn: [...window.weekdays], silent };
    }),
  };
}
