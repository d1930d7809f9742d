import * as z from "zod/mini";

export const SMS_PROVIDERS = ["twilio", "aliyun"] as const;
export type SmsProvider = (typeof SMS_PROVIDERS)[number];

/** By letter and language: the code under which the provider approved our wording. */
export const WireSmsTemplates = z.record(
  z.string(),
  z.strictObject({ "zh-CN": z.optional(z.string()), en: z.optional(z.string()) }),
);

/** GET /v1/settings/sms: who an org's text messages come from; no secret is ever shown again. */
export const SmsState = z.object({
  sender: z.nullable(
    z.object({
      provider: z.enum(SMS_PROVIDERS),
      /** Whose numbers are those without a country code: ISO 3166 alpha-2. */
      region: z.string(),
      /** Twilio's account SID, or Aliyun's access key id. */
      account: z.string(),
      /** A number or messaging service, or the signature (签名). */
      from: z.string(),
      templates: WireSmsTemplates,
      by: z.string(),
      /** Where the provider is to report: entered on its own pages. */
      reportUrl: z.string(),
      replyUrl: z.string(),
    }),
  ),
  /** Numbers that asked for no more. */
  optedOut: z.int(),
});
export type SmsStateView = z.infer<typeof SmsState>;
export type SmsStateBody = z.input<typeof SmsState>;
