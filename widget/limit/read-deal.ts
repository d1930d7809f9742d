import type { input } from "zod/mini";
import type { Currency } from "../../shared/kernel/currency.ts";
import { type Day, parseDay } from "../../shared/kernel/day.ts";
import { ok, refuse, type Result } from "../../shared/kernel/result.ts";
import type { DealCheckRequest } from "../../shared/limit/request-contract.ts";
import { parseAmount } from "../ui/parse-amount.ts";

/** As typed. */
export interface DealText {
  readonly amount: string;
  readonly deliverOn: string;
  readonly termsDays: string;
}

/** What is to be asked, or the first field that is wrong. */
export function readDeal(
  { amount, deliverOn, termsDays }: DealText,
  currency: Currency,
  asOf: Day,
): Result<input<typeof DealCheckRequest>, keyof DealText> {
  const read = parseAmount(amount, currency);
  if (!read.ok) return refuse("amount");
  const day = parseDay(deliverOn);
  if (!day.ok || day.value < asOf) return refuse("deliverOn");
  if (!/^\d{1,3}$/.test(termsDays.trim()) || Number(termsDays) > 365) return refuse("termsDays");
  return ok({ amountMinor: read.value, currency, deliverOn, termsDays: Number(termsDays) });
}
