import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import { openCalendars } from "../../server/adapters/calendar/open-calendars.ts";
import {
  addBusinessDays,
  businessDayFrom,
  isBusinessDay,
  knowsHolidays,
} from "../../shared/calendar/business-calendar.ts";
import { addMonthsClamped } from "../../shared/calendar/months.ts";
import { addDays, formatDay, toDay, type Day, weekdayOf } from "../../shared/kernel/day.ts";

const calendars = openCalendars();
const calendarOf = (place: string) => calendars.of(place, []);

/** Lines of a file of the fixture, without its heading. */
const rowsOf = (file: string): readonly (readonly string[])[] =>
  readFileSync(join(import.meta.dirname, "fixture", file), "utf8")
    .trim()
    .split("\n")
    .slice(1)
    .map((line) => line.split(","));

type Rule = (on: Day, count: number, place: string) => Day;
const RULES: Readonly<Record<string, Rule>> = {
  month: (on, months) => addMonthsClamped(on, months),
  tenth: (on, months) => addMonthsClamped(on, months, 10),
  last: (on, months) => addMonthsClamped(on, months, 31),
  from: (on, _, place) => businessDayFrom(calendarOf(place), on),
  add: (on, count, place) => addBusinessDays(calendarOf(place), on, count),
};

describe("C-02: days worked out by somebody else", () => {
  const rows = rowsOf("golden-rows.csv");

  it.each(Object.keys(RULES))("agrees on every row of the rule %s", (rule) => {
    const wrong = rows
      .filter(([of]) => of === rule)
      .map(([, place = "", on = "", count = "", expected]) => ({
        row: `${place} ${on} ${count}`,
        ours: formatDay(RULES[rule]?.(toDay(on), Number(count), place) ?? toDay(on)),
        expected,
      }))
      .filter(({ ours, expected }) => ours !== expected);
    expect(wrong).toEqual([]);
  });

  it("has at least two thousand rows, each of a rule that is tried", () => {
    expect(rows.length).toBeGreaterThanOrEqual(2_000);
    expect(new Set(rows.map(([rule]) => rule))).toEqual(new Set(Object.keys(RULES)));
  });
});

describe("C-02: the official lists of holidays", () => {
  const listed = rowsOf("official-holidays.csv");
  const daysOf = (place: string, kind: string): ReadonlySet<Day> =>
    new Set(
      listed
        .filter(([of, is]) => of === place && is === kind)
        .flatMap(([, , from = "", to = ""]) => {
          const [first, last] = [toDay(from), toDay(to === "" ? from : to)];
          return Array.from({ length: last - first + 1 }, (_, ahead) => addDays(first, ahead));
        }),
    );

  it.each([
    ["CN", "2024-01-01", "2026-12-31"],
    ["US", "2024-01-01", "2027-12-31"],
    ["DE", "2024-01-01", "2027-12-31"],
    ["GB", "2024-01-01", "2027-12-31"],
  ])("are those of %s, day by day from %s to %s", (place, from, to) => {
    const calendar = calendarOf(place);
    const [closed, worked] = [daysOf(place, "closed"), daysOf(place, "worked")];
    const wrong: string[] = [];
    for (let on = toDay(from); on <= toDay(to); on = addDays(on, 1)) {
      const open = worked.has(on) || (!closed.has(on) && weekdayOf(on) <= 5);
      if (isBusinessDay(calendar, on) !== open) wrong.push(formatDay(on));
    }
    expect(wrong).toEqual([]);
    expect(knowsHolidays(calendar, toDay(from), toDay(to))).toBe(true);
  });
});
