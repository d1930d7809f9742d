import { formatDay, type Day } from "../kernel/day.ts";
import type { Currency } from "../kernel/currency.ts";
import { forecastCash, type CashForecast } from "./cash.ts";
import type { CashBody } from "./contract.ts";
import type { Foreseen } from "./foresee.ts";

export const FORECAST_WEEKS = 13;

/** The weeks' money of what is foreseen, each currency apart, by code. */
export function cashByCurrency(foreseen: readonly Foreseen[], asOf: Day, together: number): CashBody[] {
  const currencies = [...new Set(foreseen.map(({ item }) => item.currency))].sort();
  return currencies.map((currency): CashBody => {
    const own = foreseen.filter(({ item }) => item.currency === currency);
    const expected = own
      .filter(({ openMinor }) => openMinor > 0)
      .map(({ item: { invoiceId, accountId, dueOn }, openMinor, lateness }) => ({
        invoiceId,
        accountId,
        dueOn,
        openMinor,
        lateness,
      }));
    const { total } = forecastCash(expected, { asOf, weeks: FORECAST_WEEKS, together });
    return cashBody(
      total,
      currency,
      own.reduce((all, { item }) => all + item.disputedMinor, 0),
    );
  });
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
