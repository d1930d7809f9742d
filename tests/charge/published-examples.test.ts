import { describe, expect, it } from "@jest/globals";
import { accrue } from "../../shared/charge/accrue.ts";
import { daysIn, ticksBetween, YEAR_TICKS } from "../../shared/charge/day-count.ts";
import { chargeProfiles } from "../../shared/charge/profiles.ts";
import type { InterestTerms } from "../../shared/charge/terms.ts";
import { addDays, toDay } from "../../shared/kernel/day.ts";
import { assert } from "../../shared/kernel/result.ts";

/** What whoever made the rule says it comes to: the figures are theirs, none was reckoned here. */
const profileOf = (profileId: string): Omit<InterestTerms, "rate"> => {
  const profile = chargeProfiles.find((each) => each.profileId === profileId);
  assert(profile, `${profileId} is a profile`);
  return profile;
};
const interest = (minor: number, ratePpm: number, profileId: string, due: string, paid: string): number => {
  const [dueOn, to] = [toDay(due), toDay(paid)];
  const debt = { dueOn, principal: [{ after: addDays(dueOn, -30), minor }] };
  const terms: InterestTerms = { ...profileOf(profileId), rate: { kind: "fixed", ratePpm } };
  const told = accrue(debt, terms, [], { from: dueOn, to });
  assert(told.ok, "a fixed rate is known on every day");
  return told.value.amountMinor;
};

describe("interest comes to what is published", () => {
  it.each([
    // 5 CFR 1315.17 (b) and (c): the formulas of the Prompt Payment Act, each with its example.
    ["$1,500 at 6.5 %, due on 1 April, paid on the 11th", 65_000, "2025-04-11", 271],
    ["$1,500 at 6 %, due on 1 April, paid on 15 June", 60_000, "2025-06-15", 1883],
  ])("M-03: by the US Treasury, %s", (_, ratePpm, paid, minor) => {
    expect(interest(150_000, ratePpm, "us-federal", "2025-04-01", paid)).toBe(minor);
  });

  it("M-03: for more than a year nothing accrues to a federal agency", () => {
    const until = (paid: string) => interest(150_000, 60_000, "us-federal", "2025-04-01", paid);
    expect(until("2026-03-31")).toBeLessThan(until("2026-04-01"));
    expect(until("2026-04-02")).toBe(until("2026-04-01"));
  });

  it("M-03: by GOV.UK, £1,000 at 8.5 % is 23p a day and £85 a year", () => {
    expect(interest(100_000, 85_000, "uk-1998", "2025-03-31", "2025-04-01")).toBe(23);
    expect(interest(100_000, 85_000, "uk-1998", "2025-03-31", "2026-03-31")).toBe(8500);
  });

  it("M-03: by State Council Order 802, ten thousand yuan bear five a day", () => {
    expect(interest(1_000_000, 182_500, "cn-sme-payment", "2025-06-30", "2025-07-01")).toBe(500);
  });

  it.each([
    // ISDA, "30/360 day count conventions" (2008), column 30E/360.
    ["2007-01-15", "2007-01-30", 15],
    ["2007-01-15", "2007-02-15", 30],
    ["2007-01-15", "2007-07-15", 180],
    ["2007-09-30", "2008-03-31", 180],
    ["2007-09-30", "2007-10-31", 30],
    ["2007-09-30", "2008-09-30", 360],
    ["2007-01-15", "2007-01-31", 15],
    ["2007-01-31", "2007-02-28", 28],
    ["2007-02-28", "2007-03-31", 32],
    ["2006-08-31", "2007-02-28", 178],
    ["2007-02-28", "2007-08-31", 182],
    ["2007-02-14", "2007-02-28", 14],
    ["2007-02-26", "2008-02-29", 363],
    ["2008-02-29", "2009-02-28", 359],
    ["2008-02-29", "2008-03-30", 31],
    ["2008-02-29", "2008-03-31", 31],
    ["2007-02-28", "2007-03-05", 7],
    ["2007-10-31", "2007-11-28", 28],
    ["2007-08-31", "2008-02-29", 179],
    ["2008-02-29", "2008-08-31", 181],
    ["2008-08-31", "2009-02-28", 178],
    ["2009-02-28", "2009-08-31", 182],
  ])("M-03: by ISDA, %s to %s are %d days of 30E/360", (from, to, days) => {
    expect(daysIn(toDay(from), toDay(to), "30/360")).toBe(days);
    expect(ticksBetween(toDay(from), toDay(to), "30/360") * 360n).toBe(BigInt(days) * YEAR_TICKS);
  });

  it("M-03: by ISDA, 1 November 2003 to 1 May 2004 is 61/365 + 121/366 of a year, its last day left out", () => {
    const ticks = ticksBetween(toDay("2003-10-31"), toDay("2004-04-30"), "ACT/ACT");
    expect(ticks).toBe((YEAR_TICKS / 365n) * 61n + (YEAR_TICKS / 366n) * 121n);
    // 10,000 at 10 %.
    expect((Number(ticks) / Number(YEAR_TICKS)) * 1000).toBeCloseTo(497.72, 2);
  });
});
