import PostalMime from "postal-mime";
import type { ReturnedMail } from "../../../shared/bounce/returned-mail.ts";

/** Parts that bring our own message back, or report about it. */
const FOR_PROGRAMS = /^(message\/|text\/rfc822-headers)/;

/** Characters of a part that are looked at: what tells stands far before. */
const LONGEST = 200_000;

/** Takes a mail's bytes apart; null when they are none, or nest or run on beyond what any mail does. */
export async function readReturned(raw: Uint8Array): Promise<ReturnedMail | null> {
  const mail = await PostalMime.parse(raw, {
    forceRfc822Attachments: true,
    attachmentEncoding: "utf8",
    maxNestingDepth: 20,
    maxHeadersSize: 256 * 1024,
  }).catch(() => null);
  if (mail === null || mail.headers.length === 0) return null;
  const parts = mail.attachments.flatMap(({ mimeType, content }) =>
    typeof content === "string" && FOR_PROGRAMS.test(mimeType.toLowerCase())
      ? [{ type: mimeType.toLowerCase(), text: content.slice(0, LONGEST) }]
      : [],
  );
  const text = mail.text ?? plainOf(mail.html ?? "");
  const from = mail.from?.address === undefined ? null : { name: mail.from.name, address: mail.from.address };
  return {
    headers: mail.headers.map(({ key, value }) => ({ name: key, value })),
    from,
    subject: mail.subject ?? "",
    text: text.trim() === "" && parts.length === 0 ? bodyOf(raw) : text.slice(0, LONGEST),
    parts,
  };
}

/** Good enough to look for words in: it is shown to nobody as HTML. */
const plainOf = (html: string): string =>
  html
    .slice(0, LONGEST)
    .replace(/<(br|\/p|\/div|\/tr|\/li|\/h\d)[^<>]*>/gi, "\n")
    .replace(/<[^<>]*>/g, " ")
    .replace(/&nbsp;/g, " ")
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&amp;/g, "&");

/** What stands after the headers, of a mail whose parts nothing separates. */
function bodyOf(raw: Uint8Array): string {
  const text = new TextDecoder().decode(raw.subarray(0, LONGEST));
  return text.slice(text.search(/\r?\n\r?\n/) + 1);
}
