import * as z from "zod/mini";
import { parseCurrency, type Currency } from "./currency.ts";
import { parseDay, type Day } from "./day.ts";

/** The atoms of every wire shape. Days travel as "YYYY-MM-DD", money as whole minor units beside its currency. */

export const WireDay = z.pipe(
  z.string(),
  z.transform((text, context): Day => {
    const day = parseDay(text);
    if (day.ok) return day.value;
    return refused(context, "must be a day that exists, written YYYY-MM-DD");
  }),
);

export const WireCurrency = z.pipe(
  z.string(),
  z.transform((text, context): Currency => {
    const currency = parseCurrency(text);
    return currency.ok ? currency.value : refused(context, "must be an ISO 4217 currency code");
  }),
);

// Checked and changed in one step: an account has thousands of days, and reading one twice is felt on a slow telephone.
function refused(context: { readonly value: unknown; issues: unknown[] }, message: string): never {
  context.issues.push({ code: "custom", message, input: context.value });
  return z.NEVER;
}

/**
 * A moment: ISO 8601 with its offset from UTC. What the server sends for people to read is on the organisation's
 * clock ("2026-08-18T09:12:00.000+08:00"): the day and the time to show stand in the text itself.
 */
export const Moment = z.iso.datetime({ offset: true });

/** One sentence in each language, for people. */
export const Sentence = z.object({ "zh-CN": z.string(), en: z.string() });
export type Sentence = z.infer<typeof Sentence>;

/** Every refusal of the server: a code for the program, a sentence for the person, the field if one is to blame. */
export const WireRefusal = z.object({
  error: z.object({ code: z.string(), field: z.optional(z.string()), message: Sentence }),
});
export type WireRefusal = z.infer<typeof WireRefusal>;
