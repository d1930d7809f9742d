import type { Method } from "./contract.ts";
import { averageDaysDelinquent, bestPossibleDso, dsoCountBack, dsoSimple, dsoTrue } from "./days-sales.ts";
import { cei, ceiChained, type CollectionPeriod } from "./effectiveness.ts";
import { dbtOfBuckets } from "./paying-days.ts";
import { daysIn, monthOf, monthsBack, wholeMonths, type Period } from "./period.ts";
import { meanDays } from "./quotient.ts";
import type { ReceivablesCount } from "./receivables.ts";
import type { Standing } from "./roll-forward.ts";

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

/** Every figure of one currency at the end of its day. */
export function figuresOf(count: ReceivablesCount): readonly Figure[] {
  const { asOf, window } = count;
  const figure = (method: Method, value: number | null, over = window): Figure => ({
    method,
    window: over,
    value,
  });
  return [
    ...daysOfSales(count, figure),
    figure("average-days-late", meanDays(count.daysLate)),
    ...effectiveness(count, figure),
    figure("dbt-payments", meanDays(count.beyondTerms)),
    figure("dbt-buckets", dbtOfBuckets(count.standing.buckets), { from: asOf, to: asOf }),
    figure("days-to-pay", meanDays(count.toPay)),
  ];
}

type Say = (method: Method, value: number | null, over?: Period) => Figure;

function daysOfSales({ asOf, window, sales, standing, aged, firstIssuedOn }: ReceivablesCount, figure: Say) {
  const [open, current, days] = [openMinor(standing), standing.buckets[0], daysIn(window)];
  const sold = sales.inWindow;
  const months = monthsBack(asOf, MONTHS_BACK);
  const monthSales = months.map((month) => ({ salesMinor: sales.inMonth(month.from), days: daysIn(month) }));
  const openMonths = [...aged].map(([from, aged]) => ({ aged, salesMinor: sales.inMonth(from) }));
  return [
    figure("dso-simple", dsoSimple(open, sold, days)),
    figure("dso-count-back", dsoCountBack(open, monthSales), { from: months.at(-1)?.from ?? asOf, to: asOf }),
    figure("dso-true", dsoTrue(openMonths), { from: monthOf(firstIssuedOn ?? asOf).from, to: asOf }),
    figure("bpdso", bestPossibleDso(current, sold, days)),
    figure("add", averageDaysDelinquent(open, current, sold, days)),
  ];
}

/** Of the last whole month, and of the last twelve chained. */
function effectiveness(count: ReceivablesCount, figure: Say): readonly Figure[] {
  const months = wholeMonths(count.asOf, MONTHS_CHAINED);
  const [first, last] = [months[0], months.at(-1)];
  if (first === undefined || last === undefined) return [];
  const periods = months.map((month) => collectionIn(count, month));
  const month = periods.at(-1);
  return [
    figure("cei-month", month === undefined ? null : cei(month), last),
    figure("cei-chained", ceiChained(periods), { from: first.from, to: last.to }),
  ];
}

function collectionIn(count: ReceivablesCount, month: Period): CollectionPeriod {
  const [begin, end] = count.endsOf(month);
  return {
    beginMinor: openMinor(begin),
    salesMinor: count.sales.inMonth(month.from),
    endTotalMinor: openMinor(end),
    endCurrentMinor: end.buckets[0],
  };
}

const openMinor = ({ balanceMinor, unappliedMinor }: Standing): number => balanceMinor + unappliedMinor;
