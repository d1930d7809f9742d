import type { Currency } from "../kernel/currency.ts";
import { formatDay, type Day } from "../kernel/day.ts";
import { sumCash, tellCash, type CashForecast, type Expected, type Sums } from "./cash.ts";
import type { CashBody } from "./contract.ts";

export const FORECAST_WEEKS = 13;

/** An open invoice: `openMinor` without what is contested, which may be all of it. */
export interface CashItem extends Expected {
  readonly currency: Currency;
  readonly disputedMinor: number;
}

/**
 * The weeks' money, each currency apart. Hears one account after the other and keeps a few sums of each, so that a
 * large book need not be in memory with all its chances.
 */
export class CashByCurrency {
  private readonly asOf: Day;
  private readonly books = new Map<
    Currency,
    { disputedMinor: number; readonly accounts: Map<string, Sums> }
  >();

  constructor(asOf: Day) {
    this.asOf = asOf;
  }

  /** All open invoices of one account, in whatever currencies. */
  add(items: readonly CashItem[]): void {
    for (const currency of new Set(items.map((each) => each.currency))) {
      const own = items.filter((each) => each.currency === currency);
      let book = this.books.get(currency);
      if (book === undefined) this.books.set(currency, (book = { disputedMinor: 0, accounts: new Map() }));
      for (const { disputedMinor } of own) book.disputedMinor += disputedMinor;
      const open = own.filter(({ openMinor }) => openMinor > 0);
      const { accounts } = sumCash(open, { asOf: this.asOf, weeks: FORECAST_WEEKS });
      for (const [accountId, sums] of accounts) book.accounts.set(accountId, sums);
    }
  }

  /** By code of the currency. `together`: how much one customer's invoices move together. */
  told(together: number): CashBody[] {
    const books = [...this.books].sort(([a], [b]) => (a < b ? -1 : 1));
    return books.map(([currency, { accounts, disputedMinor }]) => {
      const { total } = tellCash({ asOf: this.asOf, weeks: FORECAST_WEEKS, accounts }, together);
      return cashBody(total, currency, disputedMinor);
    });
  }
}

const cashBody = (
  { weeks, laterMinor, openMinor }: CashForecast,
  currency: Currency,
  disputedMinor: number,
): CashBody => ({
  currency,
  weeks: weeks.map((week) => ({ ...week, startsOn: formatDay(week.startsOn) })),
  laterMinor,
  openMinor,
  disputedMinor,
});
