import type { Day } from "../kernel/day.ts";
import type { AfterItsEnd } from "./kinds.ts";
import { type LimitLine, lineOn } from "./limit-line.ts";

export type Phase = "begins" | "ends";

/** What the CRM's limit field is to say, and because of what. Each is taken once. */
export interface LimitStep {
  readonly lineId: string;
  readonly phase: Phase;
  readonly amountMinor: number;
}

/** What an account's CRM record says of its limit. */
export interface CrmLimit {
  readonly currency: string;
  readonly limitMinor: number | null;
}

export const stepKey = ({ lineId, phase }: Pick<LimitStep, "lineId" | "phase">): string =>
  `${lineId} ${phase}`;

/**
 * What is to be written on a day; null: nothing. A line is written when it begins. When it ends, only what it wrote itself
 * is taken back: whoever set another limit in the CRM meanwhile has had the last word, and so has a change of currency.
 */
export function dueStep(
  lines: readonly LimitLine[],
  taken: ReadonlySet<string>,
  crm: CrmLimit,
  afterItsEnd: AfterItsEnd,
  asOf: Day,
): LimitStep | null {
  const line = lineOn(lines, asOf);
  if (line === null || line.currency !== crm.currency) return null;
  const { lineId, amountMinor } = line;
  const isOver = asOf > line.until;
  const step: LimitStep = isOver
    ? { lineId, phase: "ends", amountMinor: 0 }
    : { lineId, phase: "begins", amountMinor };
  if (taken.has(stepKey(step))) return null;
  if (!isOver) return step;
  return afterItsEnd === "zero" && crm.limitMinor === amountMinor ? step : null;
}
