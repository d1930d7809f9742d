import type { Currency } from "../../shared/kernel/currency.ts";
import { type Day, parseDay } from "../../shared/kernel/day.ts";
import { ok, refuse, type Result } from "../../shared/kernel/result.ts";
import type { CreditHold } from "../../shared/limit/kinds.ts";
import { parseAmount } from "../ui/parse-amount.ts";

/** As chosen and typed. */
export interface HoldText {
  readonly act: CreditHold | "exception" | "withdraw";
  /** Which exception is withdrawn. */
  readonly exceptionId: string;
  readonly ends: "until" | "review";
  readonly day: string;
  readonly amount: string;
  readonly reason: string;
}

/** What is to be asked of the server, or the first field that is wrong. */
export function readCreditHold(
  { act, ends, day, amount, reason, exceptionId }: HoldText,
  currency: Currency,
  asOf: Day,
): Result<object, "amount" | "day" | "reason"> {
  const worth = act === "exception" ? parseAmount(amount, currency) : ok(0);
  if (!worth.ok) return refuse("amount");
  const parsed = parseDay(day);
  const needsDay = act !== "none" && act !== "withdraw";
  if (needsDay && (!parsed.ok || parsed.value < asOf)) return refuse("day");
  if (reason.trim() === "") return refuse("reason");
  const why = { reason: reason.trim() };
  if (act === "withdraw") return ok({ ...why, exceptionId });
  if (act === "exception") return ok({ ...why, amountMinor: worth.value, currency, until: day });
  const none = act === "none";
  return ok({
    ...why,
    hold: act,
    until: none || ends === "review" ? null : day,
    reviewOn: none || ends === "until" ? null : day,
  });
}
