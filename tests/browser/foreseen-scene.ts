import type { CashBody, ForecastBody } from "../../shared/forecast/contract.ts";
import { busyAccount, day } from "../widget/account-views.ts";
import type { Scene } from "./crm-stage.ts";
import { showing } from "./widget-page.ts";

/** Thirteen weeks, less each week. */
export const CASH: CashBody = {
  currency: "CNY",
  weeks: Array.from({ length: 13 }, (_, at) => ({
    startsOn: day(7 * at),
    expectedMinor: Math.round(40_000_000 / (at + 1)),
    lowMinor: Math.round(20_000_000 / (at + 1)),
    highMinor: Math.round(65_000_000 / (at + 1)),
    dueMinor: at < 4 ? 30_000_000 : 0,
  })),
  laterMinor: 1_234_500,
  openMinor: 128_000_000,
  disputedMinor: 900_000,
};

const view = busyAccount();
const items = view.items.map((item) => ({ ...item, expectedOn: day(Math.max(2, 9 - item.dpd)) }));
const forecast: ForecastBody = {
  state: "ready",
  invoices: items.slice(0, 5).map((item, at) => ({
    invoiceId: item.invoiceId,
    number: item.number,
    currency: item.currency,
    dueOn: item.dueOn,
    dpd: item.dpd,
    openMinor: at === 1 ? 0 : item.residualMinor,
    disputedMinor: at === 1 ? item.residualMinor : 0,
    expected:
      at === 1 ? null : { on: item.expectedOn, from: day(1), until: day(41), late: item.dpd > 0 ? 1 : 0.62 },
    evidence: {
      own: { late: 18.04, of: 24 },
      sameWeekday: { late: 5, of: 6, weekday: 6 },
      everybody: 0.31,
      level: at % 2 === 0 ? 9 : null,
      runs: at % 2 === 0 ? { days: [10, 31], hits: 18, of: 20 } : null,
    },
    promise: at === 2 ? { on: day(4), trust: 0.625, made: 4, kept: 3 } : null,
  })),
  cash: [CASH],
};

/** An account whose money is foreseen, one invoice of it contested and one promised. */
export const foreseenScene = (): Scene =>
  showing({ ...view, items }, { older: () => ({ status: 200, body: forecast }) });
