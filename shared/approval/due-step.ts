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
 * is taken back, for the line that it stood before, or for nothing: whoever set another limit in the CRM meanwhile has had
 * the last word, and so has a change of currency.
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
  const begins: LimitStep = { lineId, phase: "begins", amountMinor };
  const isOver = asOf > line.until;
  if (!isOver && !taken.has(stepKey(begins))) return begins;
  const ended = isOver ? line : lastEnded(lines, line, asOf);
  if (ended === null || ended.currency !== crm.currency || crm.limitMinor !== ended.amountMinor) return null;
  const ends: LimitStep = { lineId: ended.lineId, phase: "ends", amountMinor: isOver ? 0 : amountMinor };
  if (taken.has(stepKey(ends)) || (isOver && afterItsEnd === "stays")) return null;
  return ends;
}

/** The one that counted until its last day, after the line that counts now had begun. */
function lastEnded(lines: readonly LimitLine[], now: LimitLine, asOf: Day): LimitLine | null {
  const ended = lines.filter(
    (each) =>
      each.until < asOf && each.until >= now.from && lineOn(lines, each.until)?.lineId === each.lineId,
  );
  return ended.reduce<LimitLine | null>(
    (last, each) => (last === null || each.until > last.until ? each : last),
    null,
  );
}
