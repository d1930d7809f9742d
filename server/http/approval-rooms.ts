import type { CreditLimitsBody, LimitLinesBody } from "../../shared/approval/contract.ts";
import type {
  LimitLineRequest,
  LimitPolicyRequest,
  ListedVerdictRequest,
  VerdictRequest,
} from "../../shared/approval/request-contract.ts";
import type { Result } from "../../shared/kernel/result.ts";
import type { DecideRefusal, ProposeRefusal } from "../approval/index.ts";
import type { Viewer, Visitor } from "../org/index.ts";

/** Limits that are proposed, approved and ended. */
export interface ApprovalRooms {
  lines(viewer: Viewer): Promise<Result<LimitLinesBody, "not-synced">>;
  propose(viewer: Viewer, request: LimitLineRequest): Promise<Result<LimitLinesBody, ProposeRefusal>>;
  decide(viewer: Viewer, request: VerdictRequest): Promise<Result<LimitLinesBody, DecideRefusal>>;
  list(by: Visitor): Promise<CreditLimitsBody>;
  decideListed(by: Visitor, request: ListedVerdictRequest): Promise<Result<CreditLimitsBody, DecideRefusal>>;
  setPolicy(admin: Visitor, request: LimitPolicyRequest): Promise<Result<CreditLimitsBody, "not-allowed">>;
}
