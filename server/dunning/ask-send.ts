import type { SendAnswerBody } from "../../shared/dunning/contract.ts";
import { addressOf } from "../../shared/dunning/recipient.ts";
import type { SendRequest } from "../../shared/dunning/request-contract.ts";
import { ok, refuse, type Result } from "../../shared/kernel/result.ts";
import type { SendPart } from "./foresee-send.ts";
import { maySend, type PreviewSendRefusal } from "./may-send.ts";
import { filesNow, foreseeToday } from "./preview-send.ts";
import { answerBody } from "./read-send.ts";
import type { AskedSend, SendBook, SendDesk, Sender } from "./send-now-ports.ts";

export type AskSendRefusal = PreviewSendRefusal | "same-id-other-text" | "send-changed" | "nothing-to-send";

/**
 * Asks that exactly what was shown leaves now. It is only written down here: the org's next turn plans and delivers it, as
 * it plans and delivers everything. The same request again is answered with what became of the first.
 */
export async function askSend(
  sender: Sender,
  request: SendRequest,
  desk: SendDesk,
): Promise<Result<SendAnswerBody, AskSendRefusal>> {
  const filesAtHand = await filesNow(sender, desk);
  return desk.inTenant(sender.orgId, async (book) => {
    const allowed = await maySend(sender, book);
    if (!allowed.ok) return allowed;
    const { clientId, digest } = request;
    const { accountId } = sender;
    const known = await book.askedSend(clientId);
    if (known !== null)
      return known.accountId === accountId && known.digest === digest
        ? ok(await answerBody(known, book, desk.now()))
        : refuse("same-id-other-text");
    const shown = await stillAsShown(sender, request, filesAtHand, book, desk);
    if (!shown.ok) return shown;
    const { asOf } = shown.value;
    const asked = { requestId: clientId, accountId, asOf, digest, outcome: null, dispatchIds: [] };
    const at = desk.now();
    // At another account, in this very moment.
    if (!(await writeDown(asked, shown.value, sender, book, desk, at))) return refuse("same-id-other-text");
    return ok(await answerBody((await book.askedSend(clientId)) ?? asked, book, at));
  });
}

/** What somebody was shown, and would leave as it was shown. */
interface Shown {
  readonly asOf: AskedSend["asOf"];
  readonly leaving: readonly Leaving[];
  /** The other tab was faster: this is the same yes to the same letter. */
  readonly twin: AskedSend | null;
}

type Leaving = Extract<SendPart, { kind: "leaves" }>;

async function stillAsShown(
  { accountId }: Sender,
  { digest, filesDigest }: SendRequest,
  filesAtHand: string | undefined,
  book: SendBook,
  desk: SendDesk,
): Promise<Result<Shown, "send-changed" | "nothing-to-send">> {
  const foreseen = await foreseeToday(accountId, book, desk);
  const { asOf } = foreseen.round.now;
  const twin = foreseen.digest === digest ? null : await book.plannedTwin(accountId, asOf, digest);
  if (twin === null && (foreseen.digest !== digest || filesAtHand !== filesDigest))
    return refuse("send-changed");
  const leaving = foreseen.parts.filter((part) => part.kind === "leaves");
  return twin === null && leaving.length === 0 ? refuse("nothing-to-send") : ok({ asOf, leaving, twin });
}

/** False when one of that id is there already. */
async function writeDown(
  asked: AskedSend,
  { leaving, twin }: Shown,
  sender: Sender,
  book: SendBook,
  { newId }: SendDesk,
  at: Date,
): Promise<boolean> {
  const { requestId, accountId, digest } = asked;
  if (!(await book.addSend(asked, sender, at))) return false;
  const body = { requestId, digest, messages: leaving.map(told) };
  await book.noteSend({ actId: newId(), accountId, body }, sender, at);
  if (twin !== null) await book.answerSend(requestId, "planned", twin.dispatchIds, at);
  return true;
}

const told = ({ currency, decision }: Leaving) => ({
  currency,
  step: decision.step.key,
  channel: decision.step.channel,
  recipient: decision.recipient === null ? null : addressOf(decision.recipient),
  amountMinor: decision.demand.askedMinor,
});
