import * as z from "zod/mini";
import { TONES, WireFiles } from "../dunning/contract.ts";
import { Moment, Sentence } from "../kernel/contract.ts";

const WireWordingPlace = z.object({
  letter: z.string(),
  segment: z.nullable(z.string()),
  tone: z.nullable(z.enum(TONES)),
  language: z.enum(["zh-CN", "en"]),
});

const WireWording = z.object({
  version: z.int(),
  place: WireWordingPlace,
  subject: z.string(),
  body: z.string(),
  approvedCode: z.nullable(z.string()),
  at: Moment,
  by: z.string(),
});

const WirePayDetails = z.object({ link: z.string(), phone: z.string(), instructions: Sentence });

/** GET and PUT /v1/settings/wordings and PUT /v1/settings/pay-details: an org's own words in force. */
export const WordingsAnswer = z.object({
  wordings: z.array(WireWording),
  segments: z.array(z.object({ key: z.string(), name: Sentence })),
  /** Letters that some policy in force names. */
  used: z.array(z.string()),
  pay: WirePayDetails,
  /** Texts leave through a provider that sends approved wordings only. */
  approves: z.boolean(),
  /** Where a test goes: the reader's own address in the CRM; null: the CRM has none. */
  testTo: z.nullable(z.string()),
});
export type WordingsAnswer = z.infer<typeof WordingsAnswer>;
export type WordingsBody = z.input<typeof WordingsAnswer>;

/** POST /v1/settings/wordings/preview: the parts that would leave, byte for byte. */
export const WordingPreview = z.object({
  currency: z.string(),
  subject: z.string(),
  text: z.string(),
  /** Empty for a text message. */
  html: z.string(),
  /** As the CRM lists them this minute; absent: mails carry none. */
  files: z.optional(WireFiles),
});
export type WordingPreview = z.infer<typeof WordingPreview>;
