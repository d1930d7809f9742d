import * as z from "zod/mini";
import { parseCurrency, type Currency } from "./currency.ts";
import { parseDay, toDay, type Day } from "./day.ts";

/** The atoms of every wire shape. Days travel as "YYYY-MM-DD", money as whole minor units beside its currency. */

export const WireDay = z.pipe(
  z
    .string()
    .check(z.refine((text) => parseDay(text).ok, { error: "must be a day that exists, written YYYY-MM-DD" })),
  z.transform((text): Day => toDay(text)),
);

export const WireCurrency = z.pipe(
  z
    .string()
    .check(z.refine((text) => parseCurrency(text).ok, { error: "must be an ISO 4217 currency code" })),
  z.transform((text) => text as Currency),
);

export const PositiveMinor = z.int().check(z.positive());
/** A CRM record id: digits, kept as text because it does not fit a number. */
export const CrmId = z.string().check(z.regex(/^[0-9]{1,24}$/));
export const Uuid = z
  .string()
  .check(z.regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/));
/** A moment: ISO 8601 with zone. */
export const Moment = z.iso.datetime({ offset: true });

/** What somebody typed or pasted, as a database can keep it: no NUL, no half of a character. */
export const Words = (least: number, most: number) =>
  z.pipe(
    z.string().check(z.minLength(least), z.maxLength(most)),
    z.transform((text) => text.replaceAll("\u0000", " ").replaceAll(/\p{Surrogate}/gu, "\ufffd")),
  );

/** One sentence in each language, for people. */
export const Sentence = z.object({ "zh-CN": z.string(), en: z.string() });
export type Sentence = z.infer<typeof Sentence>;

/** Every refusal of the server: a code for the program, a sentence for the person, the field if one is to blame. */
export const WireRefusal = z.object({
  error: z.object({ code: z.string(), field: z.optional(z.string()), message: Sentence }),
});
export type WireRefusal = z.infer<typeof WireRefusal>;
