import type { Day } from "../kernel/day.ts";
import type { OpenItem } from "../ledger/open-item.ts";
import type { CashItem } from "./cash-by-currency.ts";
import { paymentForecast, type PaymentForecast } from "./entry-points.ts";
import { evidenceFor, type Evidence } from "./evidence.ts";
import type { Lateness } from "./lateness.ts";
import type { PayingHabits } from "./learn.ts";
import { latenessOfOpen } from "./predict.ts";
import { trustIn, withPromise, type PromisedDay } from "./promised.ts";

/** Below this many settled invoices nothing is said. */
export const LEAST_SETTLED = 30;

/** One open invoice: what of it is expected and when. */
export interface Foreseen {
  readonly item: OpenItem;
  /** The residual without what is contested: that stands apart, and nobody says when it comes. */
  readonly openMinor: number;
  /** null when all of it is contested. */
  readonly forecast: PaymentForecast | null;
  readonly lateness: Lateness;
  readonly evidence: Evidence;
  readonly promise: {
    readonly on: Day;
    readonly trust: number;
    readonly made: number;
    readonly kept: number;
  } | null;
}

/** The money of what is foreseen, for `CashByCurrency`. */
export const cashItem = ({ item, openMinor, lateness }: Foreseen): CashItem => {
  const { invoiceId, accountId, currency, dueOn, disputedMinor } = item;
  return { invoiceId, accountId, currency, dueOn, disputedMinor, openMinor, lateness };
};

/** `promises`: the open one of an invoice, by invoice id. What has not happened before `habits.asOf` no longer can. */
export function foresee(
  items: readonly OpenItem[],
  habits: PayingHabits,
  promises: ReadonlyMap<string, PromisedDay>,
): Foreseen[] {
  return items.map((item) => {
    const promise = promises.get(item.invoiceId) ?? null;
    const usual = latenessOfOpen(item, habits);
    const isComing = promise !== null && promise.promisedOn >= habits.asOf;
    const lateness = isComing ? withPromise(usual, item.dueOn, promise) : usual;
    const openMinor = item.residualMinor - item.disputedMinor;
    return {
      item,
      openMinor,
      forecast: openMinor > 0 ? paymentForecast(lateness, item.dueOn) : null,
      lateness,
      evidence: evidenceFor(item, habits),
      promise: isComing
        ? { on: promise.promisedOn, trust: trustIn(promise), made: promise.made, kept: promise.kept }
        : null,
    };
  });
}
