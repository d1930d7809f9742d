import type { Result } from "../../shared/kernel/result.ts";
import type { ReviewsBody } from "../../shared/review/contract.ts";
import type {
  ReviewCalendarRequest,
  ReviewRequest,
  ReviewsQuery,
} from "../../shared/review/request-contract.ts";
import type { Visitor } from "../org/index.ts";
import type { ReviewRefusal } from "../review/index.ts";

/** Reviews of accounts. */
export interface ReviewRooms {
  read(by: Visitor, query: ReviewsQuery): Promise<ReviewsBody>;
  complete(by: Visitor, request: ReviewRequest): Promise<Result<ReviewsBody, ReviewRefusal>>;
  setCalendar(admin: Visitor, request: ReviewCalendarRequest): Promise<Result<ReviewsBody, "not-allowed">>;
}
