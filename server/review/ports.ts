import type { Role } from "../../shared/account/contract.ts";
import type { Day } from "../../shared/kernel/day.ts";
import type { ReviewCalendar } from "../../shared/review/calendar.ts";
import type { ReviewGrade, ReviewOutcome } from "../../shared/review/kinds.ts";
import type { ReviewFacts } from "../../shared/review/next-review.ts";

/** Who reviews. */
export interface Reviewer {
  readonly orgId: string;
  readonly userId: string;
  readonly userName: string;
  readonly role: Role;
}

/** A completed review. */
export interface KeptReview {
  readonly on: Day;
  readonly at: Date;
  readonly by: string;
  readonly outcome: ReviewOutcome;
  readonly rationale: string;
  readonly againOn: Day | null;
}

/** An account that is to be reviewed: it has a limit, or was billed in the last year. */
export interface ReviewedAccount extends ReviewFacts {
  readonly accountId: string;
  readonly account: string;
  readonly ownerId: string | null;
  readonly owner: string | null;
  readonly last: KeptReview | null;
}

export interface NewReview extends KeptReview {
  readonly reviewId: string;
  readonly accountId: string;
  readonly grade: ReviewGrade;
  readonly dueOn: Day | null;
  readonly userId: string;
}

export interface KeptCalendar {
  readonly calendar: ReviewCalendar;
  readonly by: string;
  readonly from: Day;
  readonly reason: string;
}

export interface NewCalendar extends KeptCalendar {
  readonly calendarId: string;
  readonly userId: string;
  readonly at: Date;
}

/** Reviews and their calendar, inside one tenant transaction. */
export interface ReviewBook {
  timeZone(): Promise<string>;
  /** null: the org never said. */
  calendarOn(asOf: Day): Promise<KeptCalendar | null>;
  /** False when a calendar of that id is there already. */
  addCalendar(calendar: NewCalendar): Promise<boolean>;
  /** In one statement; `only`: this account alone. */
  accounts(asOf: Day, only?: string): Promise<readonly ReviewedAccount[]>;
  /** Whoever reviews an account waits here for whoever does so already; null when it is not there. */
  lockAccount(accountId: string): Promise<{ readonly ownerId: string | null } | null>;
  reviewOf(
    reviewId: string,
  ): Promise<Pick<NewReview, "accountId" | "outcome" | "rationale" | "againOn" | "userId"> | null>;
  addReview(review: NewReview): Promise<void>;
  urlsOf(accountIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
}

export interface ReviewDesk {
  inTenant<T>(orgId: string, work: (book: ReviewBook) => Promise<T>): Promise<T>;
  now(): Date;
  dayIn(timeZone: string, at: Date): Day;
}
