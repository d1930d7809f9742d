import type { OpenItemView } from "../../shared/account/contract.ts";
import type { Currency } from "../../shared/kernel/currency.ts";
import { daysBetween, type Day, parseDay } from "../../shared/kernel/day.ts";
import { formatMajor } from "../../shared/kernel/money.ts";
import { ok, refuse, type Result } from "../../shared/kernel/result.ts";
import type { PromiseOffer } from "../../shared/promise/request-contract.ts";
import { PROMISE_DAYS_AHEAD_MAX } from "../../shared/promise/promise.ts";
import { candidates, coverOldest, sumOf } from "./choose-invoices.ts";
import { type AmountFlaw, parseAmount } from "../ui/parse-amount.ts";

/** A promise while it is being typed. */
export interface PromiseText {
  /** As typed; null while nobody has typed, and the sum of the chosen invoices stands there. */
  readonly amount: string | null;
  readonly currency: string;
  /** YYYY-MM-DD or "". */
  readonly by: string;
  /** null while the page chooses the oldest by itself. */
  readonly chosen: readonly string[] | null;
}

export type OfferFlaw =
  | { readonly field: "promise-amount"; readonly flaw: AmountFlaw | "more-than-owed" }
  | { readonly field: "promise-by"; readonly flaw: "no-day" | "in-the-past" | "too-far-ahead" };

/** The invoices that the promise is about at this moment of typing. */
export function chosenInvoices(text: PromiseText, items: readonly OpenItemView[]): readonly string[] {
  if (text.chosen) return text.chosen;
  const typed = text.amount === null ? undefined : parseAmount(text.amount, text.currency as Currency);
  return coverOldest(candidates(items, text.currency), typed?.ok ? typed.value : undefined);
}

/** What stands in the amount field. */
export function shownAmount(text: PromiseText, items: readonly OpenItemView[]): string {
  if (text.amount !== null) return text.amount;
  const amountMinor = sumOf(items, chosenInvoices(text, items));
  return amountMinor > 0 ? formatMajor({ amountMinor, currency: text.currency as Currency }) : "";
}

const MOST_INVOICES = 200;

export function readOffer(
  text: PromiseText,
  items: readonly OpenItemView[],
  asOf: Day,
): Result<PromiseOffer, OfferFlaw> {
  const currency = text.currency as Currency;
  const amount = parseAmount(shownAmount(text, items), currency);
  if (!amount.ok) return refuse({ field: "promise-amount", flaw: amount.because });
  const chosen = chosenInvoices(text, items);
  const mine = items.filter((item) => item.currency === currency);
  const wanted = new Set(chosen);
  const owed = mine
    .filter((item) => chosen.length === 0 || wanted.has(item.invoiceId))
    .reduce((all, item) => all + item.residualMinor, 0);
  if (amount.value > owed) return refuse({ field: "promise-amount", flaw: "more-than-owed" });
  const by = parseDay(text.by);
  if (!by.ok) return refuse({ field: "promise-by", flaw: "no-day" });
  if (by.value < asOf) return refuse({ field: "promise-by", flaw: "in-the-past" });
  if (daysBetween(asOf, by.value) > PROMISE_DAYS_AHEAD_MAX)
    return refuse({ field: "promise-by", flaw: "too-far-ahead" });
  // More than the wire carries: name none, and the server takes the oldest first, which is what was chosen.
  const invoiceIds = chosen.length > MOST_INVOICES ? [] : [...chosen];
  return ok({ amountMinor: amount.value, currency, promisedOn: by.value, invoiceIds });
}
