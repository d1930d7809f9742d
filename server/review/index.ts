export { completeReview, type ReviewRefusal } from "./complete-review.ts";
export { readReviews } from "./read-reviews.ts";
export { setReviewCalendar } from "./set-calendar.ts";
export type { ReviewDesk } from "./ports.ts";
