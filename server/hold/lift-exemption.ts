import type { ExemptionBody } from "../../shared/hold/contract.ts";
import { ok, refuse, type Result } from "../../shared/kernel/result.ts";
import { exemptionBody } from "./bodies.ts";
import type { HoldDesk, Holder } from "./ports.ts";

/**
 * Ends an exemption. It holds through the day it was lifted on, so that lifting never sends anything by itself: the next
 * morning's round decides, and whoever lifted it has seen by then what comes.
 */
export async function liftExemption(
  holder: Holder,
  exemptionId: string,
  reason: string,
  desk: HoldDesk,
): Promise<Result<ExemptionBody, "not-allowed" | "no-such-exemption">> {
  if (holder.role !== "admin" && holder.role !== "collector") return refuse("not-allowed");
  return desk.inTenant(holder.orgId, async (book) => {
    const at = desk.now();
    await book.lockAccount(holder.accountId);
    const exemption = await book.exemption(holder.accountId, exemptionId);
    if (exemption === null) return refuse("no-such-exemption");
    if (exemption.liftedOn !== null) return ok(exemptionBody(exemption));
    const liftedOn = desk.dayIn((await book.org()).timeZone, at);
    await book.liftExemption(exemptionId, liftedOn, holder.userName);
    await book.addAct({
      actId: desk.newId(),
      kind: "lifted",
      about: holder.accountId,
      reason,
      body: { exemptionId },
      by: holder,
      at,
    });
    return ok(exemptionBody({ ...exemption, liftedOn }));
  });
}
