import * as z from "zod/mini";
import { Moment, WireDay } from "../kernel/contract.ts";

/** One formal letter: what stands on the paper. */
const Paper = {
  id: z.string(),
  accountId: z.string(),
  account: z.string(),
  language: z.enum(["zh-CN", "en"]),
  subject: z.string(),
  html: z.string(),
  text: z.string(),
  askedMinor: z.int(),
  currency: z.string(),
  /** The day it bears. */
  asOf: WireDay,
  /** SHA-256 of all of it, in hex: who approves says by it what they read. */
  digest: z.string(),
};

/** GET /v1/settings/letters/:dispatchId: the letter that a proposal is about, drawn from today's facts, or as it was approved. */
export const LetterAnswer = z.object({
  ...Paper,
  approved: z.nullable(z.object({ by: z.string(), at: Moment })),
});
export type LetterView = z.infer<typeof LetterAnswer>;
export type LetterBody = z.input<typeof LetterAnswer>;

/** GET /v1/settings/letters: the newest that were approved, without what stands on them. */
export const LettersAnswer = z.object({
  today: WireDay,
  letters: z.array(
    z.object({
      id: z.string(),
      account: z.string(),
      subject: z.string(),
      by: z.string(),
      at: Moment,
    }),
  ),
});
export type LettersView = z.infer<typeof LettersAnswer>;
export type LettersBody = z.input<typeof LettersAnswer>;
