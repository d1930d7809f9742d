import * as z from "zod/mini";
import { Moment, Sentence } from "../../kernel/contract.ts";

/** What receivers look up about the domain of the org's sender, as it was found. */
const SenderCheck = z.object({
  domain: z.string(),
  /** What our mail server signs with, as it was given; null: it was not. */
  selector: z.nullable(z.string()),
  at: Moment,
  /** While it has failed, nobody goes live and no mail leaves. */
  failed: z.boolean(),
  findings: z.array(
    z.object({
      about: z.enum(["domain", "spf", "dkim", "dmarc", "key"]),
      /** "unknown": it could not be looked up, which is no verdict. */
      level: z.enum(["ok", "warn", "fail", "unknown"]),
      sentence: Sentence,
    }),
  ),
});
export type SenderCheckBody = z.input<typeof SenderCheck>;

/** What is known of the sender's domain. */
export const SenderDomain = {
  /** What receivers look up about it; null: nobody looked yet. */
  check: z.nullable(SenderCheck),
  /** The DNS records of the org's own keys for it, the newest first; only one that was found there signs. */
  keys: z.array(z.object({ name: z.string(), value: z.string(), signs: z.boolean() })),
};
