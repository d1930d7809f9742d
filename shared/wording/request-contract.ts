import * as z from "zod/mini";
import { TONES } from "../dunning/contract.ts";
import { Words } from "../kernel/request-contract.ts";

const Key = z.string().check(z.regex(/^[a-z0-9][a-z0-9-]{0,39}$/));

export const WirePlace = z.strictObject({
  letter: Key,
  segment: z.nullable(Key),
  tone: z.nullable(z.enum(TONES)),
  language: z.enum(["zh-CN", "en"]),
});

/** The shape of a draft; what a shape cannot say is in read-wording.ts. */
export const WordingShape = z.strictObject({
  subject: z.string(),
  body: z.string(),
  approvedCode: z.nullable(z.string()),
});

const AccountId = z.string().check(z.regex(/^[0-9]{10,24}$/));
const Version = z.int().check(z.gte(0), z.lte(999_999_999));

/** PUT /v1/settings/wordings: from the next message on; `draft` null: back to the built-in words. */
export const PutWordingRequest = z.strictObject({
  place: WirePlace,
  draft: z.unknown(),
  /** The version that was read; 0: none was in force. Another by now: refused. */
  over: Version,
  reason: Words(1, 500),
});
export type PutWordingRequest = z.infer<typeof PutWordingRequest>;

/** POST /v1/settings/wordings/preview: what would leave to one account, part by part. */
export const PreviewWordingRequest = z.strictObject({
  place: WirePlace,
  draft: z.unknown(),
  accountId: AccountId,
});
export type PreviewWordingRequest = z.infer<typeof PreviewWordingRequest>;

/** PUT /v1/settings/pay-details. */
export const PayDetailsRequest = z.strictObject({
  pay: z.strictObject({
    link: z.string().check(z.maxLength(1000)),
    phone: z.string().check(z.maxLength(100)),
    instructions: z.strictObject({
      "zh-CN": z.string().check(z.maxLength(1000)),
      en: z.string().check(z.maxLength(1000)),
    }),
  }),
  reason: Words(1, 500),
});
export type PayDetailsRequest = z.infer<typeof PayDetailsRequest>;
