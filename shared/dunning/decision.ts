import type { Day } from "../kernel/day.ts";
import type { HoldReason } from "./contract.ts";
import type { Step } from "./policy/policy.ts";

/** What to do about one account in one currency on one day. */
export type Decision = Remind | Hold | Rest;

export interface Remind {
  readonly kind: "remind";
  readonly step: Step;
  /** The oldest invoice at that step. */
  readonly carrierId: string;
  /** "<carrier's id>/<its due day>": one climb of one invoice. A due day that is moved begins another. */
  readonly cycle: string;
  readonly demand: Demand;
}

export interface Hold {
  readonly kind: "hold";
  readonly because: HoldReason;
  /** The last day of the hold, where it is known. */
  readonly until: Day | null;
  /** The step that would have been taken. */
  readonly step: Step | null;
}

/** No step is due. */
export interface Rest {
  readonly kind: "rest";
}

/** What the message says about money. Every line: disputed + promised + chaseable = residual. */
export interface Demand {
  readonly lines: readonly DemandLine[];
  readonly openMinor: number;
  readonly disputedMinor: number;
  readonly promisedMinor: number;
  readonly creditsMinor: number;
  /** Chaseable and past due or due that day, less credits; never below 0. */
  readonly askedMinor: number;
}

export interface DemandLine {
  readonly invoiceId: string;
  readonly number: string;
  readonly dueOn: Day;
  /** Days past due; negative before. */
  readonly dpd: number;
  readonly residualMinor: number;
  readonly disputedMinor: number;
  readonly promisedMinor: number;
  readonly promisedUntil: Day | null;
  readonly chaseableMinor: number;
}
