import { type Day, daysBetween } from "../kernel/day.ts";
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

/** Days since the last one of a limit that the CRM still has as it was approved: nobody said that it goes on. */
export function daysEnded(
  lines: readonly LimitLine[],
  { currency, limitMinor }: CrmLimit,
  asOf: Day,
): number {
  const line = lineOn(lines, asOf);
  const stands = line !== null && line.currency === currency && limitMinor === line.amountMinor;
  return stands && limitMinor > 0 ? Math.max(0, daysBetween(line.until, asOf)) : 0;
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
