import { agreedBooks, invoicesOnPlan, judgeAgreements } from "../../shared/dunning/agreements.ts";
import type { Beyond } from "../../shared/contact/contract.ts";
import type { FollowUpBody } from "../../shared/followup/contract.ts";
import type { LogRequest } from "../../shared/followup/request-contract.ts";
import type { Day } from "../../shared/kernel/day.ts";
import { ok, refuse, type Result } from "../../shared/kernel/result.ts";
import { alreadyIn } from "../../shared/promise/already-in.ts";
import {
  lastDayOf,
  makePromise,
  type PromiseRefusal,
  type PromiseToPay,
} from "../../shared/promise/promise.ts";
import type { PromiseOffer } from "../../shared/promise/request-contract.ts";
import { beyondBody, judgeContact } from "../contact/index.ts";
import type { AgreementBook, FollowUpBook, FollowUpDesk } from "./ports.ts";
import { type Author, type LineRefusal, recordLine } from "./record-line.ts";

export type LogRefusal = PromiseRefusal | LineRefusal | "no-such-entry" | "no-such-contact" | "in-the-future";

/** A laptop's clock may run this far ahead of ours. */
const CLOCK_SLACK_MS = 5 * 60_000;

/**
 * Writes one line of what a person said or did into the log, with the promise that came of it. Contact limits speak before
 * anybody dials; of a contact that happened they only say that it went beyond them.
 */
export async function logFollowUp(
  author: Author,
  request: LogRequest,
  desk: FollowUpDesk,
): Promise<Result<FollowUpBody, LogRefusal>> {
  const saidAt = request.happenedAt === null ? desk.now() : new Date(request.happenedAt);
  const saidOn = await desk.dayIn(author.orgId, saidAt);
  const { accountId } = author;
  return recordLine<FollowUpBook, LogRefusal>(author, request, desk, async (book, { at, today }) => {
    const flaw = await flawIn(request, accountId, at, book);
    if (flaw !== null) return refuse(flaw);
    const happenedAt = request.happenedAt === null ? at : saidAt;
    const ids = { promiseId: desk.newId(), accountId };
    const promise = await promiseIn(request.promise, ids, { today, saidOn }, book);
    if (!promise.ok) return promise;
    if (request.supersedes !== null)
      await book.supersedePromiseOf(request.supersedes, today, author.userId, at);
    if (promise.value !== null) await book.addPromise(promise.value, author.userId, at);
    return ok({
      kind: request.kind,
      outcome: request.outcome,
      contactId: request.contactId,
      note: request.note,
      nextAction: request.next?.what ?? null,
      nextOn: request.next?.on ?? null,
      promise: promise.value,
      promiseId: promise.value?.promiseId ?? null,
      supersedes: request.supersedes,
      beyond: await beyondOf(request, accountId, happenedAt, book, desk),
      happenedAt,
    });
  });
}

/** The limit that they were reached against; a correction is judged in the place of what it corrects. */
async function beyondOf(
  { kind, contactId, supersedes, happenedAt: given, despite = null }: LogRequest,
  accountId: string,
  happenedAt: Date,
  book: FollowUpBook,
  { calendars }: Pick<FollowUpDesk, "calendars">,
): Promise<Beyond | null> {
  if (kind !== "call" && kind !== "visit" && kind !== "message") return null;
  const who = { accountId, contactId, address: null, afterwards: given !== null, without: supersedes };
  const asked = { ...who, way: kind, purpose: "reminder" } as const;
  const answer = await judgeContact(book, asked, happenedAt, calendars);
  return answer.kind === "allowed" ? null : beyondBody(answer, despite);
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

/** The promise that an offer makes, on the account's terms; nothing is written. */
export async function promiseIn(
  offer: PromiseOffer | null,
  { promiseId, accountId }: Pick<PromiseToPay, "promiseId" | "accountId">,
  { today, saidOn }: { readonly today: Day; readonly saidOn: Day },
  book: Pick<AgreementBook, "entriesOf" | "agreementsOf" | "termsOf">,
): Promise<Result<PromiseToPay | null, PromiseRefusal>> {
  if (offer === null) return ok(null);
  const agreed = await book.agreementsOf(accountId);
  const entries = await book.entriesOf(accountId);
  const books = agreedBooks(entries, agreed, today);
  const onPlan = invoicesOnPlan(judgeAgreements(agreed, today));
  const parts = makePromise(offer, books, today, onPlan);
  if (!parts.ok) return parts;
  const { amountMinor, currency, promisedOn } = offer;
  const { calendar, promiseGraceDays } = await book.termsOf(accountId);
  return ok({
    promiseId,
    accountId,
    currency,
    amountMinor,
    parts: parts.value,
    promisedOn,
    madeOn: saidOn,
    alreadyIn: alreadyIn(
      entries,
      parts.value.map(({ invoiceId }) => invoiceId),
      saidOn,
    ),
    recordedOn: today,
    holdsUntil: lastDayOf(promisedOn, calendar, promiseGraceDays),
    ended: null,
  });
}
