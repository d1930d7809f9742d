import type { FollowUpBody } from "../../shared/followup/contract.ts";
import type { LogRequest } from "../../shared/followup/request-contract.ts";
import type { Day } from "../../shared/kernel/day.ts";
import { ok, refuse, type Result } from "../../shared/kernel/result.ts";
import { openBooks } from "../../shared/ledger/open-items.ts";
import { makePromise, type PromiseRefusal, type PromiseToPay } from "../../shared/promise/promise.ts";
import { copiesFor } from "./crm-copies.ts";
import type { FollowUpBook, FollowUpDesk, FollowUpEntry } from "./ports.ts";

export type LogRefusal =
  | PromiseRefusal
  | "not-synced"
  | "same-id-other-text"
  | "no-such-entry"
  | "no-such-contact"
  | "in-the-future";

/** A laptop's clock may run this far ahead of ours. */
const CLOCK_SLACK_MS = 5 * 60_000;

export interface Author {
  readonly orgId: string;
  readonly accountId: string;
  readonly userId: string;
  readonly userName: string;
}

/**
 * Writes one line into the log: the line, its promise and the CRM's copies in one transaction, under the
 * account's lock. The same request again gives the same answer; the same id with other content is refused.
 */
export async function logFollowUp(
  author: Author,
  request: LogRequest,
  desk: FollowUpDesk,
): Promise<Result<FollowUpBody, LogRefusal>> {
  const saidAt = request.happenedAt === null ? desk.now() : new Date(request.happenedAt);
  const days = {
    today: await desk.dayIn(author.orgId, desk.now()),
    saidOn: await desk.dayIn(author.orgId, saidAt),
  };
  const bodyHash = desk.digest({ ...request, accountId: author.accountId });
  const at = desk.now();
  return desk.inTenant(author.orgId, async (book): Promise<Result<FollowUpBody, LogRefusal>> => {
    if (!(await book.lockAccount(author.accountId))) return refuse("not-synced");
    const before = await book.bodyHashOf(request.clientId);
    if (before !== null)
      return before === bodyHash ? ok(await book.viewOf(request.clientId)) : refuse("same-id-other-text");
    const flaw = await flawIn(request, author.accountId, at, book);
    if (flaw !== null) return refuse(flaw);
    const promise = await promiseIn(request, author.accountId, days, desk.newId(), book);
    if (!promise.ok) return promise;
    await write(author, request, { promise: promise.value, bodyHash, at }, book);
    return ok(await book.viewOf(request.clientId));
  });
}

async function flawIn(
  request: LogRequest,
  accountId: string,
  at: Date,
  book: FollowUpBook,
): Promise<LogRefusal | null> {
  if (request.happenedAt !== null && Date.parse(request.happenedAt) > at.getTime() + CLOCK_SLACK_MS)
    return "in-the-future";
  if (request.contactId !== null && !(await book.belongsTo(accountId, { contactId: request.contactId })))
    return "no-such-contact";
  if (request.supersedes !== null && !(await book.belongsTo(accountId, { followupId: request.supersedes })))
    return "no-such-entry";
  return null;
}

async function promiseIn(
  request: LogRequest,
  accountId: string,
  { today, saidOn }: { readonly today: Day; readonly saidOn: Day },
  promiseId: string,
  book: FollowUpBook,
): Promise<Result<PromiseToPay | null, PromiseRefusal>> {
  const offer = request.promise;
  if (offer === null) return ok(null);
  const books = openBooks(await book.entriesOf(accountId), today);
  const covered = makePromise(
    offer,
    books.find((each) => each.currency === offer.currency),
    today,
  );
  if (!covered.ok) return covered;
  const { amountMinor, currency, promisedOn } = offer;
  return ok({
    promiseId,
    accountId,
    currency,
    amountMinor,
    promisedOn,
    madeOn: saidOn,
    invoiceIds: covered.value,
    state: "open",
    receivedMinor: 0,
  });
}

interface Written {
  readonly promise: PromiseToPay | null;
  readonly bodyHash: string;
  readonly at: Date;
}

async function write(
  author: Author,
  request: LogRequest,
  written: Written,
  book: FollowUpBook,
): Promise<void> {
  const entry = entryOf(author, request, written);
  if (request.supersedes !== null) await book.supersedePromiseOf(request.supersedes);
  if (written.promise !== null) await book.addPromise(written.promise, author.userId, written.at);
  await book.add(entry);
  for (const copy of copiesFor(entry, written.promise, await book.readerOf(author.accountId)))
    await book.queueCopy(copy, written.at);
}

function entryOf(author: Author, request: LogRequest, { promise, bodyHash, at }: Written): FollowUpEntry {
  return {
    followupId: request.clientId,
    accountId: author.accountId,
    kind: request.kind,
    outcome: request.outcome,
    contactId: request.contactId,
    note: request.note,
    nextAction: request.next?.what ?? null,
    nextOn: request.next?.on ?? null,
    promiseId: promise?.promiseId ?? null,
    dispatchId: null,
    supersedes: request.supersedes,
    happenedAt: request.happenedAt === null ? at : new Date(request.happenedAt),
    recordedAt: at,
    byUser: author.userId,
    byName: author.userName,
    bodyHash,
  };
}
