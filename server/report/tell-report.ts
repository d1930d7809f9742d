import { formatDay, type Day } from "../../shared/kernel/day.ts";
import { ok, type Result } from "../../shared/kernel/result.ts";
import type { ReportBody } from "../../shared/report/contract.ts";
import { total } from "../../shared/report/position.ts";
import { askedDay, type ReportRefusal } from "./asked-day.ts";
import type { ReceivablesDesk } from "./ports.ts";
import { accountsNamed, tellPriced } from "./tell-priced.ts";
import { readReport, type CurrencyReport } from "./read-report.ts";

/** The report as the page shows it. */
export async function tellReport(
  orgId: string,
  asked: Day | undefined,
  desk: ReceivablesDesk,
): Promise<Result<ReportBody, ReportRefusal>> {
  const day = await askedDay(orgId, asked, desk);
  if (!day.ok) return day;
  const { asOf, today } = day.value;
  const reports = await readReport(orgId, asOf, desk);
  const named = reports.flatMap(({ priced }) => (priced === null ? [] : accountsNamed(priced)));
  const names = await desk.inTenant(orgId, (book) => book.namesOf([...new Set(named)]));
  return ok({
    asOf: formatDay(asOf),
    today: formatDay(today),
    currencies: reports.map((report) => ({
      ...told(report),
      ...tellPriced(report.priced, asOf, (accountId) => names.get(accountId) ?? accountId),
    })),
  });
}

function told({ currency, standing, figures, months, rolls }: CurrencyReport) {
  const { buckets, unappliedMinor, balanceMinor } = standing;
  return {
    ...{ currency, buckets: [...buckets], openMinor: total(buckets), unappliedMinor, balanceMinor },
    figures: figures.map(({ method, window, value }) => ({ method, ...days(window), value })),
    months: months.map(({ period, opening, closing, ...moved }) => ({
      ...days(period),
      openingMinor: opening.balanceMinor,
      invoicedMinor: moved.invoicedMinor,
      creditedMinor: moved.creditedMinor,
      receivedMinor: moved.receivedMinor,
      reversedMinor: moved.reversedMinor,
      closingMinor: closing.balanceMinor,
    })),
    rolls: rolls.map((roll) => ({ ...roll })),
  };
}

const days = ({ from, to }: { readonly from: Day; readonly to: Day }) => ({
  from: formatDay(from),
  to: formatDay(to),
});
