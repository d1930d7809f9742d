import type { FilesForeseen, SendPreviewBody } from "../../shared/dunning/contract.ts";
import { nextBody } from "../../shared/dunning/next-body.ts";
import { addressOf } from "../../shared/dunning/recipient.ts";
import { formatDay } from "../../shared/kernel/day.ts";
import { localMoment } from "../../shared/kernel/local-moment.ts";
import { ok, type Result } from "../../shared/kernel/result.ts";
import { foreseeFiles } from "./attach-files.ts";
import { foreseeSend, type SendForeseen, type SendPart } from "./foresee-send.ts";
import { maySend, type PreviewSendRefusal } from "./may-send.ts";
import type { OrgProfile } from "./ports.ts";
import type { SendBook, SendDesk, Sender } from "./send-now-ports.ts";

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
  return ok(previewBody(seen.value, files, digestOfFiles(files, desk)));
}

export async function foreseeToday(accountId: string, book: SendBook, desk: SendDesk): Promise<SendForeseen> {
  const { timeZone } = await book.org();
  return foreseeSend(book, accountId, desk.dayIn(timeZone, desk.now()), desk);
}

/** Of the files that would leave at this moment. The CRM is asked before the account is locked, and only where mails carry any. */
export async function filesNow(sender: Sender, desk: SendDesk): Promise<string | undefined> {
  const seen = await desk.inTenant(sender.orgId, async (book) => {
    if ((await book.org()).files === undefined) return null;
    return (await maySend(sender, book)).ok ? foreseeToday(sender.accountId, book, desk) : null;
  });
  return seen === null ? undefined : digestOfFiles(await filesSeen(sender.orgId, seen, desk), desk);
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

function previewBody(
  { round, parts, payer, digest }: SendForeseen,
  files: ReadonlyMap<string, FilesForeseen>,
  filesDigest: string | undefined,
): SendPreviewBody {
  const { org, now } = round;
  return {
    asOf: formatDay(now.asOf),
    mode: org.mode,
    digest,
    ...(payer !== null && { payer }),
    parts: parts.map((part) =>
      part.kind === "nothing" ? silentBody(part, org) : leavingBody(part, files.get(part.currency)),
    ),
    ...(filesDigest !== undefined && { filesDigest }),
  };
}

type PartBody = SendPreviewBody["parts"][number];

const silentBody = (
  { kind, currency, because, until, opensAt, next }: Extract<SendPart, { kind: "nothing" }>,
  { timeZone }: Pick<OrgProfile, "timeZone">,
): PartBody => ({
  kind,
  currency,
  because,
  until: until === null ? null : formatDay(until),
  opensAt: opensAt && localMoment(opensAt, timeZone),
  next: nextBody(next),
});

function leavingBody(
  { kind, currency, decision, message }: Extract<SendPart, { kind: "leaves" }>,
  files: FilesForeseen | undefined,
): PartBody {
  const { step, demand, recipient } = decision;
  return {
    kind,
    currency,
    step: step.key,
    days: step.days,
    channel: step.channel,
    recipient: recipient && { name: recipient.name, email: addressOf(recipient) },
    subject: message.subject,
    invoices: demand.lines.map(({ number, residualMinor }) => ({ number, residualMinor })),
    amountMinor: demand.askedMinor,
    ...(files && { files }),
  };
}
