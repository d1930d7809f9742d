import type { BureauAccessBody, BureauBody } from "../../shared/bureau/contract.ts";
import type { BureauAccessRequest, BureauOrderRequest } from "../../shared/bureau/request-contract.ts";
import type { Result } from "../../shared/kernel/result.ts";
import type { AccessFlaw, OrderRefusal } from "../bureau/index.ts";
import type { Viewer, Visitor } from "../org/index.ts";

/** What credit bureaus say of an account, and how the org gets into one. */
export interface BureauRooms {
  read(viewer: Viewer): Promise<Result<BureauBody, "not-synced">>;
  order(viewer: Viewer, request: BureauOrderRequest): Promise<Result<BureauBody, OrderRefusal>>;
  access(orgId: string): Promise<BureauAccessBody>;
  saveAccess(admin: Visitor, request: BureauAccessRequest): Promise<Result<BureauAccessBody, AccessFlaw>>;
}
