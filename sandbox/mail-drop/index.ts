export type { DroppedMessage, Envelope, MailAttachment } from "./dropped-message.ts";
export { type MailDrop, type MailDropOptions, startMailDrop } from "./mail-drop.ts";
export type { MailFault, MailFaultPlan, MailMoment } from "./mail-fault.ts";
