import type { InboxBody, InboxCountsBody } from "../../shared/inbox/contract.ts";
import type { InboxActRequest, InboxQuery } from "../../shared/inbox/request-contract.ts";
import type { Result } from "../../shared/kernel/result.ts";
import type { InboxRefusal } from "../inbox/index.ts";
import type { Visitor } from "../org/index.ts";

/** What waits for a person. */
export interface InboxRooms {
  read(by: Visitor, query: InboxQuery): Promise<InboxBody>;
  counts(by: Visitor): Promise<InboxCountsBody>;
  act(by: Visitor, request: InboxActRequest): Promise<Result<InboxCountsBody, InboxRefusal>>;
}
