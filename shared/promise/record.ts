import type { Currency } from "../kernel/currency.ts";
import { addDays, type Day } from "../kernel/day.ts";
import type { Verdict } from "./judge.ts";

/** How one account kept its word in one currency, over the year that ends on a day. */
export interface PromiseRecord {
  readonly currency: Currency;
  /** Promises whose day is over, taken back ones left out. */
  readonly promises: number;
  readonly kept: number;
  readonly promisedMinor: number;
  readonly receivedMinor: number;
}

const YEAR_DAYS = 365;

/** Promises that ended within the year before `asOf`: those that money has judged, none of nothing. */
export const judgedWithinYear = (verdicts: readonly Verdict[], asOf: Day): readonly Verdict[] =>
  verdicts.filter(
    ({ state, promise, standsMinor }) =>
      standsMinor > 0 &&
      (state === "kept" || state === "partly-kept" || state === "broken") &&
      promise.holdsUntil > addDays(asOf, -YEAR_DAYS),
  );

/** Promises of the last year that were not kept whole, in every currency. */
export const brokenWithinYear = (verdicts: readonly Verdict[], asOf: Day): number =>
  judgedWithinYear(verdicts, asOf).filter(({ state }) => state !== "kept").length;

/** The kept rate is receivedMinor ÷ promisedMinor: a large promise weighs more than a small one. */
export function promiseRecords(verdicts: readonly Verdict[], asOf: Day): readonly PromiseRecord[] {
  const records = new Map<Currency, PromiseRecord>();
  for (const { promise, state, standsMinor, receivedMinor } of judgedWithinYear(verdicts, asOf)) {
    const { currency } = promise;
    const so = records.get(currency) ?? {
      currency,
      promises: 0,
      kept: 0,
      promisedMinor: 0,
      receivedMinor: 0,
    };
    records.set(currency, {
      currency,
      promises: so.promises + 1,
      kept: so.kept + (state === "kept" ? 1 : 0),
      promisedMinor: so.promisedMinor + standsMinor,
      receivedMinor: so.receivedMinor + receivedMinor,
    });
  }
  return [...records.values()].sort((a, b) => (a.currency < b.currency ? -1 : 1));
}
