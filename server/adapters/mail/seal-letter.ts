import { createHash } from "node:crypto";
import MailComposer from "nodemailer/lib/mail-composer";
import { isPlainAddress, printable } from "../../../shared/dunning/plain-address.ts";
import { type OpenKey, signMail } from "./sign-mail.ts";
import type { AttachedFile, Letter, SealedMail } from "../../dunning/ports.ts";

const MESSAGE_ID = /^<[A-Za-z0-9._-]+@[A-Za-z0-9.-]+>$/;

/**
 * The message as the bytes that will leave, built once: what is stored is what is sent.
 * Throws when an address or the message id could say more than one thing, or when it cannot be signed.
 */
export async function sealLetter(letter: Letter, openKey?: OpenKey): Promise<SealedMail> {
  const answers = letter.replyTo === undefined ? [] : [{ address: letter.replyTo }];
  for (const { address } of [letter.from, letter.to, ...answers])
    if (!isPlainAddress(address)) throw new Error(`"${printable(address)}" is not one plain mail address.`);
  if (!MESSAGE_ID.test(letter.messageId)) throw new Error("The message id is not one plain id.");
  const composed = new MailComposer({
    from: { name: printable(letter.from.name), address: letter.from.address },
    to: { name: printable(letter.to.name), address: letter.to.address },
    ...(letter.replyTo === undefined ? {} : { replyTo: letter.replyTo }),
    subject: printable(letter.subject),
    messageId: letter.messageId,
    date: letter.on,
    headers: {
      ...(letter.stopUrl === undefined ? {} : stopHeaders(letter.stopUrl)),
      "X-Huikuan-Step": printable(letter.step),
      // Answers by vacation programs help nobody (RFC 3834).
      "Auto-Submitted": "auto-generated",
    },
    text: letter.text,
    html: letter.html,
    ...(letter.files === undefined ? {} : { attachments: letter.files.map(partOf) }),
    newline: "\r\n",
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const bytes = await composed.compile().build();
  const raw = letter.signWith === undefined ? bytes : await signMail(bytes, letter.signWith, openKey);
  const sha256 = createHash("sha256").update(raw).digest("hex");
  return { raw, sha256, messageId: letter.messageId };
}

/** A name is checked where it is chosen; one that is not safe all the same is refused here. */
function partOf({ name, type, content }: AttachedFile) {
  if (!NAME.test(name) || !TYPE.test(type))
    throw new Error(`"${printable(name)}" is not one plain file name.`);
  return {
    filename: name,
    contentType: type,
    contentDisposition: "attachment" as const,
    contentTransferEncoding: "base64" as const,
    content: Buffer.from(content.buffer, content.byteOffset, content.byteLength),
  };
}
const NAME = /^[^\p{C}\p{Zl}\p{Zp}\\/:*?"<>|%;=]{1,120}\.(pdf|png|jpg)$/u;
const TYPE = /^(application\/pdf|image\/(png|jpeg))$/;

/** One click says stop (RFC 8058); a mail program shows it beside the sender. */
function stopHeaders(url: string): Readonly<Record<string, string>> {
  if (!/^https?:\/\/[\x21-\x7e]+$/.test(url) || /[<>,]/.test(url))
    throw new Error("The address to stop mails at is not one plain address.");
  return { "List-Unsubscribe": `<${url}>`, "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" };
}
