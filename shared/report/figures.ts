import type { Currency } from "../kernel/currency.ts";
import { addDays, type Day } from "../kernel/day.ts";
import type { LedgerEntry } from "../ledger/entry.ts";
import { averageDaysDelinquent, bestPossibleDso, dsoCountBack, dsoSimple, dsoTrue } from "./days-sales.ts";
import { cei, ceiChained, type CollectionPeriod } from "./effectiveness.ts";
import type { Method } from "./contract.ts";
import { averageDaysLate, daysToPay, dbtOfBuckets, dbtOfPayments } from "./paying-days.ts";
import { daysIn, isIn, lastDays, monthOf, monthsBack, wholeMonths, type Period } from "./period.ts";
import { positionOf, salesIn, type OpenInvoice, type Position } from "./position.ts";

/** A figure never goes without its method and its window. CEI in percent, all others in days. */
export interface Figure {
  readonly method: Method;
  readonly window: Period;
  /** Two decimals; null where there is nothing to divide by. */
  readonly value: number | null;
}

/** How far count-back goes before it says nothing. */
const MONTHS_BACK = 36;
const MONTHS_CHAINED = 12;

/** Every figure of one currency at the end of `asOf`, sales and payments of the last `days` days. */
export function figuresOf(
  entries: readonly LedgerEntry[],
  currency: Currency,
  asOf: Day,
  days = 90,
): readonly Figure[] {
  const own = entries.filter((entry) => entry.currency === currency);
  const position = positionOf(own, currency, asOf);
  const window = lastDays(asOf, days);
  const sales = salesIn(own, currency, window);
  const months = monthsBack(asOf, MONTHS_BACK);
  const paid = position.paid.filter(({ paidOn }) => isIn(paidOn, window));
  const settled = position.settled.filter(({ settledOn }) => isIn(settledOn, window));
  const current = position.buckets[0];
  const monthSales = months.map((month) => ({
    salesMinor: salesIn(own, currency, month),
    days: daysIn(month),
  }));
  const figure = (method: Method, value: number | null, over = window): Figure => ({
    method,
    window: over,
    value,
  });
  const oldest = months.at(-1)?.from ?? asOf;
  const firstOpen = position.open.reduce(
    (first, { issuedOn }) => (issuedOn < first ? issuedOn : first),
    asOf,
  );
  const onTheDay = { from: asOf, to: asOf };
  return [
    figure("dso-simple", dsoSimple(position.openMinor, sales, days)),
    figure("dso-count-back", dsoCountBack(position.openMinor, monthSales), { from: oldest, to: asOf }),
    figure("dso-true", dsoTrue(openByMonth(own, position), asOf), {
      from: monthOf(firstOpen).from,
      to: asOf,
    }),
    figure("bpdso", bestPossibleDso(current, sales, days)),
    figure("add", averageDaysDelinquent(position.openMinor, current, sales, days)),
    figure("average-days-late", averageDaysLate(settled)),
    ...effectiveness(own, currency, asOf),
    figure("dbt-payments", dbtOfPayments(paid)),
    figure("dbt-buckets", dbtOfBuckets(position.buckets), onTheDay),
    figure("days-to-pay", daysToPay(paid)),
  ];
}

/** Of the last whole month, and of the last twelve chained. */
function effectiveness(entries: readonly LedgerEntry[], currency: Currency, asOf: Day): Figure[] {
  const months = wholeMonths(asOf, MONTHS_CHAINED);
  const [first, last] = [months[0], months.at(-1)];
  if (first === undefined || last === undefined) return [];
  const periods = months.map((month) => collectionIn(entries, currency, month));
  const month = periods.at(-1);
  return [
    { method: "cei-month", window: last, value: month === undefined ? null : cei(month) },
    { method: "cei-chained", window: { from: first.from, to: last.to }, value: ceiChained(periods) },
  ];
}

export function collectionIn(
  entries: readonly LedgerEntry[],
  currency: Currency,
  period: Period,
): CollectionPeriod {
  const end = positionOf(entries, currency, period.to);
  return {
    beginMinor: positionOf(entries, currency, addDays(period.from, -1)).openMinor,
    salesMinor: salesIn(entries, currency, period),
    endTotalMinor: end.openMinor,
    endCurrentMinor: end.buckets[0],
  };
}

/** Open invoices by the month in which they were issued, with all of that month's sales known by then. */
function openByMonth(entries: readonly LedgerEntry[], { open, currency, asOf }: Position) {
  const months = new Map<Day, OpenInvoice[]>();
  for (const each of open) {
    const { from } = monthOf(each.issuedOn);
    months.set(from, [...(months.get(from) ?? []), each]);
  }
  return [...months].map(([from, items]) => {
    const { to } = monthOf(from);
    return { items, salesMinor: salesIn(entries, currency, { from, to: to < asOf ? to : asOf }) };
  });
}
