import { dpdOf } from "../../shared/aging/age.ts";
import { CashByCurrency } from "../../shared/forecast/cash-by-currency.ts";
import type { ForecastBody } from "../../shared/forecast/contract.ts";
import { USUALLY_TOGETHER } from "../../shared/forecast/entry-points.ts";
import { cashItem, type Foreseen, LEAST_SETTLED } from "../../shared/forecast/foresee.ts";
import { formatDay, type Day } from "../../shared/kernel/day.ts";
import { ok, refuse, type Result } from "../../shared/kernel/result.ts";
import { accountOutlook } from "../dunning/index.ts";
import { foreseeOpen } from "./foresee-open.ts";
import type { AccountDesk, Reader } from "./ports.ts";

type Row = Extract<ForecastBody, { state: "ready" }>["invoices"][number];

/** When each open invoice will be paid, with what says so, and the account's money of the coming weeks. */
export async function viewForecast(
  { orgId, accountId }: Reader,
  desk: AccountDesk,
): Promise<Result<ForecastBody, "not-synced">> {
  const at = desk.now();
  return desk.inTenant(orgId, async (book) => {
    if ((await book.header(accountId)) === null) return refuse("not-synced");
    const org = await book.dunning.org();
    const asOf = desk.dayIn(org.timeZone, at);
    const outlook = await accountOutlook(book.dunning, accountId, org, asOf, at, desk.calendars);
    const foreseen = await foreseeOpen(book.forecast, accountId, outlook, asOf);
    if (!foreseen.ok) {
      const { because } = foreseen;
      if (because.kind === "not-counted") return ok({ state: "not-counted" });
      return ok({ state: "too-little", settled: because.settled, needed: LEAST_SETTLED });
    }
    const cash = new CashByCurrency(asOf);
    cash.add(foreseen.value.map(cashItem));
    return ok({
      state: "ready",
      invoices: foreseen.value.map((each) => rowOf(each, asOf)),
      cash: cash.told((await book.forecast.kept())?.together ?? USUALLY_TOGETHER),
    });
  });
}

function rowOf({ item, openMinor, forecast, evidence, promise }: Foreseen, asOf: Day): Row {
  return {
    invoiceId: item.invoiceId,
    number: item.number,
    currency: item.currency,
    dueOn: formatDay(item.dueOn),
    dpd: dpdOf(item, asOf),
    openMinor,
    disputedMinor: item.disputedMinor,
    expected: forecast && {
      on: formatDay(forecast.expectedOn),
      from: formatDay(forecast.earliestOn),
      until: formatDay(forecast.latestOn),
      late: forecast.late,
    },
    evidence: {
      ...evidence,
      runs: evidence.runs && {
        days: [...evidence.runs.days],
        hits: evidence.runs.hits,
        of: evidence.runs.of,
      },
    },
    promise: promise && { ...promise, on: formatDay(promise.on) },
  };
}
