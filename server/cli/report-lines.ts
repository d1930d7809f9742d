import { formatDay } from "../../shared/kernel/day.ts";
import { formatMajor, money } from "../../shared/kernel/money.ts";
import { lastDays, type Period } from "../../shared/report/period.ts";
import type { CurrencyReport } from "../report/index.ts";

type Line = Readonly<Record<string, unknown>>;

/** One currency's report as lines: the aging, each figure with its window, each month, each roll rate in percent, and what waiting cost. */
export function reportLines(report: CurrencyReport): readonly Line[] {
  const { currency, asOf, standing, figures, months, rolls } = report;
  const major = (minor: number) => formatMajor(money(minor, currency));
  const aging = {
    kind: "aging",
    currency,
    asOf: formatDay(asOf),
    buckets: standing.buckets.map(major),
    unapplied: major(standing.unappliedMinor),
    balance: major(standing.balanceMinor),
  };
  return [
    aging,
    ...figures.map(({ method, window, value }) => ({
      kind: "figure",
      currency,
      method,
      ...days(window),
      value,
    })),
    ...months.map((month) => ({
      kind: "month",
      currency,
      ...days(month.period),
      opening: major(month.opening.balanceMinor),
      invoiced: major(month.invoicedMinor),
      credited: major(month.creditedMinor),
      received: major(month.receivedMinor),
      reversed: major(month.reversedMinor),
      closing: major(month.closing.balanceMinor),
    })),
    ...rolls.map(({ movedMinor, leftMinor, ratePpm }, bucket) => ({
      kind: "roll",
      currency,
      bucket,
      moved: major(movedMinor),
      left: major(leftMinor),
      percent: ratePpm === null ? null : ratePpm / 10_000,
    })),
    ...carryingLines(report),
  ];
}

/** One line for all, then one for each account, the dearest first. */
function carryingLines({ currency, asOf, carrying }: CurrencyReport): readonly Line[] {
  if (carrying === null) return [];
  const major = (minor: number) => formatMajor(money(minor, currency));
  const window = days(lastDays(asOf, 365));
  return [{ accountId: null, ...carrying }, ...carrying.accounts].map((each) => ({
    ...{ kind: "carrying", currency, account: each.accountId, ...window },
    ...{ average: major(each.averageMinor), cost: major(each.carryingMinor) },
  }));
}

const days = ({ from, to }: Period) => ({ from: formatDay(from), to: formatDay(to) });
