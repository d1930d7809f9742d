import type { input } from "zod/mini";
import type { OpenItemView } from "../../shared/account/contract.ts";
import type { DisputeReason } from "../../shared/dispute/kinds.ts";
import type { DisputeRequest } from "../../shared/dispute/request-contract.ts";
import type { Currency } from "../../shared/kernel/currency.ts";
import { type Day, parseDay } from "../../shared/kernel/day.ts";
import { formatMajor } from "../../shared/kernel/money.ts";
import { ok, refuse, type Result } from "../../shared/kernel/result.ts";
import { type AmountFlaw, parseAmount } from "../ui/parse-amount.ts";

/** A dispute while it is being written. */
export interface DisputeText {
  readonly invoiceId: string;
  /** As typed; null while nobody has typed, and all that is not disputed yet stands there. */
  readonly amount: string | null;
  readonly reason: DisputeReason | null;
  readonly note: string;
  /** YYYY-MM-DD or "". */
  readonly answerBy: string;
}

export type DisputeFlaw =
  | { readonly field: "dispute-invoice"; readonly flaw: "no-invoice" }
  | { readonly field: "dispute-amount"; readonly flaw: AmountFlaw | "above-residual" }
  | { readonly field: "dispute-reason"; readonly flaw: "no-reason" }
  | { readonly field: "dispute-note"; readonly flaw: "too-long" }
  | { readonly field: "dispute-by"; readonly flaw: "no-day" | "day-past" };

/** As it travels, but for its id. */
export type DisputeBody = Omit<input<typeof DisputeRequest>, "clientId">;

const NOTE_MAX = 1000;

/** What of an invoice nobody contests yet. */
export const undisputed = ({ residualMinor, disputedMinor }: OpenItemView): number =>
  Math.max(0, residualMinor - disputedMinor);

const itemOf = ({ invoiceId }: DisputeText, items: readonly OpenItemView[]): OpenItemView | undefined =>
  items.find((item) => item.invoiceId === invoiceId);

/** What stands in the amount field: everything, until somebody types less. */
export function shownDisputed(text: DisputeText, items: readonly OpenItemView[]): string {
  const item = itemOf(text, items);
  if (text.amount !== null || item === undefined) return text.amount ?? "";
  return formatMajor({ amountMinor: undisputed(item), currency: item.currency });
}

/** The dispute as the server takes it, or the first thing that is wrong with it. */
export function readDispute(
  text: DisputeText,
  items: readonly OpenItemView[],
  asOf: Day,
): Result<DisputeBody, DisputeFlaw> {
  const item = itemOf(text, items);
  if (item === undefined) return refuse({ field: "dispute-invoice", flaw: "no-invoice" });
  const amount = parseAmount(shownDisputed(text, items), item.currency as Currency);
  if (!amount.ok) return refuse({ field: "dispute-amount", flaw: amount.because });
  if (amount.value > undisputed(item)) return refuse({ field: "dispute-amount", flaw: "above-residual" });
  if (text.reason === null) return refuse({ field: "dispute-reason", flaw: "no-reason" });
  const note = text.note.trim();
  if (note.length > NOTE_MAX) return refuse({ field: "dispute-note", flaw: "too-long" });
  const by = parseDay(text.answerBy);
  if (!by.ok) return refuse({ field: "dispute-by", flaw: "no-day" });
  if (by.value < asOf) return refuse({ field: "dispute-by", flaw: "day-past" });
  const { invoiceId, currency } = item;
  const { reason, answerBy } = text;
  return ok({ invoiceId, amountMinor: amount.value, currency, reason, note, ownerId: null, answerBy });
}
