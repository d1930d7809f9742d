import type { AccountWatchBody } from "../../shared/account/contract.ts";
import type { Result } from "../../shared/kernel/result.ts";
import type { TickRequest } from "../../shared/playbook/request-contract.ts";
import type { AccountReviewRequest } from "../../shared/review/request-contract.ts";
import type { Viewer } from "../org/index.ts";
import type { TickRefusal } from "../playbook/index.ts";
import type { ReviewRefusal } from "../review/index.ts";

/** What an account's page tells of warnings, reviews and playbooks, and what may be done there. */
export interface WatchRooms {
  read(viewer: Viewer): Promise<AccountWatchBody>;
  review(viewer: Viewer, request: AccountReviewRequest): Promise<Result<AccountWatchBody, ReviewRefusal>>;
  tick(viewer: Viewer, request: TickRequest): Promise<Result<AccountWatchBody, TickRefusal>>;
}
