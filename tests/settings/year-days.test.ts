import { describe, expect, it } from "@jest/globals";
import { addDays, formatDay, toDay, weekdayOf } from "../../shared/kernel/day.ts";
import { dayOfMonth, monthsOf, stretchesOf } from "../../widget/settings/calendars/year-days.ts";

describe("a year on the wall", () => {
  it("has every day once, each month beginning under its weekday", () => {
    for (const [year, length] of [
      [2026, 365],
      [2028, 366],
    ] as const) {
      const months = monthsOf(year);
      const days = months.flatMap(({ days }) => days);
      expect(days).toHaveLength(length);
      expect(days.every((on, at) => on === addDays(toDay(`${year}-01-01`), at))).toBe(true);
      for (const { empty, days } of months) expect(empty).toBe(weekdayOf(days[0]!) - 1);
    }
    expect(monthsOf(2027)[1]?.days.at(-1)).toBe(toDay("2027-02-28"));
    expect(dayOfMonth(toDay("2026-10-07"))).toBe(7);
  });

  it("tells days without a gap between them as one stretch", () => {
    const days = ["2026-10-01", "2026-10-02", "2026-10-03", "2026-10-05", "2026-12-31", "2027-01-01"];
    const told = stretchesOf(days.map(toDay)).map(({ from, to }) => [formatDay(from), formatDay(to)]);
    expect(told).toEqual([
      ["2026-10-01", "2026-10-03"],
      ["2026-10-05", "2026-10-05"],
      ["2026-12-31", "2027-01-01"],
    ]);
    expect(stretchesOf([])).toEqual([]);
  });
});
