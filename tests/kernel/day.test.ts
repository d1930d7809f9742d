import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import {
  addDays,
  daysBetween,
  earlier,
  formatDay,
  later,
  parseDay,
  toDay,
  weekdayOf,
} from "../../shared/kernel/day.ts";

describe("day", () => {
  it.each(["2024-02-29", "2000-02-29", "1970-01-01", "1969-12-31", "9999-12-31"])("reads %s", (text) => {
    expect(formatDay(toDay(text))).toBe(text);
  });

  it.each([
    "2019-02-30",
    "2023-02-29",
    "1900-02-29",
    "2024-13-01",
    "2024-00-10",
    "2024-04-31",
    "2024-4-01",
    "24-04-01",
    "2024-04-01T00:00:00Z",
    " 2024-04-01",
    "",
  ])("refuses %j, a day no calendar has", (text) => {
    expect(parseDay(text)).toEqual({ ok: false, because: "not-a-day" });
  });

  it("counts days across a leap day, and not across one that is not there", () => {
    expect(daysBetween(toDay("2024-02-28"), toDay("2024-03-01"))).toBe(2);
    expect(daysBetween(toDay("2023-02-28"), toDay("2023-03-01"))).toBe(1);
    expect(daysBetween(toDay("2024-03-01"), toDay("2024-02-28"))).toBe(-2);
  });

  it("begins the week on Monday", () => {
    expect(weekdayOf(toDay("2024-04-01"))).toBe(1);
    expect(weekdayOf(toDay("2024-04-07"))).toBe(7);
    expect(weekdayOf(toDay("1969-12-28"))).toBe(7);
  });

  it("is its text and back, one day after the other, for two thousand years", () => {
    fc.assert(
      fc.property(fc.integer({ min: -365_000, max: 365_000 }), (days) => {
        const on = addDays(toDay("2000-01-01"), days);
        expect(toDay(formatDay(on))).toBe(on);
        expect(weekdayOf(addDays(on, 1))).toBe((weekdayOf(on) % 7) + 1);
      }),
    );
  });

  it("tells the earlier from the later", () => {
    const [first, second] = [toDay("2024-01-01"), toDay("2024-01-02")];
    expect([earlier(second, first), later(first, second)]).toEqual([first, second]);
  });

  it("takes no half days and no bare numbers", () => {
    expect(() => addDays(toDay("2024-01-01"), 0.5)).toThrow("days are whole");
    // @ts-expect-error a number is not a day: it has to be read or counted
    const bare: ReturnType<typeof toDay> = 19_814;
    expect(bare).toBe(19_814);
  });
});
