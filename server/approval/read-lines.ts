import type { LimitLinesBody } from "../../shared/approval/contract.ts";
import type { Result } from "../../shared/kernel/result.ts";
import { linesBody } from "./lines-body.ts";
import type { ApprovalDesk, Approving } from "./ports.ts";

/** An account's limit, and everything that was proposed and decided about it. */
export const readLines = (
  by: Approving & { readonly accountId: string },
  desk: ApprovalDesk,
): Promise<Result<LimitLinesBody, "not-synced">> =>
  desk.inTenant(by.orgId, async (book) =>
    linesBody(book, by, desk.dayIn((await book.limit.org()).timeZone, desk.now())),
  );
