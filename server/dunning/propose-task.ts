import type { Claimed } from "./claim-dispatch.ts";
import type { DispatchEnd, DunningBook, DunningDesk } from "./ports.ts";
import { staffTask } from "./staff-task.ts";

/** A step that a person takes: asked of them in the CRM, and done with that. */
export async function proposeTask(book: DunningBook, claimed: Claimed, desk: DunningDesk): Promise<void> {
  const { dispatch, fence, message, sheet, contact } = claimed;
  const at = desk.now();
  const done: DispatchEnd = { state: "sent", reason: null, reply: null, notBefore: at, at };
  await book.end(dispatch.dispatchId, fence, done);
  const { subject, text } = message;
  await book.queueWriteback(staffTask(claimed, { writebackId: desk.newId(), subject, text }), at);
  await book.note({
    followupId: desk.newId(),
    accountId: sheet.accountId,
    kind: "task",
    contactId: contact?.contactId ?? null,
    note: message.subject,
    dispatchId: dispatch.dispatchId,
    at,
  });
}
