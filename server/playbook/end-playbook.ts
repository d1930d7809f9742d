import { ok, refuse, type Result } from "../../shared/kernel/result.ts";
import type { PlaybooksBody } from "../../shared/playbook/contract.ts";
import type { EndPlaybookRequest } from "../../shared/playbook/request-contract.ts";
import type { PlaybookDesk, Worker } from "./ports.ts";
import { playbooksBody } from "./read-playbooks.ts";

export type EndRefusal = "no-such-playbook" | "playbook-ended";

/** Nothing more is done of an opened playbook, for a reason: its warning has ended, say. Its tasks in the CRM are closed. */
export function endPlaybook(
  by: Worker,
  { clientId: endId, openedId, reason }: EndPlaybookRequest,
  desk: PlaybookDesk,
): Promise<Result<PlaybooksBody, EndRefusal>> {
  return desk.inTenant(by.orgId, async (book): Promise<Result<PlaybooksBody, EndRefusal>> => {
    const at = desk.now();
    const seen = await book.opened(openedId);
    if (seen === null) return refuse("no-such-playbook");
    await book.limits.lockAccount(seen.accountId);
    const opened = (await book.opened(openedId)) ?? seen;
    const { end } = opened;
    const isSame = end?.endId === endId && end.reason === reason && end.userId === by.userId;
    if (!isSame) {
      if (end !== null || opened.steps.every(({ tick }) => tick !== null)) return refuse("playbook-ended");
      const who = { userId: by.userId, by: by.userName };
      if (!(await book.end(openedId, { endId, reason, at, ...who }))) return refuse("playbook-ended");
      await book.closeTasks(at, openedId);
    }
    return ok(await playbooksBody(by, {}, book, desk));
  });
}
