import { describe, expect, it } from "@jest/globals";
import { age, bucketOf, dpdOf } from "../../shared/aging/age.ts";
import { localTime } from "../../server/jobs/today.ts";
import { addDays, toDay } from "../../shared/kernel/day.ts";

const ZONES = [
  "UTC",
  "Asia/Shanghai",
  "America/New_York",
  "Pacific/Apia",
  "Asia/Kathmandu",
  "Pacific/Kiritimati",
] as const;

/** The last day past due of each bucket but the last, and the first of the next. */
const BOUNDARIES = [
  [0, 0],
  [1, 1],
  [30, 1],
  [31, 2],
  [60, 2],
  [61, 3],
  [90, 3],
  [91, 4],
] as const;

/** Due on the eve of a month, of a leap day, of a change of clocks and of a year. */
const DUE_DAYS = ["2024-01-31", "2024-02-28", "2026-03-07", "2026-10-31", "2026-12-31"];

describe("M-05: aging at each boundary day, in six zones", () => {
  it.each(ZONES)("moves an invoice to the next bucket at midnight in %s, not a minute before", (zone) => {
    for (const text of DUE_DAYS) {
      const dueOn = toDay(text);
      for (const [dpd, bucket] of BOUNDARIES) {
        const midnight = midnightOf(dueOn + dpd, zone);
        const asOf = localTime(new Date(midnight), zone).day;
        const eve = localTime(new Date(midnight - 60_000), zone).day;
        expect([dpdOf({ dueOn }, asOf), bucketOf(dpdOf({ dueOn }, asOf))]).toEqual([dpd, bucket]);
        expect(dpdOf({ dueOn }, eve)).toBe(dpd - 1);
      }
    }
  });

  it("keeps the sum of the buckets at the balance on every one of these days", () => {
    const items = DUE_DAYS.flatMap((text) =>
      BOUNDARIES.map(([dpd], at) => ({ dueOn: addDays(toDay(text), -dpd), residualMinor: 10 ** at })),
    );
    const balance = items.reduce((all, { residualMinor }) => all + residualMinor, 0);
    for (const text of DUE_DAYS)
      for (let ahead = -1; ahead <= 92; ahead += 1) {
        const buckets = age(items, addDays(toDay(text), ahead));
        expect(buckets.reduce((all, amount) => all + amount, 0)).toBe(balance);
      }
  });

  it("has the table exact: one invoice for each boundary", () => {
    const dueOn = toDay("2026-06-01");
    const items = BOUNDARIES.map(([dpd], at) => ({ dueOn: addDays(dueOn, -dpd), residualMinor: 10 ** at }));
    expect(age(items, dueOn)).toEqual([1, 110, 11_000, 1_100_000, 10_000_000]);
    expect(age(items, addDays(dueOn, 1))).toEqual([0, 11, 1_100, 110_000, 11_000_000]);
  });
});

/** The first minute of a local day, found by looking at the clock; in milliseconds since 1970. */
function midnightOf(day: number, zone: string): number {
  let [before, after] = [(day - 1) * 1440 - 1, (day + 1) * 1440];
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (localTime(new Date(middle * 60_000), zone).day >= day) after = middle;
    else before = middle;
  }
  return after * 60_000;
}
