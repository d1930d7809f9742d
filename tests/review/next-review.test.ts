import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { addDays, formatDay, toDay } from "../../shared/kernel/day.ts";
import { STANDARD_CALENDAR } from "../../shared/review/calendar.ts";
import { REVIEW_GRADES, type ReviewGrade } from "../../shared/review/kinds.ts";
import { daysOverdue, nextReviewOn, type ReviewFacts, reviewState } from "../../shared/review/next-review.ts";

const REVIEWED = toDay("2026-01-31");
const next = (grade: ReviewGrade, more: Partial<ReviewFacts> = {}): string | null => {
  const last = { on: REVIEWED, againOn: null };
  const found = nextReviewOn({ grade, beganOn: null, last, ...more }, STANDARD_CALENDAR);
  return found === null ? null : formatDay(found);
};

describe("the day of the next review", () => {
  it("goes by the grade of today", () => {
    expect(REVIEW_GRADES.map((grade) => next(grade))).toEqual([
      "2027-01-31",
      "2026-07-31",
      "2026-04-30",
      "2026-02-28",
      "2026-02-28",
      "2026-04-30",
    ]);
  });

  it("counts from the first invoice where nobody reviewed it yet, and from nothing where none was issued", () => {
    const beganOn = toDay("2025-11-30");
    expect(next("C", { last: null, beganOn })).toBe("2026-02-28");
    expect(next("C", { beganOn })).toBe("2026-04-30");
    expect(next("C", { last: null })).toBeNull();
  });

  it("is sooner where the reviewer wants to look again, and never later", () => {
    const again = (day: string) => next("C", { last: { on: REVIEWED, againOn: toDay(day) } });
    expect([again("2026-03-01"), again("2026-06-01")]).toEqual(["2026-03-01", "2026-04-30"]);
  });

  it("never comes later for a worse grade", () => {
    const graded = REVIEW_GRADES.filter((grade) => grade !== "none");
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20_000 }), (days) => {
        const last = { on: addDays(toDay("2000-01-01"), days), againOn: null };
        const all = graded.map((grade) => next(grade, { last }) ?? "");
        expect(all).toEqual(all.toSorted().toReversed());
      }),
    );
  });
});

describe("a review", () => {
  const nextOn = toDay("2026-03-31");

  it("is due fourteen days before its day, and not fifteen", () => {
    const at = (days: number) => reviewState(nextOn, addDays(nextOn, days), STANDARD_CALENDAR);
    expect([at(-15), at(-14)]).toEqual(["later", "due"]);
  });

  it("is in time on its day and overdue on the next", () => {
    const at = (days: number) => reviewState(nextOn, addDays(nextOn, days), STANDARD_CALENDAR);
    expect([at(0), at(1)]).toEqual(["due", "overdue"]);
    expect([daysOverdue(nextOn, nextOn), daysOverdue(nextOn, addDays(nextOn, 1))]).toEqual([0, 1]);
  });
});
