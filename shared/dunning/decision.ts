import type { Day } from "../kernel/day.ts";
import type { HoldReason } from "./contract.ts";
import type { Recipient } from "./facts.ts";
import type { LadderStep } from "./policy/ladder-steps.ts";

/** What to do about one account in one currency on one day. */
export type Decision = Remind | Hold | Rest;

export interface Remind {
  readonly kind: "remind";
  /** A repeat has its own days. */
  readonly step: LadderStep;
  /** The oldest invoice at that step. */
  readonly carrierId: string;
  /**
   * "<carrier's id>/<the day its steps count from>": one climb of one invoice. A due day that is moved or extended
   * begins another. A repeat adds "+<its days>".
   */
  readonly cycle: string;
  readonly demand: Demand;
  /** Whom to write to, to text or to call; null only on a task for which nobody is known. */
  readonly recipient: Recipient | null;
  /** The last day for payment that the letter sets. */
  readonly deadlineOn: Day | null;
}

export interface Hold {
  readonly kind: "hold";
  readonly because: HoldReason;
  /** The last day of the hold, where it is known. */
  readonly until: Day | null;
  /** The step that would have been taken. */
  readonly step: LadderStep | null;
}

/** No step is due. */
export interface Rest {
  readonly kind: "rest";
}

/** What the message says about money. Every line: disputed + settled + planned + promised + chaseable = residual. */
export interface Demand {
  readonly lines: readonly DemandLine[];
  readonly openMinor: number;
  readonly disputedMinor: number;
  /** A settlement that is open, or what one let go. */
  readonly settledMinor: number;
  readonly plannedMinor: number;
  readonly promisedMinor: number;
  readonly creditsMinor: number;
  /** Chaseable and past due or due that day, less credits; never below 0. */
  readonly askedMinor: number;
}

export interface DemandLine {
  readonly invoiceId: string;
  readonly number: string;
  readonly dueOn: Day;
  /** The later day that was granted; it still ages from its due day. */
  readonly extendedTo: Day | null;
  /** Days past due; negative before. */
  readonly dpd: number;
  readonly residualMinor: number;
  readonly disputedMinor: number;
  readonly settledMinor: number;
  readonly plannedMinor: number;
  readonly promisedMinor: number;
  readonly promisedUntil: Day | null;
  readonly chaseableMinor: number;
}
