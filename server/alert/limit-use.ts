import type { Readings } from "../../shared/alert/reading.ts";
import { limitReadings } from "../../shared/alert/standing-readings.ts";
import type { Day } from "../../shared/kernel/day.ts";
import { money } from "../../shared/kernel/money.ts";
import type { RateTable } from "../../shared/kernel/rates.ts";
import type { OpenBook } from "../../shared/ledger/open-item.ts";
import { exposureOf, tightestOf } from "../../shared/limit/exposure.ts";
import type { WatchedAccount } from "./ports.ts";

/** The use of the limit in its own currency, and what is open in the org's. */
export function limitUseOf(
  books: readonly OpenBook[],
  { currency, limitMinor, beside }: WatchedAccount,
  rates: RateTable,
  asOf: Day,
): { readonly readings: Readings; readonly openMinor: number } {
  const limit = limitMinor === null ? null : money(limitMinor, currency);
  const tightest = tightestOf(exposureOf(books, { limit, currency, rates }, asOf, beside));
  const { openMinor } = exposureOf(books, { limit: null, currency: rates.base, rates }, asOf);
  return { readings: limitReadings(tightest?.exposureMinor ?? 0, tightest?.limitMinor ?? null), openMinor };
}
