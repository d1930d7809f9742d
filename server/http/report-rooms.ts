import type { Day } from "../../shared/kernel/day.ts";
import type { Result } from "../../shared/kernel/result.ts";
import type { AgingFile, BucketBody, ProvisionTermsBody, ReportBody } from "../../shared/report/contract.ts";
import type {
  AgingQuery,
  ApproveProvision,
  BucketQuery,
  ProposeProvision,
} from "../../shared/report/request-contract.ts";
import type { Visitor } from "../org/index.ts";
import type { ApprovalRefusal, ReportRefusal } from "../report/index.ts";

/** The org's receivables as of any day. */
export interface ReportRooms {
  report(orgId: string, asOf: Day | undefined): Promise<Result<ReportBody, ReportRefusal>>;
  bucket(orgId: string, query: BucketQuery): Promise<Result<BucketBody, ReportRefusal>>;
  aging(orgId: string, query: AgingQuery): Promise<Result<AgingFile, ReportRefusal>>;
  provision(by: Visitor): Promise<ProvisionTermsBody>;
  propose(by: Visitor, request: ProposeProvision): Promise<Result<ProvisionTermsBody, ReportRefusal>>;
  approve(by: Visitor, request: ApproveProvision): Promise<Result<ProvisionTermsBody, ApprovalRefusal>>;
}
