import { addDays } from "../../shared/kernel/day.ts";
import { ok, refuse, type Result } from "../../shared/kernel/result.ts";
import { STANDARD_CALENDAR } from "../../shared/review/calendar.ts";
import { nextReviewOn } from "../../shared/review/next-review.ts";
import type { ReviewRequest } from "../../shared/review/request-contract.ts";
import type { ReviewBook, ReviewDesk, Reviewer } from "./ports.ts";
import { mayReview } from "./may-review.ts";

export type ReviewRefusal =
  | "not-synced"
  | "review-not-yours"
  | "same-id-other-text"
  | "review-again-past"
  | "review-again-late";

/** Keeps what a review came to, once however often it is sent; what was kept is never changed. */
export function completeReview<Body>(
  by: Reviewer,
  request: ReviewRequest,
  desk: ReviewDesk,
  answer: (book: ReviewBook) => Promise<Body>,
): Promise<Result<Body, ReviewRefusal>> {
  return desk.inTenant(by.orgId, async (book): Promise<Result<Body, ReviewRefusal>> => {
    const account = await book.lockAccount(request.accountId);
    if (account === null) return refuse("not-synced");
    if (!mayReview(by, account.ownerId)) return refuse("review-not-yours");
    const before = await book.reviewOf(request.clientId);
    if (before === null) {
      const flaw = await keep(by, request, book, desk);
      if (flaw !== null) return refuse(flaw);
    } else if (!isSame(before, request, by)) return refuse("same-id-other-text");
    return ok(await answer(book));
  });
}

const isSame = (
  before: NonNullable<Awaited<ReturnType<ReviewBook["reviewOf"]>>>,
  { accountId, outcome, rationale, againOn }: ReviewRequest,
  { userId }: Reviewer,
): boolean =>
  before.accountId === accountId &&
  before.outcome === outcome &&
  before.rationale === rationale &&
  before.againOn === againOn &&
  before.userId === userId;

async function keep(
  { userId, userName }: Reviewer,
  { clientId, accountId, outcome, rationale, againOn }: ReviewRequest,
  book: ReviewBook,
  desk: ReviewDesk,
): Promise<"review-again-past" | "review-again-late" | null> {
  const at = desk.now();
  const on = desk.dayIn(await book.timeZone(), at);
  const calendar = (await book.calendarOn(on))?.calendar ?? STANDARD_CALENDAR;
  const [account] = await book.accounts(addDays(on, 1), accountId);
  const grade = account?.grade ?? "none";
  const regular = nextReviewOn({ grade, beganOn: null, last: { on, againOn: null } }, calendar);
  if (againOn !== null && againOn <= on) return "review-again-past";
  if (againOn !== null && regular !== null && againOn > regular) return "review-again-late";
  const dueOn = account === undefined ? null : nextReviewOn(account, calendar);
  await book.addReview({
    ...{ reviewId: clientId, accountId, outcome, rationale, againOn, grade, dueOn },
    ...{ on, at, by: userName, userId },
  });
  return null;
}
