import type { CreditLimitsBody } from "../../shared/approval/contract.ts";
import type { LimitPolicyRequest } from "../../shared/approval/request-contract.ts";
import { ok, refuse, type Result } from "../../shared/kernel/result.ts";
import type { ApprovalDesk, Approving } from "./ports.ts";
import { creditLimitsBody } from "./worklist.ts";

/** Says how limits are reckoned and who may approve them from today on; what was approved stays approved. */
export function setLimitPolicy(
  admin: Approving,
  { clientId, formulas, approval, reason }: LimitPolicyRequest,
  desk: ApprovalDesk,
): Promise<Result<CreditLimitsBody, "not-allowed">> {
  return desk.inTenant(admin.orgId, async (book): Promise<Result<CreditLimitsBody, "not-allowed">> => {
    if (admin.role !== "admin") return refuse("not-allowed");
    const at = desk.now();
    const from = desk.dayIn((await book.limit.org()).timeZone, at);
    const kept = { formulas, approval, reason, from, by: admin.userName, userId: admin.userId };
    await book.addPolicy(clientId, kept, at);
    return ok(await creditLimitsBody(book, admin, from));
  });
}
