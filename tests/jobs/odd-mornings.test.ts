import { describe, expect, it } from "@jest/globals";
import { whatIsDue } from "../../server/jobs/timetable.ts";
import { formatDay, type Day } from "../../shared/kernel/day.ts";

const MINUTE = 60_000;

/** The rounds that a clock going from one moment to another by `stepMinutes` would call, with the moment of each. */
function rounds(timeZone: string, from: string, to: string, stepMinutes = 1): readonly string[] {
  const org = { orgId: "1", zgid: "9", name: "Org", mode: "live", timeZone } as const;
  let latest: Day | null = null;
  const called: string[] = [];
  for (let at = Date.parse(from); at < Date.parse(to); at += stepMinutes * MINUTE) {
    const [due] = whatIsDue([org], new Map([["1", latest]]), new Date(at));
    if (due?.roundOf == null) continue;
    latest = due.roundOf;
    called.push(`${formatDay(latest)} ${new Date(at).toISOString().slice(0, 16)}`);
  }
  return called;
}

describe("the round's morning where clocks are odd", () => {
  it("comes once a day, an hour of UTC earlier, where clocks go forward: New York", () => {
    expect(rounds("America/New_York", "2026-03-07T00:00Z", "2026-03-09T23:00Z")).toEqual([
      "2026-03-06 2026-03-07T00:00",
      "2026-03-07 2026-03-07T11:00",
      "2026-03-08 2026-03-08T10:00",
      "2026-03-09 2026-03-09T10:00",
    ]);
  });

  it("comes once on the day of twenty-five hours", () => {
    expect(rounds("America/New_York", "2026-10-31T12:00Z", "2026-11-02T12:00Z")).toEqual([
      "2026-10-31 2026-10-31T12:00",
      "2026-11-01 2026-11-01T11:00",
      "2026-11-02 2026-11-02T11:00",
    ]);
  });

  it("comes at six to the minute in Kathmandu, which is ahead by five hours and three quarters", () => {
    expect(rounds("Asia/Kathmandu", "2026-11-20T00:00Z", "2026-11-22T00:00Z")).toEqual([
      "2026-11-20 2026-11-20T00:15",
      "2026-11-21 2026-11-21T00:15",
    ]);
  });

  it("has no round on the day that Apia never had, and none of the days around it twice", () => {
    expect(rounds("Pacific/Apia", "2011-12-28T18:00Z", "2012-01-01T12:00Z")).toEqual([
      "2011-12-28 2011-12-28T18:00",
      "2011-12-29 2011-12-29T16:00",
      "2011-12-31 2011-12-30T16:00",
      "2012-01-01 2011-12-31T16:00",
    ]);
  });

  it("has its morning half an hour earlier on Lord Howe Island, where clocks go by halves", () => {
    expect(rounds("Australia/Lord_Howe", "2026-10-02T19:00Z", "2026-10-04T19:00Z")).toEqual([
      "2026-10-03 2026-10-02T19:30",
      "2026-10-04 2026-10-03T19:00",
    ]);
  });

  it("comes once on every local day of a year in every zone that changes its clocks in its own way", () => {
    const zones = ["Africa/Casablanca", "America/Havana", "Antarctica/Troll"];
    for (const zone of zones) {
      const days = rounds(zone, "2026-01-01T12:00Z", "2027-01-01T00:00Z", 60).map((each) =>
        each.slice(0, 10),
      );
      expect([zone, days.length, new Set(days).size]).toEqual([zone, 365, 365]);
    }
  });
});

describe("C-03: the server's clock is put back or forward", () => {
  it.each([-25, -24, -1, 1, 24, 25])(
    "calls no day's round twice when the clock steps by %d hours",
    (hours) => {
      const org = { orgId: "1", zgid: "9", name: "Org", mode: "live", timeZone: "Asia/Shanghai" } as const;
      for (let stepAt = 0; stepAt < 48 * 60; stepAt += 240) {
        let latest: Day | null = null;
        const called: Day[] = [];
        for (let run = 0; run < 96 * 60; run += 30) {
          const clock = Date.parse("2026-03-01T00:00Z") + (run + (run >= stepAt ? hours * 60 : 0)) * MINUTE;
          const [due] = whatIsDue([org], new Map([["1", latest]]), new Date(clock));
          if (due?.roundOf == null) continue;
          latest = due.roundOf;
          called.push(latest);
        }
        expect([...called].sort((a, b) => a - b)).toEqual([...new Set(called)]);
      }
    },
  );
});
