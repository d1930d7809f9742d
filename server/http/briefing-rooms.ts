import type { BriefingsBody } from "../../shared/briefing/contract.ts";
import type { BriefingsRequest } from "../../shared/briefing/request-contract.ts";
import type { Sentence } from "../../shared/kernel/contract.ts";
import type { Result } from "../../shared/kernel/result.ts";
import type { Visitor } from "../org/index.ts";

/** Which mails our own people get. */
export interface BriefingRooms {
  read(orgId: string): Promise<BriefingsBody>;
  put(
    admin: Visitor,
    request: BriefingsRequest,
  ): Promise<Result<BriefingsBody, { readonly field: string; readonly message: Sentence }>>;
}
