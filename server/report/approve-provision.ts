import { ok, refuse, type Result } from "../../shared/kernel/result.ts";
import type { ProvisionTermsBody } from "../../shared/report/contract.ts";
import { flawOfApproval } from "../../shared/report/provision-terms.ts";
import type { ApproveProvision } from "../../shared/report/request-contract.ts";
import type { ReportRefusal } from "./asked-day.ts";
import type { Reckoner, ReceivablesDesk } from "./ports.ts";
import { provisionBody } from "./provision-terms.ts";

export type ApprovalRefusal =
  | { readonly kind: "refused"; readonly code: "accountants-only" | "own-proposal" | "newer-proposal" }
  | ({ readonly kind: "field" } & ReportRefusal);

/**
 * An accountant lets the newest version hold from a day: reports as of that day and later are reckoned by it, those before
 * it stay as they were. Nobody approves what they proposed. Approved again for the same day, it is as it was.
 */
export function approveProvision(
  by: Reckoner,
  { version, from }: ApproveProvision,
  desk: ReceivablesDesk,
): Promise<Result<ProvisionTermsBody, ApprovalRefusal>> {
  return desk.inTenant(by.orgId, async (book): Promise<Result<ProvisionTermsBody, ApprovalRefusal>> => {
    if (by.role !== "accountant") return refuse({ kind: "refused", code: "accountants-only" });
    await book.lockProvision();
    const versions = await book.provisionVersions();
    const newest = versions.reduce((most, each) => Math.max(most, each.version), 0);
    const asked = versions.find((each) => each.version === version);
    if (asked === undefined || version !== newest) return refuse({ kind: "refused", code: "newer-proposal" });
    if (asked.approval !== null)
      return asked.approval.from === from
        ? ok(await provisionBody(by, book, desk))
        : refuse({ kind: "refused", code: "newer-proposal" });
    if (asked.proposed.userId === by.userId) return refuse({ kind: "refused", code: "own-proposal" });
    const today = desk.dayIn(await book.timeZone(), desk.now());
    const flaw = flawOfApproval(versions, from, today);
    if (flaw !== null) return refuse({ kind: "field", ...flaw });
    await book.addApproval(version, from, by, desk.now());
    return ok(await provisionBody(by, book, desk));
  });
}
