import { classify } from "../../shared/bounce/classify.ts";
import { tracesIn } from "../../shared/bounce/return-path.ts";
import type { Returned, ReturnedMail } from "../../shared/bounce/returned-mail.ts";
import { answerOf } from "../../shared/bounce/answer-of.ts";
import type { BounceDesk } from "./ports.ts";
import { sayAnswer } from "./say-mail.ts";
import { stopMails } from "./stop-mails.ts";

/** What was made of a mail that came in. */
export type Taken =
  | { readonly as: "unreadable" | "unknown" | "absent" | "delayed" }
  | { readonly as: "failed" | "arrived" | "complaint" | "reply"; readonly dispatchId: string };

/**
 * A mail that came in is about a message of ours only when it carries a trace that we alone can make; whatever else it
 * says of itself proves nothing, and changes nothing. A message that did not arrive leaves its step incomplete, as a
 * refused one does; an answer stands in the log; a complaint ends reminders to that address. The same mail told twice is
 * one.
 */
export async function takeReturned(orgId: string, raw: Uint8Array, desk: BounceDesk): Promise<Taken> {
  const mail = await desk.read(raw);
  if (mail === null) return { as: "unreadable" };
  const dispatchId = provenIn(orgId, mail, desk);
  if (dispatchId === null) return { as: "unknown" };
  const returned = classify(mail);
  switch (returned.kind) {
    case "failed":
    case "arrived":
      return (await desk.tell(orgId, lastWord(dispatchId, returned)))
        ? { as: returned.kind, dispatchId }
        : { as: "unknown" };
    case "complaint":
      return (await stopMails(orgId, dispatchId, "complaint", desk))
        ? { as: "complaint", dispatchId }
        : { as: "unknown" };
    case "reply":
      return noteAnswer(orgId, dispatchId, mail, desk);
    default:
      return { as: returned.kind };
  }
}

function lastWord(dispatchId: string, returned: Extract<Returned, { kind: "failed" | "arrived" }>) {
  const { kind, words } = returned;
  if (kind === "arrived") return { dispatchId, delivered: true, badAddress: false, reply: words };
  const reply = [returned.status, words].filter((part) => part !== null && part !== "").join(" ");
  return { dispatchId, delivered: false, badAddress: returned.because === "address", reply };
}

/** The message whose trace is true: where the mail was sent to, or in what it brings back or answers to. */
function provenIn(orgId: string, { headers, parts, text }: ReturnedMail, desk: BounceDesk): string | null {
  const said = [...headers.map(({ value }) => value), ...parts.map((part) => part.text), text].join("\n");
  const proven = tracesIn(said).find(({ dispatchId, tag }) =>
    desk.sameText(tag, desk.tagOf(orgId, dispatchId)),
  );
  return proven?.dispatchId ?? null;
}

async function noteAnswer(
  orgId: string,
  dispatchId: string,
  mail: ReturnedMail,
  desk: BounceDesk,
): Promise<Taken> {
  return desk.inTenant(orgId, async (book) => {
    const about = await book.messageThatLeft(dispatchId);
    if (about === null) return { as: "unknown" };
    const { accountId, contactId, recipient } = about;
    const { once, from, text } = answerOf(mail);
    const isOther = from.toLowerCase() !== recipient?.toLowerCase();
    const note = sayAnswer({ from, text, isOther }, await book.language());
    const followupId = desk.newId();
    await book.note({ followupId, accountId, contactId, once, note, at: desk.now() });
    return { as: "reply", dispatchId };
  });
}
