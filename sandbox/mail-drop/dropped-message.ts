import PostalMime, { type Address } from "postal-mime";

export interface Envelope {
  readonly from: string;
  readonly to: readonly string[];
}

export interface MailAttachment {
  readonly filename: string;
  readonly mimeType: string;
  readonly content: Uint8Array;
}

/** One message as it arrived. `raw` is exactly what came over the wire (dots unstuffed); the rest is read from it. */
export interface DroppedMessage {
  /** 1 for the first that arrived; never reused. */
  readonly number: number;
  /** Milliseconds since 1970, by the drop's clock. */
  readonly arrivedAt: number;
  readonly envelope: Envelope;
  readonly raw: Buffer;
  /** In the message's order, repeated ones included, values as sent. */
  readonly headers: readonly { readonly name: string; readonly value: string }[];
  readonly from: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly messageId: string;
  /** Value of the first header named `X-…-Step`, if the sender set one. */
  readonly step: string | undefined;
  readonly text: string | undefined;
  readonly html: string | undefined;
  readonly attachments: readonly MailAttachment[];
}

/** Reads a message; one that no parser understands is kept all the same, with its raw text as its only part. */
export async function readMessage(
  raw: Buffer,
  arrival: Pick<DroppedMessage, "number" | "arrivedAt" | "envelope">,
): Promise<DroppedMessage> {
  const email = await PostalMime.parse(raw).catch(() => undefined);
  const headers = (email?.headers ?? []).map(({ originalKey, value }) => ({ name: originalKey, value }));
  return {
    ...arrival,
    raw,
    headers,
    from: email?.from ? addressText(email.from) : arrival.envelope.from,
    to: email?.to ? email.to.map(addressText) : arrival.envelope.to,
    subject: email?.subject ?? "",
    messageId: email?.messageId ?? "",
    step: headers.find(({ name }) => /^x-.*step$/i.test(name))?.value,
    text: email ? email.text : raw.toString("utf8"),
    html: email?.html,
    attachments: (email?.attachments ?? []).map((part, index) => ({
      filename: part.filename ?? `part-${index + 1}`,
      mimeType: part.mimeType,
      content: bytesOf(part.content),
    })),
  };
}

function addressText(address: Address): string {
  if (address.address === undefined) return address.name;
  return address.name ? `${address.name} <${address.address}>` : address.address;
}

function bytesOf(content: ArrayBuffer | Uint8Array | string): Uint8Array {
  if (typeof content === "string") return Buffer.from(content, "utf8");
  return content instanceof Uint8Array ? content : new Uint8Array(content);
}
