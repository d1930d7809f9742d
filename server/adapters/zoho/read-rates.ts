import * as z from "zod";
import { parseCurrency } from "../../../shared/kernel/currency.ts";
import { ok, refuse, type Result } from "../../../shared/kernel/result.ts";
import type { RateRecord } from "../../sync/ports.ts";
import { parseRecord, text } from "./record-fields.ts";

const POSITIVE_DECIMAL = /^(?=.*[1-9])\d+(\.\d+)?$/;

const Rate = z.object({
  iso_code: text,
  exchange_rate: z.union([z.number(), z.string()], { error: "must be a number" }),
});

/** One of the org's currencies → its rate against the base currency, or the sentence that says why not. */
export function readRate(record: unknown): Result<RateRecord, string> {
  const seen = parseRecord(Rate, record);
  if (!seen.ok) return seen;
  const currency = parseCurrency(seen.value.iso_code);
  if (!currency.ok) return refuse(`iso_code "${seen.value.iso_code}" is not an ISO 4217 code that we know.`);
  const perBase = String(seen.value.exchange_rate);
  return POSITIVE_DECIMAL.test(perBase)
    ? ok({ currency: currency.value, perBase })
    : refuse(`exchange_rate of ${currency.value} must be a number above zero, not ${perBase}.`);
}
