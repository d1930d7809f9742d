import type { Currency } from "../../kernel/currency.ts";
import { formatDay } from "../../kernel/day.ts";
import type { KnownInvoice } from "../seen-invoice.ts";
import { backTest, chooseWindow, LEAST_SETTLED, type BackTest } from "./back-test.ts";

/** Says by which rules a back-test was made; changes with them. */
export const BACK_TEST_VERSION = "1";

/** What an org's own ledger says of the forecast: money of one currency is tested, never several added up. */
export type OwnTested =
  | {
      readonly state: "ready";
      readonly currency: Currency;
      /** Invoices of that currency, and those of others that were left out. */
      readonly invoices: number;
      readonly otherCurrencies: number;
      readonly test: BackTest;
    }
  | {
      readonly state: "too-little";
      readonly invoices: number;
      /** Settled before the first day that would be asked about. */
      readonly settled: number;
      readonly needed: number;
      readonly before: string | null;
    };

/** The whole protocol on the invoices of the currency that has most of them, over the last four months. */
export function testOwnLedger(
  known: readonly KnownInvoice[],
  told?: (part: "p1" | "p2" | "p3") => void,
): OwnTested {
  const currency = mostUsed(known);
  const own = known.filter((each) => each.currency === currency);
  const window = chooseWindow(own, { from: null, to: null });
  if (currency !== null && window.ok) {
    const test = backTest(own, window.value, told);
    const [invoices, otherCurrencies] = [own.length, known.length - own.length];
    return { state: "ready", currency, invoices, otherCurrencies, test };
  }
  const { from, settled } = window.ok ? { from: null, settled: 0 } : window.because;
  const before = from === null ? null : formatDay(from);
  return { state: "too-little", invoices: own.length, settled, needed: LEAST_SETTLED, before };
}

function mostUsed(known: readonly KnownInvoice[]): Currency | null {
  const counts = new Map<Currency, number>();
  for (const { currency } of known) counts.set(currency, (counts.get(currency) ?? 0) + 1);
  return [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))[0]?.[0] ?? null;
}
