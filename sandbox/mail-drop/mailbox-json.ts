import type { DroppedMessage } from "./dropped-message.ts";

/** A message as `/mailbox.json` lists it: everything but the parts. */
export function summaryJson(message: DroppedMessage) {
  const { number, arrivedAt, envelope, from, to, subject, messageId, step, attachments } = message;
  return {
    number,
    arrivedAt: new Date(arrivedAt).toISOString(),
    envelope,
    from,
    to,
    subject,
    messageId,
    step: step ?? null,
    bytes: message.raw.length,
    attachments: attachments.length,
  };
}

/** A message as `/mailbox/:n.json` shows it: all parts, attachments and the raw text in base64. */
export function fullJson(message: DroppedMessage) {
  return {
    ...summaryJson(message),
    headers: message.headers,
    text: message.text ?? null,
    html: message.html ?? null,
    attachments: message.attachments.map(({ filename, mimeType, content }) => ({
      filename,
      mimeType,
      bytes: content.length,
      base64: Buffer.from(content).toString("base64"),
    })),
    rawBase64: message.raw.toString("base64"),
  };
}
