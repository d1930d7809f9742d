import type { Currency } from "../kernel/currency.ts";
import { addDays, daysBetween, formatDay, type Day } from "../kernel/day.ts";
import { money } from "../kernel/money.ts";
import { convert, type RateTable } from "../kernel/rates.ts";
import type { Settlement } from "../ledger/settlements.ts";

/** What one account was billed in the 365 days before a day, in one currency. */
export interface BilledYear {
  /** Without what was credited. */
  readonly salesMinor: number;
  /** Calendar months in which anything was billed. */
  readonly monthsBilled: number;
  /** From invoice to due day, by money, to whole days. */
  readonly termsDays: number;
  /** Beyond the due day, by money, early as 0; what is open and overdue counts as late as it is by now. */
  readonly lateDays: number;
  /** Billed, and left out for want of a rate. */
  readonly withoutRate: readonly Currency[];
}

/** `known`: the account's invoices as they were at 00:00 of `asOf`. */
export function billedYear(
  known: readonly Settlement[],
  currency: Currency,
  rates: RateTable,
  asOf: Day,
): BilledYear {
  const months = new Set<string>();
  const withoutRate = new Set<Currency>();
  let [sales, terms, late] = [0, 0n, 0n];
  for (const each of known) {
    if (each.issuedOn < addDays(asOf, -365) || each.issuedOn >= asOf) continue;
    const billed = convert(
      money(each.amountMinor - each.creditedMinor, each.currency),
      currency,
      rates,
      asOf,
    );
    if (!billed.ok) {
      withoutRate.add(each.currency);
      continue;
    }
    const { amountMinor } = billed.value.money;
    if (amountMinor <= 0) continue;
    months.add(formatDay(each.issuedOn).slice(0, 7));
    sales += amountMinor;
    terms += BigInt(amountMinor) * BigInt(Math.max(0, daysBetween(each.issuedOn, each.dueOn)));
    late += BigInt(amountMinor) * BigInt(Math.max(0, daysBetween(each.dueOn, each.settledOn ?? asOf)));
  }
  return {
    salesMinor: sales,
    // A year of days touches thirteen months where it begins within one.
    monthsBilled: Math.min(12, months.size),
    ...{ termsDays: average(terms, sales), lateDays: average(late, sales) },
    withoutRate: [...withoutRate].sort(),
  };
}

/** To the nearest whole day. */
const average = (weighed: bigint, all: number): number =>
  all === 0 ? 0 : Number((2n * weighed + BigInt(all)) / (2n * BigInt(all)));
