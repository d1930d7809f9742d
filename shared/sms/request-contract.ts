import * as z from "zod/mini";
import { SMS_PROVIDERS, WireSmsTemplates } from "./contract.ts";

const Line = z.string().check(z.maxLength(200));

/** PUT /v1/settings/sms. What a shape cannot say is in check-sender.ts; `secret` left out keeps the one that is stored. */
export const SmsSenderRequest = z.strictObject({
  provider: z.enum(SMS_PROVIDERS),
  region: Line,
  account: Line,
  secret: z.optional(Line),
  from: Line,
  templates: z._default(WireSmsTemplates, {}),
});
export type SmsSenderRequest = z.infer<typeof SmsSenderRequest>;
