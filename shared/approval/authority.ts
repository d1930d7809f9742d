import { addDays, type Day } from "../kernel/day.ts";
import type { AfterItsEnd, Approver } from "./kinds.ts";

/** Who may approve which limit, for how long, and what comes after; amounts in minor units of the org's base currency. */
export interface ApprovalRules {
  /** The highest limit that a role may approve; null: any; 0: none. */
  readonly most: Readonly<Record<Approver, number | null>>;
  /** Up to this limit somebody may approve what they proposed themselves; above it, another person. */
  readonly ownUpToMinor: number;
  /** The longest that a limit may be valid. */
  readonly mostDays: number;
  readonly afterItsEnd: AfterItsEnd;
  /** So many days before its last one, a limit is on the list of those that end. */
  readonly noticeDays: number;
}

/** Two administrators, a year, and a limit that nobody renews stays until somebody decides. */
export const STANDARD_APPROVAL: ApprovalRules = {
  most: { admin: null, collector: 0, accountant: 0, rep: 0 },
  ownUpToMinor: 0,
  mostDays: 366,
  afterItsEnd: "stays",
  noticeDays: 30,
};

export type ApprovalFlaw = "may-not-approve" | "above-approval" | "own-limit";

interface AskedApproval {
  /** In the base currency. */
  readonly amountMinor: number;
  /** Less than what stands on every day: whoever may approve at all may lower, and what they proposed themselves, too. */
  readonly lowers: boolean;
  /** By whoever proposed it. */
  readonly own: boolean;
}

/** Why somebody who may approve up to `most` may not approve this; null: they may. */
export function flawOfApproval(
  { amountMinor, lowers, own }: AskedApproval,
  most: number | null,
  { ownUpToMinor }: Pick<ApprovalRules, "ownUpToMinor">,
): ApprovalFlaw | null {
  if (most === 0) return "may-not-approve";
  if (lowers) return null;
  if (most !== null && amountMinor > most) return "above-approval";
  return own && amountMinor > ownUpToMinor ? "own-limit" : null;
}

export type LineFlaw =
  | "limit-from-past"
  | "limit-ends-first"
  | "limit-too-long"
  | "part-above-limit"
  | "part-twice"
  | "above-group-limit";

interface AskedLine {
  readonly amountMinor: number;
  readonly from: Day;
  readonly until: Day;
  /** Sub-limits, each in the limit's currency as well. */
  readonly parts: readonly { readonly currency: string; readonly inLimitMinor: number }[];
}

/** Why nobody may be asked to approve this; null: it can be proposed. `groupMinor`: the head office's limit, of a branch. */
export function flawOfLine(
  { amountMinor, from, until, parts }: AskedLine,
  { mostDays }: Pick<ApprovalRules, "mostDays">,
  groupMinor: number | null,
  today: Day,
): LineFlaw | null {
  if (from < today) return "limit-from-past";
  if (until < from) return "limit-ends-first";
  if (until > addDays(from, mostDays)) return "limit-too-long";
  if (new Set(parts.map(({ currency }) => currency)).size < parts.length) return "part-twice";
  if (parts.some(({ inLimitMinor }) => inLimitMinor > amountMinor)) return "part-above-limit";
  return groupMinor !== null && amountMinor > groupMinor ? "above-group-limit" : null;
}
