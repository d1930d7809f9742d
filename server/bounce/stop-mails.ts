import { stopTrace } from "../../shared/bounce/return-path.ts";
import { ok, refuse, type Result } from "../../shared/kernel/result.ts";
import type { BounceDesk } from "./ports.ts";
import { sayStop } from "./say-mail.ts";

/** Whether that is the end of an address that stood in a mail of the org's. It changes nothing. */
export async function mayStop(orgId: string, written: string, desk: BounceDesk): Promise<boolean> {
  const dispatchId = provenStop(orgId, written, desk);
  if (dispatchId === null) return false;
  return desk.inTenant(orgId, async (book) => (await book.messageThatLeft(dispatchId)) !== null);
}

/** The reader of a mail wants no more of them: that address gets none, of any account of the org's. */
export async function unsubscribe(
  orgId: string,
  written: string,
  desk: BounceDesk,
): Promise<Result<null, "no-such-stop">> {
  const dispatchId = provenStop(orgId, written, desk);
  if (dispatchId === null) return refuse("no-such-stop");
  return (await stopMails(orgId, dispatchId, "unsubscribed", desk)) ? ok(null) : refuse("no-such-stop");
}

function provenStop(orgId: string, written: string, desk: BounceDesk): string | null {
  const trace = stopTrace(written);
  const isOurs = trace !== null && desk.sameText(trace.tag, desk.stopTagOf(orgId, trace.dispatchId));
  return isOurs ? trace.dispatchId : null;
}

/** No more reminders by mail to whom this message went; the account's log says so once. False when none went. */
export function stopMails(
  orgId: string,
  dispatchId: string,
  said: "complaint" | "unsubscribed",
  desk: BounceDesk,
): Promise<boolean> {
  return desk.inTenant(orgId, async (book) => {
    const about = await book.messageThatLeft(dispatchId);
    if (about === null) return false;
    const { recipient } = about;
    if (recipient === null) return false;
    const at = desk.now();
    await book.optOut({ ...about, recipient }, said, at);
    const note = sayStop(recipient, said, await book.language());
    const { accountId, contactId } = about;
    const once = `${said}:${dispatchId}`;
    await book.note({ followupId: desk.newId(), accountId, contactId, once, note, at });
    return true;
  });
}
