import { createTransport } from "nodemailer";
import type { Deliver, MailAddress } from "./crm-api/mail/outgoing-mail.ts";

/** The way from the CRM's send_mail to a mail server on loopback, by SMTP. */
export function postMail(place: { readonly host: string; readonly port: number }): Deliver {
  return async (mail) => {
    const transport = createTransport({
      ...place,
      ignoreTLS: true,
      connectionTimeout: 5_000,
      socketTimeout: 5_000,
    });
    await transport.sendMail({
      from: named(mail.from),
      to: mail.to.map(named),
      cc: mail.cc.map(named),
      bcc: mail.bcc.map(named),
      ...(mail.replyTo ? { replyTo: named(mail.replyTo) } : {}),
      subject: mail.subject,
      [mail.format]: mail.content,
      messageId: headerId(mail.messageId),
      ...(mail.inReplyTo === undefined
        ? {}
        : { inReplyTo: headerId(mail.inReplyTo), references: headerId(mail.inReplyTo) }),
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  };
}

const named = ({ name, email }: MailAddress): { name: string; address: string } => ({ name, address: email });
const headerId = (id: string): string => `<${id}@crm.sandbox.invalid>`;
