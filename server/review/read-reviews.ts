import type { AccountWatchBody } from "../../shared/account/contract.ts";
import { addDays, type Day, formatDay } from "../../shared/kernel/day.ts";
import { localMoment } from "../../shared/kernel/local-moment.ts";
import { STANDARD_CALENDAR, type ReviewCalendar } from "../../shared/review/calendar.ts";
import type { ReviewLineBody, ReviewsBody } from "../../shared/review/contract.ts";
import type { ReviewState } from "../../shared/review/kinds.ts";
import { nextReviewOn, reviewState } from "../../shared/review/next-review.ts";
import type { ReviewsQuery } from "../../shared/review/request-contract.ts";
import { mayReview } from "./may-review.ts";
import type { ReviewBook, ReviewDesk, ReviewedAccount, Reviewer } from "./ports.ts";

const PAGE = 50;

/** Accounts whose review is overdue, due or later, a page at a time, and how often accounts are reviewed. */
export const readReviews = (by: Reviewer, query: ReviewsQuery, desk: ReviewDesk): Promise<ReviewsBody> =>
  desk.inTenant(by.orgId, (book) => reviewsBody(by, query, book, desk));

interface Line {
  readonly of: ReviewedAccount;
  readonly nextOn: Day;
  readonly state: ReviewState;
}

export async function reviewsBody(
  by: Reviewer,
  { state = "overdue", after }: ReviewsQuery,
  book: ReviewBook,
  desk: ReviewDesk,
): Promise<ReviewsBody> {
  const timeZone = await book.timeZone();
  const today = desk.dayIn(timeZone, desk.now());
  const kept = await book.calendarOn(today);
  const calendar = kept?.calendar ?? STANDARD_CALENDAR;
  const lines = linesOf(await book.accounts(addDays(today, 1)), today, calendar);
  const counts = { overdue: 0, due: 0, later: 0 };
  for (const line of lines) counts[line.state] += 1;
  const rest = lines.filter(
    (line) => line.state === state && (after === undefined || cursorOf(line) > after),
  );
  const page = rest.slice(0, PAGE);
  const urls = await book.urlsOf(page.map(({ of }) => of.accountId));
  const last = page.at(-1);
  return {
    today: formatDay(today),
    role: by.role === "admin" ? "admin" : "collector",
    counts,
    lines: page.map((line) => lineBody(line, urls.get(line.of.accountId) ?? null, timeZone)),
    after: rest.length > PAGE && last !== undefined ? cursorOf(last) : null,
    calendar: { months: { ...calendar.months }, noticeDays: calendar.noticeDays },
    said: kept === null ? null : { by: kept.by, from: formatDay(kept.from), reason: kept.reason },
  };
}

const cursorOf = ({ nextOn, of }: Line): string => `${formatDay(nextOn)}~${of.accountId}`;

/** The longest overdue first. */
const linesOf = (
  accounts: readonly ReviewedAccount[],
  today: Day,
  calendar: ReviewCalendar,
): readonly Line[] =>
  accounts
    .flatMap((of): readonly Line[] => {
      const nextOn = nextReviewOn(of, calendar);
      return nextOn === null ? [] : [{ of, nextOn, state: reviewState(nextOn, today, calendar) }];
    })
    .sort((a, b) => (cursorOf(a) < cursorOf(b) ? -1 : 1));

/** The review of one account, as whoever looks at its page sees it. */
export function readReviewAt(
  by: Reviewer & { readonly accountId: string },
  desk: ReviewDesk,
): Promise<AccountWatchBody["review"]> {
  return desk.inTenant(by.orgId, async (book) => {
    const timeZone = await book.timeZone();
    const today = desk.dayIn(timeZone, desk.now());
    const calendar = (await book.calendarOn(today))?.calendar ?? STANDARD_CALENDAR;
    const accounts = await book.accounts(addDays(today, 1), by.accountId);
    const [line] = linesOf(accounts, today, calendar);
    return {
      line: line === undefined ? null : lineBody(line, null, timeZone),
      may: line !== undefined && mayReview(by, line.of.ownerId),
    };
  });
}

const lineBody = (
  { of, nextOn, state }: Line,
  accountUrl: string | null,
  timeZone: string,
): ReviewLineBody => ({
  ...{ accountId: of.accountId, account: of.account, accountUrl, owner: of.owner, grade: of.grade, state },
  nextOn: formatDay(nextOn),
  last: of.last && {
    on: formatDay(of.last.on),
    at: localMoment(of.last.at, timeZone),
    by: of.last.by,
    outcome: of.last.outcome,
    rationale: of.last.rationale,
    againOn: of.last.againOn === null ? null : formatDay(of.last.againOn),
  },
});
