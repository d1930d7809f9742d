import { checkMailbox, type MailboxFlaw } from "../../shared/bounce/check-mailbox.ts";
import type { ReturnsBody } from "../../shared/bounce/contract.ts";
import type { ReturnsRequest } from "../../shared/bounce/request-contract.ts";
import { ok, type Result } from "../../shared/kernel/result.ts";
import type { BounceBook, BounceDesk, ReturnMailbox } from "./ports.ts";

/** Where an org's returned mails and answers come in, as an administrator sees it. */
export function readReturns(orgId: string, desk: BounceDesk): Promise<ReturnsBody> {
  return desk.inTenant(orgId, async (book) => stateOf(orgId, await book.mailbox(), book, desk));
}

/** Names it, from the next message on. A mistake is one sentence beside its field, and nothing is stored. */
export function putReturns(
  admin: { readonly orgId: string; readonly userId: string; readonly userName: string },
  { address }: ReturnsRequest,
  desk: BounceDesk,
): Promise<Result<ReturnsBody, MailboxFlaw>> {
  return desk.inTenant(admin.orgId, async (book) => {
    const checked = checkMailbox(address);
    if (!checked.ok) return checked;
    const hook = (await book.mailbox())?.hook ?? desk.newSecret();
    const saved: ReturnMailbox = { address: checked.value, hook, byName: admin.userName };
    await book.saveMailbox(saved, admin.userId, desk.now());
    return ok(await stateOf(admin.orgId, saved, book, desk));
  });
}

async function stateOf(
  orgId: string,
  mailbox: ReturnMailbox | null,
  book: BounceBook,
  { publicUrl }: BounceDesk,
): Promise<ReturnsBody> {
  const optedOut = await book.optedOut();
  if (mailbox === null) return { mailbox: null, optedOut };
  const { address, hook, byName } = mailbox;
  return { mailbox: { address, by: byName, intakeUrl: `${publicUrl}/mail/${orgId}/${hook}` }, optedOut };
}

/** Whether that is the org's secret address for mails that come in. */
export function admitMail(orgId: string, hook: string, desk: BounceDesk): Promise<boolean> {
  return desk.inTenant(orgId, async (book) => {
    const mailbox = await book.mailbox();
    return mailbox !== null && desk.sameText(mailbox.hook, hook);
  });
}
