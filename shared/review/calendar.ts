import type { ReviewGrade } from "./kinds.ts";

/** How often accounts of a grade are reviewed, in months, and how many days ahead a review is listed as due. */
export interface ReviewCalendar {
  readonly months: Readonly<Record<ReviewGrade, number>>;
  readonly noticeDays: number;
}

/** What an org begins with; each figure is a setting. */
export const STANDARD_CALENDAR: ReviewCalendar = {
  months: { A: 12, B: 6, C: 3, D: 1, E: 1, none: 3 },
  noticeDays: 14,
};
