import type { ReviewRooms } from "../http/review-rooms.ts";
import {
  completeReview,
  readReviews,
  type ReviewDesk,
  reviewsBody,
  setReviewCalendar,
} from "../review/index.ts";

/** The routes of reviews, over their desk. */
export const reviewRooms = (desk: ReviewDesk): ReviewRooms => ({
  read: (by, query) => readReviews(by, query, desk),
  complete: (by, request) => completeReview(by, request, desk, (book) => reviewsBody(by, {}, book, desk)),
  setCalendar: (admin, request) => setReviewCalendar(admin, request, desk),
});
