import { agreedBooks, invoicesOnPlan, judgeAgreements } from "../../shared/dunning/agreements.ts";
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
import { judgeContact } from "../contact/index.ts";
import type { AgreementBook, FollowUpBook, FollowUpDesk } from "./ports.ts";
import { type Author, type LineRefusal, recordLine } from "./record-line.ts";

export type LogRefusal =
  | PromiseRefusal
  | LineRefusal
  | "no-such-entry"
  | "no-such-contact"
  | "in-the-future"
  | LimitRefusal;

/** "contact-needs-reason": a person may go on with one; "contact-refused": nobody may. */
export type LimitRefusal = "contact-needs-reason" | "contact-refused";

/** A laptop's clock may run this far ahead of ours. */
const CLOCK_SLACK_MS = 5 * 60_000;

/** Writes one line of what a person said or did into the log, with the promise that came of it. */
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
    const against = await limitAgainst(
      request,
      accountId,
      request.happenedAt === null ? at : saidAt,
      book,
      desk,
    );
    if (against !== null && request.despite == null) return refuse(against);
    if (against === "contact-refused") return refuse(against);
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
      despite: against === null ? null : (request.despite ?? null),
      happenedAt: request.happenedAt === null ? at : saidAt,
    });
  });
}

/** What limits say against reaching them as the line says that a person did. A correction reaches nobody. */
async function limitAgainst(
  { kind, contactId, supersedes }: LogRequest,
  accountId: string,
  happenedAt: Date,
  book: FollowUpBook,
  { calendars }: Pick<FollowUpDesk, "calendars">,
): Promise<LimitRefusal | null> {
  if (supersedes !== null || (kind !== "call" && kind !== "visit" && kind !== "message")) return null;
  const asked = { accountId, contactId, address: null, way: kind, purpose: "reminder" } as const;
  const answer = await judgeContact(book, asked, happenedAt, calendars);
  if (answer.kind === "allowed") return null;
  return answer.mayOverride ? "contact-needs-reason" : "contact-refused";
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
