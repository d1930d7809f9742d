import { createHash } from "node:crypto";
import * as z from "zod";
import { isPlainAddress, printable } from "../../../shared/dunning/plain-address.ts";
import type { CrmCourier, Letter, SealedMail } from "../../dunning/ports.ts";
import { MODULE } from "./field-names.ts";

const Address = z.object({ user_name: z.string(), email: z.string() });

/** What is stored of a mail that the CRM sends, and all that is sent of it. */
export const CrmMail = z.object({
  module: z.string(),
  id: z.string().regex(/^[0-9]{1,24}$/),
  data: z.tuple([
    z.object({
      from: Address,
      to: z.tuple([Address]),
      reply_to: Address.optional(),
      subject: z.string(),
      mail_format: z.literal("html"),
      content: z.string(),
    }),
  ]),
});
export type CrmMail = z.infer<typeof CrmMail>;

const NO_MORE = {
  "zh-CN": ["不想再收到此类邮件？", "点此退订"],
  en: ["No more reminders by mail?", "Unsubscribe"],
} as const;

/** The request as it will be made, built once: what is stored is what is sent. */
export function sealCrmMail(
  letter: Letter,
  { accountId, language }: Parameters<CrmCourier["seal"]>[1],
): SealedMail {
  const { from, to, replyTo, stopUrl } = letter;
  const answers = replyTo === undefined ? [] : [replyTo];
  for (const address of [from.address, to.address, ...answers])
    if (!isPlainAddress(address)) throw new Error(`"${printable(address)}" is not one plain mail address.`);
  if (letter.files !== undefined) throw new Error("A mail that the CRM sends carries no files.");
  const named = ({ name, address }: Letter["from"]) => ({ user_name: printable(name), email: address });
  const mail: CrmMail = {
    module: MODULE.accounts,
    id: accountId,
    data: [
      {
        from: named(from),
        to: [named(to)],
        ...(replyTo === undefined ? {} : { reply_to: named({ name: from.name, address: replyTo }) }),
        subject: printable(letter.subject),
        mail_format: "html",
        content: stopUrl === undefined ? letter.html : withStop(letter.html, stopUrl, language),
      },
    ],
  };
  const raw = Buffer.from(JSON.stringify(mail), "utf8");
  return { raw, sha256: createHash("sha256").update(raw).digest("hex"), messageId: letter.messageId };
}

/** The CRM takes no headers of ours, so the way to say "no more" stands under the letter. */
function withStop(html: string, url: string, language: "zh-CN" | "en"): string {
  if (!/^https?:\/\/[\x21-\x7e]+$/.test(url) || /[<>"&]/.test(url))
    throw new Error("The address to stop mails at is not one plain address.");
  const [asks, says] = NO_MORE[language];
  const line = `<p>${asks} <a href="${url}">${says}</a></p>`;
  const end = html.lastIndexOf("</body>");
  return end < 0 ? `${html}\n${line}\n` : `${html.slice(0, end)}${line}\n${html.slice(end)}`;
}
