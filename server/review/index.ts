export { completeReview, type ReviewRefusal } from "./complete-review.ts";
export { readReviewAt, readReviews, reviewsBody } from "./read-reviews.ts";
export { setReviewCalendar } from "./set-calendar.ts";
export type { ReviewDesk } from "./ports.ts";
