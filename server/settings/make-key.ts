import { mistake, type PolicyRefusal } from "../../shared/dunning/policy/mistake.ts";
import { ok, refuse, type Result } from "../../shared/kernel/result.ts";
import type { SenderBody } from "../../shared/settings/contract.ts";
import { isReserved } from "../../shared/settings/mail-records.ts";
import type { SigningKeyRequest } from "../../shared/settings/request-contract.ts";
import type { Administrator, SenderDesk } from "./ports.ts";
import { senderBody } from "./sender.ts";
import { domainOf } from "./sound-sender.ts";

/**
 * A key of our own for the sender's domain, which signs once a check found it published; or none any more. The private
 * half never leaves the server.
 */
export async function makeKey(
  admin: Administrator,
  { key, reason }: SigningKeyRequest,
  desk: SenderDesk,
): Promise<Result<SenderBody, PolicyRefusal>> {
  const pair = key === "new" ? await desk.makeSigningKey() : null;
  return desk.inTenant(admin.orgId, async (book) => {
    const { sender } = await book.lockSender();
    if (sender === null) return refuse(NO_SENDER);
    const domain = domainOf(sender.address);
    if (isReserved(domain) && pair !== null) return refuse(reserved(domain));
    const at = desk.now();
    const selector = `hk${at.getTime().toString(36)}`;
    if (pair === null) await book.dropSigningKeys(domain);
    else await book.addSigningKey({ ...pair, domain, selector, by: admin, at });
    const body = { domain, key: pair === null ? null : selector };
    await book.noteChange({ actId: desk.newId(), reason, body, by: admin, at });
    return ok(await senderBody(admin, book));
  });
}

const NO_SENDER = mistake(
  "sender",
  "尚未设置发件人，没有可签名的域名：请先设置发件人。",
  "No sender is set, so there is no domain to sign for: set the sender first.",
);
const reserved = (domain: string) =>
  mistake(
    "sender",
    `“${domain}”是保留域名，无法发布公钥：请先更换发件人地址。`,
    `"${domain}" is a reserved name, where no key can be published: change the sender's address first.`,
  );
