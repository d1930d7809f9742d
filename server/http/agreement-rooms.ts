import type { PreviewRequest } from "../../shared/account/request-contract.ts";
import type { DisputeRequest, ResolveRequest } from "../../shared/dispute/request-contract.ts";
import type { ConsequenceBody } from "../../shared/dunning/contract.ts";
import type { FollowUpBody } from "../../shared/followup/contract.ts";
import type { Result } from "../../shared/kernel/result.ts";
import type { ExtensionRequest, PlanRequest, PlanWithdrawal } from "../../shared/plan/request-contract.ts";
import type { PromiseWithdrawal } from "../../shared/promise/request-contract.ts";
import type { Viewer } from "../org/index.ts";
import type { RefusalCode } from "./refusals.ts";

/** Done, with the line that it left in the log; or refused, with nothing stored. */
type Recorded = Promise<Result<FollowUpBody, RefusalCode>>;

/** What may be agreed or contested about one account's money. */
export interface AgreementRooms {
  withdrawPromise(viewer: Viewer, promiseId: string, request: PromiseWithdrawal): Recorded;
  openDispute(viewer: Viewer, request: DisputeRequest): Recorded;
  resolveDispute(viewer: Viewer, disputeId: string, request: ResolveRequest): Recorded;
  agreePlan(viewer: Viewer, request: PlanRequest): Recorded;
  withdrawPlan(viewer: Viewer, planId: string, request: PlanWithdrawal): Recorded;
  grantExtension(viewer: Viewer, request: ExtensionRequest): Recorded;
  preview(
    viewer: Viewer,
    request: PreviewRequest,
  ): Promise<Result<{ readonly parts: readonly ConsequenceBody[] }, RefusalCode>>;
}
