import type { ExemptionBody } from "../../shared/hold/contract.ts";
import type { ExemptRequest } from "../../shared/hold/request-contract.ts";
import type { Day } from "../../shared/kernel/day.ts";
import { ok, refuse, type Result } from "../../shared/kernel/result.ts";
import { exemptionBody } from "./bodies.ts";
import type { Exemption, HoldDesk, Holder } from "./ports.ts";

export type ExemptRefusal =
  | "not-allowed"
  | "not-synced"
  | "no-such-invoice"
  | "exemption-without-end"
  | "exemption-ended"
  | "stop-of-invoice"
  | "same-id-other-text";

/**
 * Takes an account, or one of its invoices, out of reminders from today on. It has an end or a day to look at it again;
 * beside the CRM's own flag, which nobody here changes. Sent again with the same id it is the one that is there.
 */
export async function exemptAccount(
  holder: Holder,
  request: ExemptRequest,
  desk: HoldDesk,
): Promise<Result<ExemptionBody, ExemptRefusal>> {
  if (holder.role !== "admin" && holder.role !== "collector") return refuse("not-allowed");
  if (request.endsOn === null && request.reviewOn === null) return refuse("exemption-without-end");
  // Nobody is vulnerable or insolvent for one invoice alone.
  if (request.invoiceId !== null && (request.kind ?? "other") !== "other") return refuse("stop-of-invoice");
  return desk.inTenant(holder.orgId, async (book) => {
    const at = desk.now();
    const today = desk.dayIn((await book.org()).timeZone, at);
    if ([request.endsOn, request.reviewOn].some((on) => on !== null && on < today))
      return refuse("exemption-ended");
    if ((await book.lockAccount(holder.accountId)) === null) return refuse("not-synced");
    if (request.invoiceId !== null && !(await book.hasInvoice(holder.accountId, request.invoiceId)))
      return refuse("no-such-invoice");
    const exemption = exemptionOf(holder, request, today);
    if (!(await book.addExemption(exemption, at))) {
      const known = await book.exemption(holder.accountId, request.clientId);
      return known !== null && isSame(known, exemption)
        ? ok(exemptionBody(known))
        : refuse("same-id-other-text");
    }
    await book.addAct({
      actId: desk.newId(),
      kind: "exempted",
      about: holder.accountId,
      reason: request.reason,
      body: { ...exemptionBody(exemption) },
      by: holder,
      at,
    });
    return ok(exemptionBody(exemption));
  });
}

const exemptionOf = (holder: Holder, request: ExemptRequest, today: Day): Exemption => ({
  exemptionId: request.clientId,
  accountId: holder.accountId,
  invoiceId: request.invoiceId,
  kind: request.kind ?? "other",
  reason: request.reason,
  owner: { userId: holder.userId, userName: holder.userName },
  fromOn: today,
  endsOn: request.endsOn,
  reviewOn: request.reviewOn,
  liftedOn: null,
});

const isSame = (a: Exemption, b: Exemption): boolean =>
  a.invoiceId === b.invoiceId &&
  a.kind === b.kind &&
  a.reason === b.reason &&
  a.endsOn === b.endsOn &&
  a.reviewOn === b.reviewOn;
