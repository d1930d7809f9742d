import type { FollowUpBody } from "../../shared/followup/contract.ts";
import type { Day } from "../../shared/kernel/day.ts";
import { ok, refuse, type Result } from "../../shared/kernel/result.ts";
import { copiesFor } from "./crm-copies.ts";
import type { FollowUpEntry, LineBook, LineDesk } from "./ports.ts";

export type LineRefusal = "not-synced" | "same-id-other-text";

export interface Author {
  readonly orgId: string;
  readonly accountId: string;
  readonly userId: string;
  readonly userName: string;
}

/** When a request is worked on. */
export interface Instant {
  readonly at: Date;
  /** The org's day at that moment. */
  readonly today: Day;
}

/** What a person did, as a line of the log: the rest of the line is known from the request. */
export type LineDraft = Partial<FollowUpEntry> & Pick<FollowUpEntry, "kind">;

/**
 * Does something to one account that leaves a line in its log: the doing, the line and the CRM's copies in one
 * transaction, under the account's lock. The same request again gives the same answer; the same id with other
 * content is refused. `taskFor`: whose task the next action is, when not the account's owner's.
 */
export async function recordLine<Book extends LineBook, Refusal>(
  author: Author,
  request: { readonly clientId: string; readonly [field: string]: unknown },
  desk: LineDesk<Book>,
  work: (
    book: Book,
    instant: Instant,
  ) => Promise<Result<LineDraft & { readonly taskFor?: string | null }, Refusal>>,
): Promise<Result<FollowUpBody, Refusal | LineRefusal>> {
  const at = desk.now();
  const today = await desk.dayIn(author.orgId, at);
  const bodyHash = desk.digest({ ...request, accountId: author.accountId });
  return desk.inTenant(author.orgId, async (book): Promise<Result<FollowUpBody, Refusal | LineRefusal>> => {
    if (!(await book.lockAccount(author.accountId))) return refuse("not-synced");
    const before = await book.bodyHashOf(request.clientId);
    if (before !== null)
      return before === bodyHash ? ok(await book.viewOf(request.clientId)) : refuse("same-id-other-text");
    const done = await work(book, { at, today });
    if (!done.ok) return done;
    const { taskFor = null, ...draft } = done.value;
    await writeLine(entryOf(author, request.clientId, bodyHash, at, draft), book, taskFor);
    return ok(await book.viewOf(request.clientId));
  });
}

function entryOf(
  author: Author,
  clientId: string,
  bodyHash: string,
  at: Date,
  draft: LineDraft,
): FollowUpEntry {
  return {
    ...blankLine,
    happenedAt: at,
    ...draft,
    followupId: clientId,
    accountId: author.accountId,
    recordedAt: at,
    byUser: author.userId,
    byName: author.userName,
    bodyHash,
  };
}

/** A line that says nothing yet. */
export const blankLine = {
  outcome: null,
  contactId: null,
  note: "",
  nextAction: null,
  nextOn: null,
  promise: null,
  promiseId: null,
  dispatchId: null,
  supersedes: null,
  beyond: null,
  about: null,
} as const satisfies Partial<FollowUpEntry>;

/** One line and its copies for the CRM; inside a transaction. */
export async function writeLine(
  entry: FollowUpEntry,
  book: Pick<LineBook, "add" | "queueCopy" | "readerOf">,
  taskFor: string | null = null,
): Promise<void> {
  await book.add(entry);
  const { ownerId, language } = await book.readerOf(entry.accountId);
  for (const copy of copiesFor(entry, { ownerId: taskFor ?? ownerId, language }))
    await book.queueCopy(copy, entry.recordedAt);
}
