import type { FilesForeseen, SendAnswerBody, SendPreviewBody } from "../../shared/dunning/contract.ts";
import { nextBody } from "../../shared/dunning/next-body.ts";
import { addressOf } from "../../shared/dunning/recipient.ts";
import type { SendRequest } from "../../shared/dunning/request-contract.ts";
import { formatDay } from "../../shared/kernel/day.ts";
import { localMoment } from "../../shared/kernel/local-moment.ts";
import { ok, refuse, type Result } from "../../shared/kernel/result.ts";
import { foreseeFiles } from "./attach-files.ts";
import { foreseeSend, type SendForeseen, type SendPart } from "./foresee-send.ts";
import type { AskedSend, MessageOfDay, Sender, SendBook, SendDesk } from "./send-now-ports.ts";

export type PreviewSendRefusal = "not-allowed" | "not-synced";
export type AskSendRefusal = PreviewSendRefusal | "same-id-other-text" | "send-changed" | "nothing-to-send";

/** What would leave if the account's message of today left now, or the one reason why nothing would. Writes nothing. */
export async function previewSend(
  sender: Sender,
  desk: SendDesk,
): Promise<Result<SendPreviewBody, PreviewSendRefusal>> {
  const seen = await desk.inTenant(sender.orgId, async (book) => {
    const allowed = await maySend(sender, book);
    return allowed.ok ? ok(await foreseeToday(sender.accountId, book, desk)) : allowed;
  });
  if (!seen.ok) return seen;
  const files = await filesSeen(sender.orgId, seen.value, desk);
  const filesDigest = digestOfFiles(files, desk);
  return ok({ ...previewBody(seen.value, files), ...(filesDigest !== undefined && { filesDigest }) });
}

/** What each part that leaves would carry, by its currency. */
async function filesSeen(
  orgId: string,
  { parts, round }: SendForeseen,
  { files }: Pick<SendDesk, "files">,
): Promise<ReadonlyMap<string, FilesForeseen>> {
  const seen = new Map<string, FilesForeseen>();
  if (round.org.files === undefined || files === undefined) return seen;
  for (const part of parts) {
    if (part.kind === "nothing" || part.decision.step.channel !== "email") continue;
    const invoiceIds = part.decision.demand.lines.map(({ invoiceId }) => invoiceId);
    seen.set(part.currency, await foreseeFiles(orgId, invoiceIds, round.org, files));
  }
  return seen;
}

const digestOfFiles = (seen: ReadonlyMap<string, FilesForeseen>, desk: SendDesk): string | undefined =>
  seen.size === 0 ? undefined : desk.digest([...seen]);

/** Of the files that would leave at this moment. The CRM is asked before the account is locked, and only where mails carry any. */
async function filesNow(sender: Sender, desk: SendDesk): Promise<string | undefined> {
  const seen = await desk.inTenant(sender.orgId, async (book) => {
    if ((await book.org()).files === undefined) return null;
    return (await maySend(sender, book)).ok ? foreseeToday(sender.accountId, book, desk) : null;
  });
  return seen === null ? undefined : digestOfFiles(await filesSeen(sender.orgId, seen, desk), desk);
}

/**
 * Asks that exactly what was shown leaves now. It is only written down here: the org's next turn plans and delivers it, as
 * it plans and delivers everything. The same request again is answered with what became of the first.
 */
export async function askSend(
  sender: Sender,
  { clientId, digest, filesDigest }: SendRequest,
  desk: SendDesk,
): Promise<Result<SendAnswerBody, AskSendRefusal>> {
  const filesAtHand = await filesNow(sender, desk);
  return desk.inTenant(sender.orgId, async (book) => {
    const allowed = await maySend(sender, book);
    if (!allowed.ok) return allowed;
    const { accountId } = sender;
    const known = await book.askedSend(clientId);
    if (known !== null)
      return known.accountId === accountId && known.digest === digest
        ? ok(await answerBody(known, book, desk.now()))
        : refuse("same-id-other-text");
    const foreseen = await foreseeToday(accountId, book, desk);
    const { asOf } = foreseen.round.now;
    // The other tab was faster: this is the same yes to the same letter.
    const twin = foreseen.digest === digest ? null : await book.plannedTwin(accountId, asOf, digest);
    if (twin === null && (foreseen.digest !== digest || filesAtHand !== filesDigest))
      return refuse("send-changed");
    const leaving = foreseen.parts.flatMap((part) => (part.kind === "leaves" ? [part] : []));
    if (twin === null && leaving.length === 0) return refuse("nothing-to-send");
    const asked = { requestId: clientId, accountId, asOf, digest, outcome: null, dispatchIds: [] };
    const at = desk.now();
    // At another account, in this very moment.
    if (!(await book.addSend(asked, sender, at))) return refuse("same-id-other-text");
    const body = { requestId: clientId, digest, messages: leaving.map(told) };
    await book.noteSend({ actId: desk.newId(), accountId, body }, sender, at);
    if (twin !== null) await book.answerSend(clientId, "planned", twin.dispatchIds, at);
    return ok(await answerBody((await book.askedSend(clientId)) ?? asked, book, at));
  });
}

