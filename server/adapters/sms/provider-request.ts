import type { TextMessage } from "../../dunning/ports.ts";
import type { SmsAccount } from "../../sms/ports.ts";
import { canonicalQuery, signedHeaders } from "./aliyun-signature.ts";

/** One HTTP request to a provider. */
export interface ProviderRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface RequestNeeds {
  readonly urls: { readonly twilio: string; readonly aliyun: string };
  /** Where what became of this message is to be told. */
  readonly reportUrl: string;
  readonly at: Date;
  readonly nonce: string;
}

/** The provider has approved no wording for this letter in this language. */
export const NOT_APPROVED = "no approved template of the provider's is entered for this text";

/** Twilio: POST /2010-04-01/Accounts/{AccountSid}/Messages.json, a form under basic authentication. */
export function twilioRequest(
  { account, secret, from }: SmsAccount,
  { to, text, dispatchId }: TextMessage,
  { urls, reportUrl }: RequestNeeds,
): ProviderRequest {
  const form = new URLSearchParams({
    To: to,
    ...(from.startsWith("MG") ? { MessagingServiceSid: from } : { From: from }),
    Body: text,
    StatusCallback: `${reportUrl}/${dispatchId}`,
  });
  return {
    url: `${urls.twilio}/2010-04-01/Accounts/${account}/Messages.json`,
    headers: {
      Authorization: `Basic ${Buffer.from(`${account}:${secret}`).toString("base64")}`,
      "Content-Type": "application/x-www-form-urlencoded",
      // Its documentation promises nothing about it for messages: nothing here relies on it.
      "I-Twilio-Idempotency-Token": dispatchId,
    },
    body: form.toString(),
  };
}

/** Aliyun: SendSms of 2017-05-25, parameters in the query; null when no wording of it was approved. */
export function aliyunRequest(
  { account, secret, from, templates }: SmsAccount,
  { to, approved, dispatchId }: TextMessage,
  { urls, at, nonce }: RequestNeeds,
): ProviderRequest | null {
  const known = Object.hasOwn(templates, approved.template) ? templates[approved.template] : undefined;
  const code = approved.code ?? known?.[approved.language];
  if (code === undefined) return null;
  const query = {
    PhoneNumbers: to.startsWith("+86") ? to.slice(3) : to.slice(1),
    SignName: from,
    TemplateCode: code,
    TemplateParam: JSON.stringify(approved.params),
    OutId: dispatchId,
  };
  const headers = signedHeaders(
    {
      host: new URL(urls.aliyun).host,
      action: "SendSms",
      version: "2017-05-25",
      query,
      at: at.toISOString().replace(/[.]\d+Z$/, "Z"),
      nonce,
    },
    account,
    secret,
  );
  return { url: `${urls.aliyun}/?${canonicalQuery(query)}`, headers, body: "" };
}
