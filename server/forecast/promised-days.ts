import type { PromisedDay } from "../../shared/forecast/promised.ts";
import type { Day } from "../../shared/kernel/day.ts";
import type { Verdict } from "../../shared/promise/judge.ts";
import { promiseRecords } from "../../shared/promise/record.ts";

/** By invoice: the newest open promise, and what its customer's promises have been worth in every currency. */
export function promisedDays(
  verdicts: readonly Verdict[],
  open: ReadonlyMap<string, number>,
  asOf: Day,
): ReadonlyMap<string, PromisedDay> {
  let [made, kept] = [0, 0];
  for (const record of promiseRecords(verdicts, asOf)) {
    made += record.promises;
    kept += record.kept;
  }
  const promised = new Map<string, PromisedDay>();
  for (const { state, promise, parts } of verdicts) {
    if (state !== "open") continue;
    for (const { invoiceId, amountMinor } of parts) {
      const covers = Math.min(1, amountMinor / (open.get(invoiceId) ?? amountMinor));
      promised.set(invoiceId, { promisedOn: promise.promisedOn, made, kept, covers });
    }
  }
  return promised;
}

/** What is open of each invoice, for the part of it that a promise covers. */
export const openMoney = (
  items: readonly { readonly invoiceId: string; readonly residualMinor: number }[],
): ReadonlyMap<string, number> =>
  new Map(items.map(({ invoiceId, residualMinor }) => [invoiceId, residualMinor]));
