import { mistake, type PolicyRefusal } from "../../shared/dunning/policy/mistake.ts";
import { ok, refuse, type Result } from "../../shared/kernel/result.ts";
import type { SenderBody } from "../../shared/settings/contract.ts";
import type { SenderCheckRequest } from "../../shared/settings/request-contract.ts";
import { isStillOf, keepLooked, lookAtDomain, readStanding, stillThere } from "./look-at-domain.ts";
import type { Administrator, SenderDesk } from "./ports.ts";
import { senderBody } from "./sender.ts";
import { NO_CHECK } from "./sound-crm-sender.ts";

/**
 * Looks up whether receivers will believe mail from the sender's domain, and keeps what was found: while it has failed,
 * nobody goes live and no mail leaves. No transaction is open while the domain name system is asked.
 */
export async function checkSender(
  admin: Administrator,
  { selector }: SenderCheckRequest,
  desk: SenderDesk,
): Promise<Result<SenderBody, PolicyRefusal>> {
  const { standing, keys } = await desk.inTenant(admin.orgId, readStanding);
  if (standing.sender?.by === "zoho") return refuse(NO_CHECK);
  const looked = await lookAtDomain(standing, keys, selector, desk);
  if (looked === null) return refuse(NO_SENDER);
  return desk.inTenant(admin.orgId, async (book) => {
    const now = await book.lockSender();
    // Whoever changed the sender meanwhile asks again: this is about another domain.
    if (!isStillOf(looked, now)) return refuse(CHANGED);
    await keepLooked(book, now.check, await stillThere(book, looked), admin, desk);
    return ok(await senderBody(admin, book));
  });
}

const NO_SENDER = mistake(
  "sender",
  "尚未设置发件人，没有可检查的域名：请先设置发件人。",
  "No sender is set, so there is no domain to check: set the sender first.",
);
const CHANGED = mistake(
  "sender",
  "检查期间发件人已更改：请重新检查。",
  "The sender was changed during the check: check again.",
);
