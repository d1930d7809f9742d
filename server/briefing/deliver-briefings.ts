import type { Delivery, Letter } from "../dunning/index.ts";
import type { BriefingDesk, ClaimedBriefing } from "./ports.ts";

export interface BriefingReport {
  readonly sent: number;
  /** What was refused, or of which nobody knows whether it left: said once, and never tried again by itself. */
  readonly warnings: readonly string[];
}

/** More than an org has people: the rest goes with the next pulse. */
const AT_MOST = 200;
const FIRST_WAIT_MS = 15 * 60_000;
const MOST_WAIT_MS = 4 * 3_600_000;

/**
 * Hands the mails to our own people to the mail server, one after the other, by the same rules as letters: claimed with a
 * fence, "sending" committed when the server is ready for it, and what nobody knows is not sent again.
 */
export async function deliverBriefings(orgId: string, desk: BriefingDesk): Promise<BriefingReport> {
  const warnings: string[] = [];
  let sent = 0;
  await desk.inTenant(orgId, (book) => book.reap(desk.now()));
  for (let left = desk.stopped() ? 0 : AT_MOST; left > 0; left -= 1) {
    const { claimed, from } = await desk.inTenant(orgId, async (book) => ({
      from: (await book.org()).sender ?? desk.defaultSender,
      claimed: await book.claim(desk.now()),
    }));
    if (claimed === null) break;
    const delivery = await send(orgId, claimed, from, desk);
    if (delivery === null) break;
    if (delivery.kind === "sent") sent += 1;
    else if (delivery.kind !== "deferred")
      warnings.push(`${claimed.kind} to ${claimed.to.address}: ${delivery.reply}`);
    // A mail server that puts one off puts off the others.
    if (delivery.kind === "deferred") break;
  }
  return { sent, warnings };
}

/** Null when somebody stopped it at the mail server's door: it is claimed again when its lease ends. */
async function send(
  orgId: string,
  mail: ClaimedBriefing,
  from: { readonly name: string; readonly address: string },
  desk: BriefingDesk,
): Promise<Delivery | null> {
  const { courier } = desk;
  let refused = false;
  const delivery = await sealed(mail, from, desk).then(
    (seal) =>
      courier.deliver({ from: from.address, to: mail.to.address }, seal.raw, async () => {
        const may =
          !desk.stopped() &&
          (await desk.inTenant(orgId, (book) => book.startSending(mail.mailId, mail.fence, seal.sha256)));
        refused = !may;
        return may;
      }),
    (fault: unknown): Delivery => ({
      kind: "rejected",
      reply: String(fault).slice(0, 500),
      badAddress: false,
    }),
  );
  if (refused) return null;
  const at = desk.now();
  const wait = Math.min(MOST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(mail.attempts - 1, 6));
  const notBefore = new Date(at.getTime() + (delivery.kind === "deferred" ? wait : 0));
  const end = { state: delivery.kind, reply: delivery.reply, notBefore, at };
  await desk.inTenant(orgId, (book) => book.end(mail.mailId, mail.fence, end));
  return delivery;
}

const sealed = (
  { mailId, kind, to, subject, text, html }: ClaimedBriefing,
  from: { readonly name: string; readonly address: string },
  desk: BriefingDesk,
) => {
  const domain = from.address.slice(from.address.lastIndexOf("@") + 1);
  const letter: Letter = {
    from: { name: from.name, address: from.address },
    to,
    // The same for every attempt: a mailbox that has it already can tell.
    messageId: `<${mailId}.${kind}@${domain}>`,
    step: kind,
    on: desk.now(),
    subject,
    text,
    html,
  };
  return desk.courier.seal(letter);
};
