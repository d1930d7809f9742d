import type { CreditHoldBody, DealCheckBody } from "../../shared/limit/contract.ts";
import { busyAccount, day } from "../widget/account-views.ts";
import type { Scene, Told } from "./crm-stage.ts";
import { showing } from "./widget-page.ts";

const free: CreditHoldBody = {
  ...{
    asOf: day(0),
    hold: "none",
    because: [],
    overdueDays: 60,
    placed: null,
    currency: "CNY",
    exceptions: [],
  },
  may: { place: true, exceptionMinor: 5_000_000, exceptionDays: 90 },
};
const held: CreditHoldBody = {
  ...free,
  hold: "block-orders",
  because: [
    { cause: "placed", hold: "block-orders" },
    { cause: "overdue", hold: "warn" },
  ],
  placed: {
    ...{ hold: "block-orders", reason: "Cheque came back", by: "Li Qian", placedOn: day(0) },
    ...{ until: day(20), reviewOn: null, reviewDue: false },
  },
  exceptions: [
    {
      exceptionId: "0190a0a0-0000-7000-8000-00000000e001",
      withdrawn: null,
      mayWithdraw: true,
      amountMinor: 5_000_000,
      leftMinor: 2_000_000,
      until: day(9),
      reason: "season",
      by: "Chen",
    },
  ],
};
const why = {
  "zh-CN": "Cheque came back；逾期超过 60 天",
  en: "Cheque came back; overdue by more than 60 days",
};
const checked: DealCheckBody = {
  ...{ currency: "CNY", limitMinor: 50_000_000, allowedMinor: 2_000_000, hold: "block-orders", why },
  ...{ amountMinor: 12_000_000, deliverOn: day(30), beforeMinor: 45_000_000, peakMinor: 57_000_000 },
  ...{ overMinor: 5_000_000, unexpectedMinor: 0, ratesOn: null, withoutRate: [], terms: null },
  options: {
    depositMinor: 5_000_000,
    deliverFrom: null,
    split: null,
    shorterTerms: { termsDays: 45, until: day(90) },
    exception: { overMinor: 5_000_000, until: day(120), tooLong: true },
  },
};

/** An account that nobody holds yet; what the server is asked stands in `posted`. */
export function creditHoldScene(): { readonly scene: Scene; readonly posted: unknown[] } {
  const posted: unknown[] = [];
  let isHeld = false;
  const log: Scene["log"] = ({ url, body }): Told => {
    posted.push(body);
    if (url.pathname.endsWith("/deal-check")) return { status: 200, body: checked };
    isHeld = true;
    return { status: 201, body: held };
  };
  const older: Scene["older"] = ({ url }) =>
    url.pathname.endsWith("/credit-hold")
      ? { status: 200, body: isHeld ? held : free }
      : { status: 200, body: { followups: [], before: null } };
  const view: Scene["view"] = () => ({
    status: 200,
    body: {
      ...busyAccount(),
      terms: { grade: "E", mostDays: 0 },
      ...(isHeld ? { creditHold: { hold: "block-orders", why } } : {}),
    },
  });
  return { scene: showing(busyAccount(), { view, log, older }), posted };
}
