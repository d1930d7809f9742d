import { addMonthsClamped } from "../calendar/months.ts";
import { addDays, type Day, daysBetween, earlier } from "../kernel/day.ts";
import type { ReviewCalendar } from "./calendar.ts";
import type { ReviewGrade, ReviewState } from "./kinds.ts";

/** What the day of a review goes by. */
export interface ReviewFacts {
  readonly grade: ReviewGrade;
  /** The day of its first invoice or, while it was never billed, of its first limit; null: it has neither. */
  readonly beganOn: Day | null;
  readonly last: {
    readonly on: Day /** The day by which the reviewer wants to look again. */;
    readonly againOn: Day | null;
  } | null;
}

/**
 * The last day on which the next review is in time: so many months after the last one, or after it began, by the
 * grade of today; sooner where the reviewer said so. null: there is nothing to review.
 */
export function nextReviewOn({ grade, beganOn, last }: ReviewFacts, { months }: ReviewCalendar): Day | null {
  const from = last?.on ?? beganOn;
  if (from === null) return null;
  const regular = addMonthsClamped(from, months[grade]);
  return last?.againOn == null ? regular : earlier(regular, last.againOn);
}

export function reviewState(
  nextOn: Day,
  asOf: Day,
  { noticeDays }: Pick<ReviewCalendar, "noticeDays">,
): ReviewState {
  if (asOf > nextOn) return "overdue";
  return asOf >= addDays(nextOn, -noticeDays) ? "due" : "later";
}

/** How many days a review is overdue; 0 while it is in time. */
export const daysOverdue = (nextOn: Day, asOf: Day): number => Math.max(0, daysBetween(nextOn, asOf));