/** What became of it so far. */
export function readSend(
  { orgId, accountId }: Pick<Sender, "orgId" | "accountId">,
  requestId: string,
  desk: Pick<SendDesk, "inTenant" | "now">,
): Promise<Result<SendAnswerBody, "no-such-request">> {
  return desk.inTenant(orgId, async (book) => {
    const asked = await book.askedSend(requestId);
    if (asked === null || asked.accountId !== accountId) return refuse("no-such-request");
    return ok(await answerBody(asked, book, desk.now()));
  });
}

/** Whoever collects, and the account's owner. */
export const mayAskToSend = (
  { userId, role }: Pick<Sender, "userId" | "role">,
  ownerId: string | null,
): boolean => role === "admin" || role === "collector" || (role === "rep" && ownerId === userId);

async function maySend(sender: Sender, book: SendBook): Promise<Result<null, PreviewSendRefusal>> {
  const account = await book.lockOwned(sender.accountId);
  if (account === null) return refuse("not-synced");
  return mayAskToSend(sender, account.ownerId) ? ok(null) : refuse("not-allowed");
}

async function foreseeToday(accountId: string, book: SendBook, desk: SendDesk): Promise<SendForeseen> {
  const { timeZone } = await book.org();
  return foreseeSend(book, accountId, desk.dayIn(timeZone, desk.now()), desk);
}

const told = ({ currency, decision }: Extract<SendPart, { kind: "leaves" }>) => ({
  currency,
  step: decision.step.key,
  channel: decision.step.channel,
  recipient: decision.recipient === null ? null : addressOf(decision.recipient),
  amountMinor: decision.demand.askedMinor,
});

function previewBody(
  { round, parts, payer, digest }: SendForeseen,
  seen: ReadonlyMap<string, FilesForeseen>,
): SendPreviewBody {
  const { org, now } = round;
  return {
    asOf: formatDay(now.asOf),
    mode: org.mode,
    digest,
    ...(payer !== null && { payer }),
    parts: parts.map((part) => {
      const { currency } = part;
      if (part.kind === "nothing") {
        const { kind, because, until, opensAt, next } = part;
        return {
          kind,
          currency,
          because,
          until: until === null ? null : formatDay(until),
          opensAt: opensAt && localMoment(opensAt, org.timeZone),
          next: nextBody(next),
        };
      }
      const { step, demand, recipient } = part.decision;
      const files = seen.get(currency);
      return {
        kind: "leaves",
        currency,
        step: step.key,
        days: step.days,
        channel: step.channel,
        recipient: recipient && { name: recipient.name, email: addressOf(recipient) },
        subject: part.message.subject,
        invoices: demand.lines.map(({ number, residualMinor }) => ({ number, residualMinor })),
        amountMinor: demand.askedMinor,
        ...(files && { files }),
      };
    }),
  };
}

/** The messages of the currencies that were asked about, each by its newest: a claim may have put another in its place. */
async function answerBody(asked: AskedSend, book: SendBook, at: Date): Promise<SendAnswerBody> {
  const { requestId, accountId, asOf, outcome, dispatchIds } = asked;
  const { timeZone, mode } = await book.org();
  const all = dispatchIds.length === 0 ? [] : await book.messagesOfDay(accountId, asOf, mode === "rehearsal");
  const wanted = new Set(all.flatMap((each) => (dispatchIds.includes(each.dispatchId) ? each.currency : [])));
  const newest = new Map(all.flatMap((each) => (wanted.has(each.currency) ? [[each.currency, each]] : [])));
  return {
    requestId,
    state: outcome ?? "queued",
    messages: [...newest.values()].map((each) => ({
      dispatchId: each.dispatchId,
      currency: each.currency,
      channel: each.channel,
      subject: each.subject,
      recipient: each.recipient,
      rehearsed: each.rehearsed,
      state: each.state,
      because: each.reason,
      opensAt: isWaiting(each, at) ? localMoment(each.notBefore, timeZone) : null,
    })),
  };
}

const isWaiting = ({ state, notBefore }: MessageOfDay, at: Date): boolean =>
  (state === "planned" || state === "deferred") && notBefore > at;
