import type { CreditControlBody, CreditHoldBody, LimitProposalBody } from "../../shared/limit/contract.ts";
import type {
  CreditControlRequest,
  CreditHoldRequest,
  ExceptionRequest,
  WithdrawalRequest,
} from "../../shared/limit/request-contract.ts";
import type { Result } from "../../shared/kernel/result.ts";
import type { ExceptionRefusal, HoldRefusal, WithdrawalRefusal } from "../limit/index.ts";
import type { Viewer, Visitor } from "../org/index.ts";

/** Whether an account may buy on credit. */
export interface LimitRooms {
  hold(viewer: Viewer): Promise<Result<CreditHoldBody, "not-synced">>;
  proposal(viewer: Viewer): Promise<Result<LimitProposalBody, "not-synced">>;
  place(viewer: Viewer, request: CreditHoldRequest): Promise<Result<CreditHoldBody, HoldRefusal>>;
  grant(viewer: Viewer, request: ExceptionRequest): Promise<Result<CreditHoldBody, ExceptionRefusal>>;
  withdraw(viewer: Viewer, request: WithdrawalRequest): Promise<Result<CreditHoldBody, WithdrawalRefusal>>;
  control(by: Visitor): Promise<CreditControlBody>;
  setControl(
    admin: Visitor,
    request: CreditControlRequest,
  ): Promise<Result<CreditControlBody, "not-allowed">>;
}
