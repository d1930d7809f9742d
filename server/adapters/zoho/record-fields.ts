import * as z from "zod";
import { type Currency, parseCurrency } from "../../../shared/kernel/currency.ts";
import { type Day, parseDay } from "../../../shared/kernel/day.ts";
import { parseMajor } from "../../../shared/kernel/money.ts";
import { ok, refuse, type Result } from "../../../shared/kernel/result.ts";

/**
 * Field readers. A field that is absent is not the same as an empty one: Zoho sends null for empty, and leaves out
 * what the connection's user may not see. Reading "absent" as "empty" would lift an exclusion nobody lifted.
 */
const because =
  (wanted: string) =>
  (issue: { readonly input?: unknown }): string =>
    issue.input === undefined
      ? "is not shown to us; let the connection's user read it"
      : issue.input === null
        ? `is empty; ${wanted}`
        : wanted;

/** The store holds neither NUL nor half a character. */
const plain = (value: string): string =>
  value.includes("\u0000") || /\p{Surrogate}/u.test(value)
    ? value.replaceAll("\u0000", "").replaceAll(/\p{Surrogate}/gu, "\uFFFD")
    : value;

/** Ids beyond 2^53 are whole only as text: a number has already lost its last digits. */
const ID = "must be an id of digits, as text";
export const id = z.string({ error: because(ID) }).regex(/^[0-9]{1,24}$/, { error: ID });
export const lookup = z
  .object({ id }, { error: because("must point to a record") })
  .transform((target) => target.id);
export const lookupOrNull = lookup.nullable();

export const text = z.string({ error: because("must be text") }).transform(plain);
export const textOrNull = z
  .string({ error: because("must be text") })
  .nullable()
  .transform((value) => (value === null || value.trim() === "" ? null : plain(value)));
export const flag = z
  .boolean({ error: because("must be true or false") })
  .nullable()
  .transform((value) => value ?? false);
export const oneOf = <const T extends string>(...values: readonly [T, ...T[]]) =>
  z.enum(values, { error: because(`must be one of ${values.join(", ")}`) }).nullable();

export const moment = z.iso.datetime({ offset: true, error: because("must be an ISO 8601 moment") });

const DAY = "must be a day that exists, written YYYY-MM-DD";
export const day = z.string({ error: because(DAY) }).transform((value, context): Day => {
  const parsed = parseDay(value);
  if (parsed.ok) return parsed.value;
  context.addIssue({ code: "custom", message: DAY });
  return z.NEVER;
});
export const dayOrNull = day.nullable();

const AMOUNT = "must be an amount of money";
export const amount = z.number({ error: because(AMOUNT) });
export const amountOrNull = amount.nullable();

/** The currency a record names, or the org's own when it names none (an org with one currency never does). */
export function currencyOf(named: string | null | undefined, base: Currency): Result<Currency, string> {
  if (named === null || named === undefined || named === "") return ok(base);
  const known = parseCurrency(named);
  return known.ok ? known : refuse(`Currency "${named}" is not an ISO 4217 code that we know.`);
}

/** A JSON number → minor units, by its shortest decimal text: 0.1 + 0.2 is refused, not rounded. */
export function minorOf(field: string, value: number, currency: Currency): Result<number, string> {
  const parsed = parseMajor(String(value), currency);
  if (parsed.ok && parsed.value.amountMinor >= 0) return ok(parsed.value.amountMinor);
  if (parsed.ok) return refuse(`${field} is below zero (${value}); give the amount without a sign.`);
  return parsed.because === "too-precise"
    ? refuse(`${field} has more decimals (${value}) than ${currency} has; round it.`)
    : refuse(`${field} is not an amount we can hold (${value}).`);
}

/** The one sentence for people: the first field that is wrong and what is wrong with it. */
export function parseRecord<S extends z.ZodType>(shape: S, record: unknown): Result<z.output<S>, string> {
  const parsed = shape.safeParse(record);
  if (parsed.success) return ok(parsed.data);
  const [issue] = parsed.error.issues;
  const [field] = issue?.path ?? [];
  return refuse(
    field === undefined
      ? "The record is not an object."
      : `${String(field)} ${issue?.message ?? "is wrong"}.`,
  );
}
