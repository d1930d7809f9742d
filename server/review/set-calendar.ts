import { ok, refuse, type Result } from "../../shared/kernel/result.ts";
import type { ReviewsBody } from "../../shared/review/contract.ts";
import type { ReviewCalendarRequest } from "../../shared/review/request-contract.ts";
import type { ReviewDesk, Reviewer } from "./ports.ts";
import { reviewsBody } from "./read-reviews.ts";

/** Says how often accounts are reviewed from today on; what was reviewed before stays as it is. */
export function setReviewCalendar(
  admin: Reviewer,
  { clientId, months, noticeDays, reason }: ReviewCalendarRequest,
  desk: ReviewDesk,
): Promise<Result<ReviewsBody, "not-allowed">> {
  return desk.inTenant(admin.orgId, async (book): Promise<Result<ReviewsBody, "not-allowed">> => {
    if (admin.role !== "admin") return refuse("not-allowed");
    const at = desk.now();
    const from = desk.dayIn(await book.timeZone(), at);
    const who = { by: admin.userName, userId: admin.userId, at };
    await book.addCalendar({ calendarId: clientId, calendar: { months, noticeDays }, from, reason, ...who });
    return ok(await reviewsBody(admin, {}, book, desk));
  });
}
