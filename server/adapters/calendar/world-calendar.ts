import { createRequire } from "node:module";
import type HolidayTable from "date-holidays";
import type { HolidaysTypes } from "date-holidays";
import type { BusinessCalendar } from "../../../shared/calendar/business-calendar.ts";
import { addDays, formatDay, toDay, type Day, type Weekday } from "../../../shared/kernel/day.ts";
import { localitiesOf } from "./country-code.ts";

/**
 * Where the days without payments are those of one part of the country: Bacs and CHAPS rest on the bank holidays of
 * England and Wales. Elsewhere the holidays of the whole country count, and those of its states do not.
 */
const PART_THAT_PAYS: Readonly<Record<string, string>> = { GB: "ENG" };

/** The years for which the package has the moons of the Islamic calendar; the Hebrew one goes further. */
const KNOWN = { from: toDay("1970-01-01"), to: toDay("2080-12-31") };

/** The public holidays of the world's countries, loaded when the first one is asked for: it takes a quarter of a second. */
export interface World {
  /** Names of countries by code, in English and in their own languages. */
  names(): readonly (readonly [code: string, name: string])[];
  /** Null for a country that the package does not know. */
  calendarOf(code: string): BusinessCalendar | null;
}

export function openWorld(): World {
  const load = createRequire(import.meta.url);
  const table = (): typeof HolidayTable => load("date-holidays") as typeof HolidayTable;
  return {
    names() {
      const countries = new (table())();
      return [...Object.entries(countries.getCountries("en")), ...Object.entries(countries.getCountries())];
    },
    calendarOf(code) {
      const Table = table();
      if (!(code in new Table().getCountries())) return null;
      const part = PART_THAT_PAYS[code];
      const { version } = load("date-holidays/package.json") as { version: string };
      return {
        id: code,
        source: sourceOf(version, process.versions["cldr"] ?? ""),
        weekend: weekendOf(code),
        closed: holidaysByYear(part === undefined ? new Table(code) : new Table(code, part)),
        worked: new Set(),
        knownFrom: KNOWN.from,
        knownTo: KNOWN.to,
      };
    },
  };
}

function weekendOf(code: string): readonly Weekday[] {
  const place = localitiesOf(code);
  const week = place.getWeekInfo?.() ?? place.weekInfo;
  return (week?.weekend ?? [6, 7]) as readonly Weekday[];
}

/** Nothing that is a holiday lasts longer into the next year. */
const LONGEST_HOLIDAY = 10;

/** A year is worked out when its first day is asked for: where a moon decides, a year takes a tenth of a second. */
function holidaysByYear(table: HolidayTable): Pick<ReadonlySet<Day>, "has"> {
  const days = new Set<Day>();
  const years = new Set<string>();
  const learn = (year: string): void => {
    if (years.has(year)) return;
    years.add(year);
    for (const holiday of table.getHolidays(year)) for (const on of wholeDays(holiday)) days.add(on);
  };
  return {
    has(on) {
      if (on < KNOWN.from || on > KNOWN.to) return false;
      learn(formatDay(addDays(on, -LONGEST_HOLIDAY)).slice(0, 4));
      learn(formatDay(on).slice(0, 4));
      return days.has(on);
    },
  };
}

const HOUR_MS = 3_600_000;

/**
 * Public holidays and the days that are given for them; a half day is a business day. `date` is the local day on
 * which a holiday begins, or whose eve it begins on; one with a change of clocks has an hour more or less.
 */
function wholeDays({ type, date, start, end }: HolidaysTypes.Holiday): readonly Day[] {
  if (type !== "public") return [];
  const days = Math.floor((end.getTime() - start.getTime() + 2 * HOUR_MS) / (24 * HOUR_MS));
  const first = toDay(date.slice(0, 10));
  return Array.from({ length: days }, (_, ahead) => addDays(first, ahead));
}

const sourceOf = (version: string, cldr: string): BusinessCalendar["source"] => ({
  "zh-CN": `date-holidays ${version} 的法定节假日；周末依 CLDR ${cldr}`,
  en: `date-holidays ${version}, public holidays; weekend of CLDR ${cldr}`,
});
