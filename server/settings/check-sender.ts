import { mistake, type PolicyRefusal } from "../../shared/dunning/policy/mistake.ts";
import { ok, refuse, type Result } from "../../shared/kernel/result.ts";
import type { SenderBody } from "../../shared/settings/contract.ts";
import { cannotCheck } from "../../shared/settings/domain-words.ts";
import { type Finding, hasFailed, judgeDomain } from "../../shared/settings/judge-domain.ts";
import { isReserved } from "../../shared/settings/mail-records.ts";
import type { SenderCheckRequest } from "../../shared/settings/request-contract.ts";
import { gatherDomain } from "./gather-domain.ts";
import type { Administrator, SenderDesk } from "./ports.ts";
import { senderBody } from "./sender.ts";
import { domainOf } from "./sound-sender.ts";

/**
 * Looks up whether receivers will believe mail from the sender's domain, and keeps what was found: while it has failed,
 * nobody goes live and no mail leaves. No transaction is open while the domain name system is asked.
 */
export async function checkSender(
  admin: Administrator,
  { selector }: SenderCheckRequest,
  desk: SenderDesk,
): Promise<Result<SenderBody, PolicyRefusal>> {
  const { sender, returns } = await desk.inTenant(admin.orgId, (book) => book.sender());
  if (sender === null) return refuse(NO_SENDER);
  const domain = domainOf(sender.address);
  const envelopeDomain = returns === null ? domain : domainOf(returns);
  const asked = { domain, envelopeDomain, relay: desk.relay, selector };
  const findings: readonly Finding[] = isReserved(domain)
    ? [{ about: "domain", level: "warn", sentence: cannotCheck(domain) }]
    : judgeDomain(await gatherDomain(asked, desk.records));
  return desk.inTenant(admin.orgId, async (book) => {
    const now = await book.lockSender();
    // Whoever changed the sender meanwhile asks again: this is about another domain.
    if (now.sender === null || domainOf(now.sender.address) !== domain) return refuse(CHANGED);
    const before = now.check?.findings ?? [];
    const failed = hasFailed(findings, before);
    const at = desk.now();
    await book.saveCheck({ domain, selector, at: at.toISOString(), failed, findings: [...findings] });
    if (failed !== (now.check?.failed ?? false))
      await book.noteChange({
        actId: desk.newId(),
        reason: failed ? "the check of the domain failed" : "the check of the domain passed",
        body: { domain, failed, findings: findings.map(({ about, level }) => ({ about, level })) },
        by: admin,
        at,
      });
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
