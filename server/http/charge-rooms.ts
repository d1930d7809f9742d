import type { ChargesBody, FeesBody } from "../../shared/charge/contract.ts";
import type {
  AddRateRequest,
  ChargeActRequest,
  ChargeTermsRequest,
} from "../../shared/charge/request-contract.ts";
import type { Sentence } from "../../shared/kernel/contract.ts";
import type { Result } from "../../shared/kernel/result.ts";
import type { ClaimRefusal, DecideRefusal } from "../charge/index.ts";
import type { Viewer, Visitor } from "../org/index.ts";

interface BadField {
  readonly field: string;
  readonly message: Sentence;
}

/** What is claimed beside the invoices, and by which terms and rates. */
export interface ChargeRooms {
  read(viewer: Viewer): Promise<Result<ChargesBody, "not-synced">>;
  claim(viewer: Viewer): Promise<Result<ChargesBody, ClaimRefusal>>;
  decide(
    viewer: Viewer,
    chargeId: string,
    request: ChargeActRequest,
  ): Promise<Result<ChargesBody, DecideRefusal>>;
  saveAccountTerms(
    viewer: Viewer,
    request: ChargeTermsRequest,
  ): Promise<Result<ChargesBody, "not-allowed" | "not-synced" | BadField>>;
  fees(orgId: string): Promise<FeesBody>;
  saveTerms(admin: Visitor, request: ChargeTermsRequest): Promise<Result<FeesBody, BadField>>;
  addRate(admin: Visitor, request: AddRateRequest): Promise<Result<FeesBody, BadField>>;
}
