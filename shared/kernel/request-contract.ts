import * as z from "zod/mini";

/** The atoms of what is asked of the server. Apart from what it answers, so that a page which only reads does not carry them. */

export const PositiveMinor = z.int().check(z.positive());
/** A CRM record id: digits, kept as text because it does not fit a number. */
export const CrmId = z.string().check(z.regex(/^[0-9]{1,24}$/));
export const Uuid = z
  .string()
  .check(z.regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/));
/** What the CRM says of somebody, as a database can keep it: no NUL, no half of a character. */
export const CrmText = (least: number, most: number) =>
  z.pipe(
    z.string().check(z.minLength(least), z.maxLength(most)),
    z.transform((text) => text.replaceAll("\u0000", " ").replaceAll(/\p{Surrogate}/gu, "\ufffd")),
  );
const saysSomething = z.refine<string>((text) => /[^\p{Z}\p{C}]/u.test(text), { error: "must not be blank" });
/** What somebody typed or pasted, kept like that. Where something must be said, blanks say nothing. */
export const Words = (least: number, most: number) =>
  least === 0 ? CrmText(0, most) : CrmText(least, most).check(saysSomething);
