import * as z from "zod/mini";
import { Moment, WireDay } from "../kernel/contract.ts";
import { REVIEW_GRADES, REVIEW_OUTCOMES, REVIEW_STATES } from "./kinds.ts";

const WireReview = z.object({
  on: WireDay,
  at: Moment,
  by: z.string(),
  outcome: z.enum(REVIEW_OUTCOMES),
  rationale: z.string(),
  /** The day by which the reviewer wants to look again; null: the calendar's. */
  againOn: z.nullable(WireDay),
});

export const WireReviewLine = z.object({
  accountId: z.string(),
  account: z.string(),
  /** The account's page in the CRM; null where its address is not known. */
  accountUrl: z.nullable(z.string()),
  owner: z.nullable(z.string()),
  grade: z.enum(REVIEW_GRADES),
  nextOn: WireDay,
  state: z.enum(REVIEW_STATES),
  last: z.nullable(WireReview),
});
export type ReviewLineView = z.infer<typeof WireReviewLine>;
export type ReviewLineBody = z.input<typeof WireReviewLine>;

const months = z.int();
const WireCalendar = z.object({
  months: z.object({ A: months, B: months, C: months, D: months, E: months, none: months }),
  noticeDays: z.int(),
});

/** GET /v1/settings/reviews?state=…&after=…: accounts by the day of their next review, the oldest first. */
export const ReviewsAnswer = z.object({
  today: WireDay,
  role: z.enum(["admin", "collector"]),
  counts: z.object({ overdue: z.int(), due: z.int(), later: z.int() }),
  lines: z.array(WireReviewLine),
  /** Shows the page after this one; null: there is none. */
  after: z.nullable(z.string()),
  calendar: WireCalendar,
  /** Who put the calendar in force; null: it is the standard, and nobody is warned by it. */
  said: z.nullable(z.object({ by: z.string(), from: WireDay, reason: z.string() })),
});
export type ReviewsView = z.infer<typeof ReviewsAnswer>;
export type ReviewsBody = z.input<typeof ReviewsAnswer>;
