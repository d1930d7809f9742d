import type { Day } from "../kernel/day.ts";
import type { CreditControl } from "./control.ts";
import { CREDIT_HOLDS, type CreditHold, type HoldCause } from "./kinds.ts";

/** Somebody's word on an account: until its last day, or until somebody says otherwise. "none" lifts what was said before. */
export interface PlacedHold {
  readonly hold: CreditHold;
  readonly reason: string;
  readonly by: string;
  readonly placedOn: Day;
  /** The last day on which it holds; null: it has a day to be looked at again. */
  readonly until: Day | null;
  readonly reviewOn: Day | null;
}

export interface HoldFacts {
  /** Exposure is above the limit, as far as there are a limit and rates. */
  readonly overLimit: boolean;
  /** The same of the group's limit, above the account's own. */
  readonly overGroup: boolean;
  /** Of the oldest open invoice. */
  readonly daysPastDue: number;
  readonly insolvent: boolean;
  readonly placed: PlacedHold | null;
}

export interface HoldReason {
  readonly cause: HoldCause;
  readonly hold: CreditHold;
}

export interface HoldStanding {
  /** The strictest of the reasons. */
  readonly hold: CreditHold;
  /** The strictest first. */
  readonly because: readonly HoldReason[];
}

/** Whether an account may buy on credit on `asOf`, and why not. A rule cures itself; a person's word ends on its day. */
export function holdOf(
  { overLimit, overGroup, daysPastDue, insolvent, placed }: HoldFacts,
  control: CreditControl,
  asOf: Day,
): HoldStanding {
  const said: readonly (HoldReason | null)[] = [
    inForce(placed, asOf) ? { cause: "placed", hold: placed.hold } : null,
    insolvent ? { cause: "insolvency", hold: control.insolvency } : null,
    overLimit ? { cause: "over-limit", hold: control.overLimit } : null,
    overGroup ? { cause: "over-group", hold: control.overGroup } : null,
    daysPastDue > control.overdue.days ? { cause: "overdue", hold: control.overdue.hold } : null,
  ];
  const because = said
    .flatMap((reason) => (reason === null || reason.hold === "none" ? [] : [reason]))
    .sort((a, b) => rank(b.hold) - rank(a.hold));
  return { hold: because[0]?.hold ?? "none", because };
}

export const inForce = (placed: PlacedHold | null, asOf: Day): placed is PlacedHold =>
  placed !== null && placed.hold !== "none" && (placed.until === null || asOf <= placed.until);

/** A hold without an end waits for this day, and is not lifted by it. */
export const reviewIsDue = ({ reviewOn }: PlacedHold, asOf: Day): boolean =>
  reviewOn !== null && asOf >= reviewOn;

const rank = (hold: CreditHold): number => CREDIT_HOLDS.indexOf(hold);
