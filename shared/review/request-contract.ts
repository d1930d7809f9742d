import * as z from "zod/mini";
import { WireDay } from "../kernel/contract.ts";
import { CrmId, Uuid, Words } from "../kernel/request-contract.ts";
import { REVIEW_OUTCOMES, REVIEW_STATES } from "./kinds.ts";

/** The query of GET /v1/settings/reviews. */
export const ReviewsQuery = z.object({
  state: z.optional(z.enum(REVIEW_STATES)),
  /** As the page before said it: day, account. */
  after: z.optional(z.string().check(z.regex(/^[0-9]{4}-[0-9]{2}-[0-9]{2}~[0-9]{1,24}$/))),
});
export type ReviewsQuery = z.infer<typeof ReviewsQuery>;

/** POST /v1/settings/reviews: somebody reviewed an account. */
export const ReviewRequest = z.strictObject({
  clientId: Uuid,
  accountId: CrmId,
  outcome: z.enum(REVIEW_OUTCOMES),
  rationale: Words(1, 2_000),
  /** To look again sooner than the calendar says. */
  againOn: z.nullable(WireDay),
});
export type ReviewRequest = z.infer<typeof ReviewRequest>;

/** POST /v1/accounts/:accountId/review: the same, at the account's page. */
export const AccountReviewRequest = z.omit(ReviewRequest, { accountId: true });
export type AccountReviewRequest = z.infer<typeof AccountReviewRequest>;

const months = z.int().check(z.minimum(1), z.maximum(36));

/** PUT /v1/settings/review-calendar: how often accounts are reviewed, from today on. */
export const ReviewCalendarRequest = z.strictObject({
  clientId: Uuid,
  months: z.strictObject({ A: months, B: months, C: months, D: months, E: months, none: months }),
  noticeDays: z.int().check(z.minimum(0), z.maximum(90)),
  reason: Words(1, 500),
});
export type ReviewCalendarRequest = z.infer<typeof ReviewCalendarRequest>;
