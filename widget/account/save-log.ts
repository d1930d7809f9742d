import type { FollowUpView } from "../../shared/followup/contract.ts";
import type { LogRequest } from "../../shared/followup/request-contract.ts";
import { formatDay } from "../../shared/kernel/day.ts";
import type { Failure, ServerClient } from "../api/server-client.ts";
import type { Draft } from "../followup/draft.ts";

export type Saved =
  | { readonly ok: true; readonly entry: FollowUpView }
  /** `draft` is what to keep now: it knows whether its request may have been written. */
  | { readonly ok: false; readonly because: Failure; readonly draft: Draft };

/**
 * Saves a request, once, whatever the line does. A request whose answer got lost may have been written; if the text
 * was changed since, that one is settled first (the same id and content answer again) and the changed text then
 * corrects it, under an id of its own.
 */
export async function saveLog(
  draft: Draft,
  request: LogRequest,
  send: ServerClient["log"],
  newId: () => string,
): Promise<Saved> {
  if (draft.unanswered === null || same(draft.unanswered, request))
    return sendOrCorrect(draft, request, send, newId);
  const settled = await sendOnce(draft, draft.unanswered, send);
  // A certain refusal means that nothing was written: the changed text may take the id.
  if (!settled.ok)
    return settled.because.certain && !settled.draft.unanswered
      ? sendOrCorrect(settled.draft, request, send, newId)
      : settled;
  return correct(draft, request, send, newId());
}

/** A tab that was duplicated holds the same draft twice. What the other one saved first is corrected by this one. */
async function sendOrCorrect(
  draft: Draft,
  request: LogRequest,
  send: ServerClient["log"],
  newId: () => string,
): Promise<Saved> {
  const saved = await sendOnce(draft, request, send);
  if (saved.ok || saved.because.code !== "same-id-other-text") return saved;
  return correct(draft, request, send, newId());
}

/** The entry that was written under the draft's id is superseded by the text as it is now. */
function correct(
  draft: Draft,
  request: LogRequest,
  send: ServerClient["log"],
  clientId: string,
): Promise<Saved> {
  const correction = { clientId, supersedes: request.clientId };
  return sendOnce({ ...draft, ...correction, unanswered: null }, { ...request, ...correction }, send);
}

async function sendOnce(draft: Draft, request: LogRequest, send: ServerClient["log"]): Promise<Saved> {
  const told = await send(request);
  if (told.ok) return { ok: true, entry: told.value };
  const unanswered = told.because.certain ? null : request;
  return { ok: false, because: told.because, draft: { ...draft, unanswered } };
}

const same = (a: LogRequest, b: LogRequest): boolean => wireText(a) === wireText(b);
/** Field by field in one order, days as text. */
const wireText = (request: LogRequest): string =>
  JSON.stringify([
    request.clientId,
    request.kind,
    request.outcome,
    request.contactId,
    request.note,
    request.happenedAt,
    request.next && [request.next.what, formatDay(request.next.on)],
    request.promise && [
      request.promise.amountMinor,
      request.promise.currency,
      formatDay(request.promise.promisedOn),
      request.promise.invoiceIds,
    ],
    request.supersedes,
    request.despite ?? null,
  ]);
