import type { LimitLineBody, LimitLinesBody } from "../../shared/approval/contract.ts";
import type { LimitProposalBody } from "../../shared/limit/contract.ts";
import { STANDARD_LIMIT_RULES } from "../../shared/limit/limit-rules.ts";
import { busyAccount, day } from "../widget/account-views.ts";
import type { Scene, Told } from "./crm-stage.ts";
import { showing } from "./widget-page.ts";

export const LINE_ID = "0190a0a0-0000-7000-8000-00000000000a";
const proposed = { by: "Chen", on: day(0), byMe: true, reason: "Peak season" };
const line: LimitLineBody = {
  ...{ lineId: LINE_ID, state: "waiting", currency: "CNY", limitMinor: 60_000_000, typed: null },
  ...{ from: day(0), until: day(365), parts: [{ currency: "USD", partMinor: 1_000_000 }] },
  ...{ reckonedMinor: 54_000_000, beforeMinor: 50_000_000, proposed, verdict: null },
};
const none: LimitLinesBody = {
  ...{ today: day(0), currency: "CNY", limitMinor: 50_000_000, group: null, current: null, waiting: null },
  ...{ others: [], crm: [{ on: day(-90), currency: "CNY", limitMinor: 50_000_000 }] },
  ...{ may: { propose: true, approve: false, refuse: false }, reckonedMinor: 54_000_000, mostDays: 366 },
};
const waiting: LimitLinesBody = {
  ...{ ...none, waiting: line, may: { propose: false, approve: true, refuse: true } },
};
const refused: LimitLinesBody = {
  ...none,
  others: [
    { ...line, state: "refused", verdict: { verdict: "refused", by: "Wu", on: day(0), note: "Too much" } },
  ],
};
const { gradePercent: _, termsDays: __, ...rules } = STANDARD_LIMIT_RULES;
const reckoned: LimitProposalBody = {
  ...{
    currency: "CNY",
    limitMinor: 50_000_000,
    equityMinor: null,
    receivablesMinor: 900_000_000,
    accounts: 1,
  },
  ...{ grade: "B", provisional: false, rules },
  year: { salesMinor: 365_000_000, monthsBilled: 10, termsDays: 45, lateDays: 5, withoutRate: [] },
  proposal: {
    candidates: [
      { name: "need", valueMinor: 60_000_000 },
      { name: "turnover", valueMinor: 54_750_000 },
      { name: "net-worth", valueMinor: null },
      { name: "portfolio", valueMinor: 90_000_000 },
    ],
    ...{ by: "turnover", gradePercent: 100, proposedMinor: 54_000_000, termsDays: 45, differs: false },
  },
};

/** An account whose limit somebody proposes and refuses; what the server is asked stands in `posted`. */
export function limitScene(): { readonly scene: Scene; readonly posted: unknown[] } {
  const posted: unknown[] = [];
  let told = none;
  const log: Scene["log"] = ({ url, body }): Told => {
    posted.push(body);
    told = url.pathname.endsWith("/limit-verdicts") ? refused : waiting;
    return { status: 201, body: told };
  };
  const older: Scene["older"] = ({ url }) => {
    if (url.pathname.endsWith("/limit-lines")) return { status: 200, body: told };
    if (url.pathname.endsWith("/limit-proposal")) return { status: 200, body: reckoned };
    return { status: 200, body: { followups: [], before: null } };
  };
  return { scene: showing(busyAccount(), { log, older }), posted };
}
