import type { AccountWatchBody } from "../../shared/account/contract.ts";
import { TRIGGERS } from "../../shared/alert/kinds.ts";
import { formatDay } from "../../shared/kernel/day.ts";
import type { PlaybooksBody } from "../../shared/playbook/contract.ts";
import { takesPlaybook } from "../../shared/playbook/playbook.ts";
import type { PlaybooksQuery } from "../../shared/playbook/request-contract.ts";
import { standardPlaybook } from "../../shared/playbook/standard.ts";
import { openedBody } from "./opened-body.ts";
import type { KeptPlaybook, PlaybookBook, PlaybookDesk, Worker } from "./ports.ts";

const PAGE = 25;

/** What was opened, a page at a time, and the playbooks of the org beside those that are offered. */
export const readPlaybooks = (
  by: Worker,
  query: PlaybooksQuery,
  desk: PlaybookDesk,
): Promise<PlaybooksBody> => desk.inTenant(by.orgId, (book) => playbooksBody(by, query, book, desk));

export async function playbooksBody(
  by: Worker,
  query: PlaybooksQuery,
  book: PlaybookBook,
  desk: PlaybookDesk,
): Promise<PlaybooksBody> {
  const { timeZone } = await book.org();
  const today = desk.dayIn(timeZone, desk.now());
  const found = await book.page(query, PAGE + 1);
  const page = found.slice(0, PAGE);
  const urls = await book.urlsOf(page.map(({ accountId }) => accountId));
  const users = await book.users();
  return {
    today: formatDay(today),
    role: by.role === "admin" ? "admin" : "collector",
    counts: { ...(await book.counts(today)) },
    opened: page.map((opened) => openedBody(opened, { by, today, timeZone, urls })),
    after: found.length > PAGE ? (page.at(-1)?.cursor ?? null) : null,
    playbooks: playbookBodies(await book.playbooks(today)),
    users: users.map(({ userId, name }) => ({ userId, name })),
  };
}

/** What is being done at one account, as whoever looks at its page sees it. */
export function readOpenedAt(
  by: Worker & { readonly accountId: string },
  desk: PlaybookDesk,
): Promise<AccountWatchBody["opened"]> {
  return desk.inTenant(by.orgId, async (book) => {
    const { timeZone } = await book.org();
    const today = desk.dayIn(timeZone, desk.now());
    const found = await book.openAt(by.accountId);
    return found.map((opened) => openedBody(opened, { by, today, timeZone, urls: new Map() }));
  });
}

/** The org's own, and where it has none the one that is offered; no step where there is none either. */
const playbookBodies = (kept: readonly KeptPlaybook[]): PlaybooksBody["playbooks"] =>
  TRIGGERS.filter(takesPlaybook).map((trigger) => {
    const own = kept.find((each) => each.trigger === trigger);
    const { on, steps } = own ?? standardPlaybook(trigger);
    return {
      ...{ trigger, on },
      steps: steps.map((step) => ({ ...step, says: { ...step.says } })),
      said: own === undefined ? null : { by: own.by, from: formatDay(own.from), reason: own.reason },
    };
  });
