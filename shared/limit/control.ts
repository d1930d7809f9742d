import type { CreditHold } from "./kinds.ts";
import type { CountedStages } from "./unbilled.ts";

/** What an org decided about selling on credit, from a day on. */
export interface CreditControl {
  /** Stages of the CRM's orders and deals that are sold; none of a kind: that kind is not read. */
  readonly counted: CountedStages;
  /** What holds when exposure is above the limit. */
  readonly overLimit: CreditHold;
  /** What holds a branch with a limit of its own when its group is above the head office's; none: that limit is the head's. */
  readonly overGroup: CreditHold;
  /** What holds when the oldest invoice is overdue by more than `days`. */
  readonly overdue: { readonly days: number; readonly hold: CreditHold };
  /** What holds once a register or a court says that the company is insolvent. */
  readonly insolvency: CreditHold;
  /** Beyond the limit, in hundredths of it, that somebody of a role may allow, and for how many days at most. */
  readonly exceptions: { readonly admin: number; readonly collector: number; readonly mostDays: number };
}

/** Nobody's sale is stopped, and no order is read, before an administrator says so. */
export const STANDARD_CONTROL: CreditControl = {
  counted: { order: [], deal: [] },
  overLimit: "none",
  overGroup: "none",
  overdue: { days: 60, hold: "none" },
  insolvency: "none",
  exceptions: { admin: 50, collector: 10, mostDays: 90 },
};
