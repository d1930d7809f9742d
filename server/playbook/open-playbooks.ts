import type { Day } from "../../shared/kernel/day.ts";
import { openSteps } from "../../shared/playbook/open-steps.ts";
import type { NewOpened, PlaybookDesk } from "./ports.ts";
import { type Language, stepTask } from "./step-task.ts";

export interface OpenReport {
  readonly opened: number;
}

/** So many are written at once: an org's first morning may open one for each account. */
const BATCH = 1_000;

const GONE: Readonly<Record<Language, string>> = {
  "zh-CN": "该客户已在 CRM 中合并或删除。",
  en: "The account was merged or deleted in the CRM.",
};

/**
 * After the morning's look over all accounts: each warning that has a playbook opens it, once, and every step becomes a
 * task of its owner in the CRM. Ends what is open of accounts that are gone, and closes in the CRM what is done with. Run again it opens nothing.
 */
export function openPlaybooks(orgId: string, asOf: Day, desk: PlaybookDesk): Promise<OpenReport> {
  return desk.inTenant(orgId, async (book) => {
    const at = desk.now();
    const waiting = await book.waiting();
    const { timeZone, language } = await book.org();
    const calendar = desk.calendars.of(null, [timeZone]);
    const users = waiting.length === 0 ? [] : await book.users();
    const colleagues = users.map(({ userId, profile }) => ({ userId, role: desk.roleOf(profile) }));
    for (let from = 0; from < waiting.length; from += BATCH) {
      const opened = waiting.slice(from, from + BATCH).map(({ steps, ownerId, ...alert }): NewOpened => {
        const opening = { openedOn: asOf, accountId: alert.accountId, ownerId, colleagues, calendar };
        return { ...alert, openedId: desk.newId(), openedOn: asOf, steps: openSteps(steps, opening) };
      });
      await book.open(opened, at);
      const tasks = opened.flatMap((each) => each.steps.map((step) => stepTask(each, step, language)));
      await book.queueTasks(tasks, at);
    }
    await book.endOfGone(GONE[language], { by: "Huikuan 回款", at });
    await book.closeTasks(at);
    return { opened: waiting.length };
  });
}
