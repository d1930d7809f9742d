import { bareWeek, type BusinessCalendar } from "../../../shared/calendar/business-calendar.ts";
import type { Calendars } from "../../../shared/calendar/calendars.ts";
import { chineseCalendar } from "./chinese-calendar.ts";
import { countryCodes } from "./country-code.ts";
import { zonesOfCountries } from "./country-zones.ts";
import { openWorld } from "./world-calendar.ts";

/**
 * Business days by country. Nothing is loaded before the first question; a country is loaded once, and answers
 * about clues (what the CRM says of an account) are remembered, as far as a process should remember foreign text.
 */
export function openCalendars(): Calendars {
  const world = openWorld();
  const codes = countryCodes(world.names);
  const byCode = new Map<string, BusinessCalendar | null>();
  const calendarOf = (code: string): BusinessCalendar | null => {
    const known = byCode.get(code);
    if (known !== undefined) return known;
    const made = code === "CN" ? chineseCalendar() : world.calendarOf(code);
    byCode.set(code, made);
    return made;
  };
  return {
    of: remembering((country, zones) => {
      const named = country === null ? null : codes.named(country);
      const clues = [named, ...zones.map((zone) => (zone === null ? null : codes.ofZone(zone)))];
      for (const code of clues) {
        const calendar = code === null ? null : calendarOf(code);
        if (calendar !== null) return calendar;
      }
      return bareWeek;
    }),
    codeOf: (country) => (country === null ? null : codes.named(country)),
    zonesOf: zonesOfCountries(),
  };
}

const MOST_ANSWERS = 10_000;

function remembering(ask: Calendars["of"]): Calendars["of"] {
  const answers = new Map<string, BusinessCalendar>();
  return (country, zones) => {
    const key = JSON.stringify([country, zones]);
    const known = answers.get(key);
    if (known !== undefined) return known;
    if (answers.size >= MOST_ANSWERS) answers.clear();
    const answer = ask(country, zones);
    answers.set(key, answer);
    return answer;
  };
}
