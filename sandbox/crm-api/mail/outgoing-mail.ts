export interface MailAddress {
  readonly name: string;
  readonly email: string;
}

/** A message that the CRM sends for a user, checked and ready to go. */
export interface OutgoingMail {
  readonly from: MailAddress;
  readonly to: readonly MailAddress[];
  readonly cc: readonly MailAddress[];
  readonly bcc: readonly MailAddress[];
  readonly replyTo: MailAddress | undefined;
  readonly subject: string;
  readonly format: "html" | "text";
  readonly content: string;
  /** As Zoho names the message, here and in `inReplyTo`. */
  readonly messageId: string;
  readonly inReplyTo: string | undefined;
}

/** Hands a message to the post; rejects when the post does not take it. */
export type Deliver = (mail: OutgoingMail) => Promise<void>;
