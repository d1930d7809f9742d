import type { SendAnswerBody } from "../../shared/dunning/contract.ts";
import { localMoment } from "../../shared/kernel/local-moment.ts";
import { ok, refuse, type Result } from "../../shared/kernel/result.ts";
import type { AskedSend, MessageOfDay, SendBook, SendDesk, Sender } from "./send-now-ports.ts";

/** What became so far of a message that was asked for. */
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

/** The messages of the currencies that were asked about, each by its newest: a claim may have put another in its place. */
export async function answerBody(asked: AskedSend, book: SendBook, at: Date): Promise<SendAnswerBody> {
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
