import type { SmsStateBody } from "../../shared/sms/contract.ts";
import { checkSender, type SenderFlaw } from "../../shared/sms/check-sender.ts";
import type { SmsSenderRequest } from "../../shared/sms/request-contract.ts";
import { ok, type Result } from "../../shared/kernel/result.ts";
import { hookUrl } from "./hook-url.ts";
import type { SmsAccount, SmsBook, SmsDesk } from "./ports.ts";

/** Who the org's text messages come from, as an administrator sees it: without the secret. */
export function readSmsSender(orgId: string, desk: SmsDesk): Promise<SmsStateBody> {
  return desk.inTenant(orgId, async (book) => stateOf(orgId, await book.account(), book, desk));
}

/** Puts a sender in force for the next text. A mistake is one sentence beside its field, and nothing is stored. */
export function putSmsSender(
  admin: { readonly orgId: string; readonly userId: string; readonly userName: string },
  request: SmsSenderRequest,
  desk: SmsDesk,
): Promise<Result<SmsStateBody, SenderFlaw>> {
  const { orgId } = admin;
  return desk.inTenant(orgId, async (book) => {
    const before = await book.account();
    // A secret belongs to one account of one provider: it is never offered to another.
    const kept =
      before?.provider === request.provider && before.account === request.account ? before.secret : null;
    const checked = checkSender(request, kept !== null);
    if (!checked.ok) return checked;
    const { provider, region, account, from, templates } = request;
    const saved: SmsAccount = {
      provider,
      region,
      account,
      from,
      templates,
      secret: request.secret ?? kept ?? "",
      hook: before?.hook ?? desk.newSecret(),
      byName: admin.userName,
    };
    await book.saveAccount(saved, admin.userId, desk.now());
    return ok(await stateOf(orgId, saved, book, desk));
  });
}

async function stateOf(
  orgId: string,
  account: SmsAccount | null,
  book: SmsBook,
  desk: SmsDesk,
): Promise<SmsStateBody> {
  const optedOut = await book.optedOut();
  if (account === null) return { sender: null, optedOut };
  const { secret: _secret, hook: _hook, byName, ...shown } = account;
  return {
    sender: {
      ...shown,
      by: byName,
      reportUrl: hookUrl(desk.publicUrl, orgId, account, "report"),
      replyUrl: hookUrl(desk.publicUrl, orgId, account, "reply"),
    },
    optedOut,
  };
}
