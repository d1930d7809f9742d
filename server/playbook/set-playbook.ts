import { ok, refuse, type Result } from "../../shared/kernel/result.ts";
import type { PlaybooksBody } from "../../shared/playbook/contract.ts";
import { takesPlaybook } from "../../shared/playbook/playbook.ts";
import type { PlaybookRequest } from "../../shared/playbook/request-contract.ts";
import type { PlaybookBook, PlaybookDesk, Worker } from "./ports.ts";
import { playbooksBody } from "./read-playbooks.ts";

export type PlaybookRefusal = "not-allowed" | "no-account-to-work-on" | "no-such-colleague";

/** Says what is done when one trigger warns, from today on. What is open goes on as it was opened. */
export function setPlaybook(
  admin: Worker,
  { clientId: playbookId, trigger, on, steps, reason }: PlaybookRequest,
  desk: PlaybookDesk,
): Promise<Result<PlaybooksBody, PlaybookRefusal>> {
  return desk.inTenant(admin.orgId, async (book): Promise<Result<PlaybooksBody, PlaybookRefusal>> => {
    if (admin.role !== "admin") return refuse("not-allowed");
    if (!takesPlaybook(trigger)) return refuse("no-account-to-work-on");
    if (!(await knowsAll(steps, book))) return refuse("no-such-colleague");
    const at = desk.now();
    const from = desk.dayIn((await book.org()).timeZone, at);
    const who = { by: admin.userName, userId: admin.userId, at };
    await book.addPlaybook({ playbookId, trigger, on, steps, reason, from, ...who });
    return ok(await playbooksBody(admin, {}, book, desk));
  });
}

/** A step by name names somebody who is there, and no other step names anybody. */
async function knowsAll(
  steps: PlaybookRequest["steps"],
  book: Pick<PlaybookBook, "users">,
): Promise<boolean> {
  const known = new Set((await book.users()).map(({ userId }) => userId));
  return steps.every(({ owner, userId }) =>
    owner === "user" ? userId !== null && known.has(userId) : userId === null,
  );
}
