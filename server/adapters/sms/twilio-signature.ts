import { createHmac } from "node:crypto";

/** X-Twilio-Signature: HMAC-SHA1, in base64, of the full address and of every form field, name and value, by name. */
export function twilioSignature(
  secret: string,
  url: string,
  params: Readonly<Record<string, string>>,
): string {
  const fields = Object.keys(params).sort();
  const signed = fields.reduce((all, name) => all + name + (params[name] ?? ""), url);
  return createHmac("sha1", secret).update(signed, "utf8").digest("base64");
}
