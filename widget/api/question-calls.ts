import type { input } from "zod/mini";
import type { ScoreOnView, WhatIfView } from "../../shared/credit/contract.ts";
import type { WhatIfRequest } from "../../shared/credit/request-contract.ts";
import type { ForecastAnswer } from "../../shared/forecast/contract.ts";
import type { DealCheckView } from "../../shared/limit/contract.ts";
import type { DealCheckRequest } from "../../shared/limit/request-contract.ts";
import type { AccountCostView } from "../../shared/report/contract.ts";
import type { Ask, Told, Write } from "./told.ts";

/** What may be asked of an account's money; nothing is written. */
export interface QuestionCalls {
  /** When each open invoice will be paid, and what says so. */
  forecast(): Promise<Told<ForecastAnswer>>;
  /** What the score was on a day, YYYY-MM-DD. */
  scoreOn(on: string): Promise<Told<ScoreOnView>>;
  /** What the account's credit cost in a year. */
  cost(): Promise<Told<AccountCostView>>;
  /** How the account would stand if invoices were paid. */
  whatIf(request: input<typeof WhatIfRequest>): Promise<Told<WhatIfView>>;
  /** Whether a delivery on credit keeps within the limit. */
  dealCheck(request: input<typeof DealCheckRequest>): Promise<Told<DealCheckView>>;
}

export const questionCalls = (ask: Ask, post: Write): QuestionCalls => ({
  forecast: () => ask((shapes) => shapes.ForecastAnswer, "/forecast"),
  scoreOn: (on) => ask((shapes) => shapes.WireScoreOn, `/score?on=${encodeURIComponent(on)}`),
  cost: () => ask((shapes) => shapes.AccountCostAnswer, "/cost"),
  whatIf: (request) => post((shapes) => shapes.WireWhatIf, "/what-if", request),
  dealCheck: (request) => post((shapes) => shapes.WireDealCheck, "/deal-check", request),
});
