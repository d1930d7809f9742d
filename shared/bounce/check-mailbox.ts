import type { Sentence } from "../kernel/contract.ts";
import { ok, refuse, type Result } from "../kernel/result.ts";
import { LONGEST_LOCAL } from "./return-path.ts";

export interface MailboxFlaw {
  readonly field: string;
  readonly message: Sentence;
}

const flaw = (zh: string, en: string): Result<never, MailboxFlaw> =>
  refuse({ field: "address", message: { "zh-CN": zh, en } });

const LOCAL = /^[a-z0-9][a-z0-9._-]*$/;
const DOMAIN = /^(?=.{4,190}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/;

/** The address as it is used, or what is wrong with it: "returns@seller.example" or "@returns.seller.example". */
export function checkMailbox(written: string): Result<string, MailboxFlaw> {
  const [local = "", domain, ...more] = written.trim().toLowerCase().split("@");
  if (domain === undefined || more.length > 0 || !DOMAIN.test(domain) || (local !== "" && !LOCAL.test(local)))
    return flaw(
      "“退信地址”应为一个邮箱，例如 returns@seller.example；若整个域名都用于收退信，请填写 @returns.seller.example。",
      'Give one mailbox, such as "returns@seller.example", or "@returns.seller.example" for all of a domain.',
    );
  if (local.length > LONGEST_LOCAL)
    return flaw(
      `“退信地址”中 @ 之前最多 ${LONGEST_LOCAL} 个字符，请换用较短的邮箱。`,
      `At most ${LONGEST_LOCAL} characters may stand before the "@": choose a shorter mailbox.`,
    );
  return ok(`${local}@${domain}`);
}
