import { ok, refuse, type Result } from "../../shared/kernel/result.ts";
import type { SmsProvider } from "../../shared/sms/contract.ts";
import type { SmsAccount, SmsDesk } from "./ports.ts";

/** What came with a provider's request, and at which address. */
export interface HookCall {
  readonly provider: SmsProvider;
  readonly orgId: string;
  readonly hook: string;
  /** Path and query, as asked. */
  readonly path: string;
  /** Twilio's own signature; Aliyun signs nothing, so there the secret address is all. */
  readonly signature: string | null;
  readonly params: Readonly<Record<string, string>>;
}

export type HookRefusal = "no-such-hook" | "bad-signature";

/** Lets a provider's request in: the org's provider, at the org's secret address, signed where the provider signs. */
export function admitHook(call: HookCall, desk: SmsDesk): Promise<Result<SmsAccount, HookRefusal>> {
  return desk.inTenant(call.orgId, async (book) => {
    const account = await book.account();
    if (account === null || account.provider !== call.provider || !desk.sameText(account.hook, call.hook))
      return refuse("no-such-hook");
    if (account.provider === "aliyun") return ok(account);
    const wanted = desk.twilioSignature(account.secret, `${desk.publicUrl}${call.path}`, call.params);
    return desk.sameText(wanted, call.signature ?? "") ? ok(account) : refuse("bad-signature");
  });
}
