import type { Currency } from "../kernel/currency.ts";
import type { Day } from "../kernel/day.ts";
import { money, type Money } from "../kernel/money.ts";
import { daysEnded } from "./due-step.ts";
import { type LimitLine, lineOn } from "./limit-line.ts";

/** What the CRM said of an account's limit from a day on. */
export interface SeenLimit {
  readonly on: Day;
  readonly currency: Currency;
  readonly limitMinor: number | null;
}

/** A line with its sub-limits. */
export interface ApprovedLine extends LimitLine {
  readonly parts: readonly { readonly currency: Currency; readonly partMinor: number }[];
}

export interface LimitThen {
  readonly limit: Money | null;
  /** Its sub-limits, while the CRM said what was approved. */
  readonly parts: readonly Money[];
  /** Days since its last one; null while no approved line counted. */
  readonly endedDays: number | null;
}

/** An account's limit at 00:00 of a past day; null when nobody had told us of one by then. `seen` in their order. */
export function limitThen(
  seen: readonly SeenLimit[],
  lines: readonly ApprovedLine[],
  on: Day,
): LimitThen | null {
  const crm = seen.findLast((each) => each.on < on);
  if (crm === undefined) return null;
  const known = lines.filter(({ verdict }) => verdict !== null && verdict.on < on);
  const line = lineOn(known, on);
  const stands = line?.amountMinor === crm.limitMinor && line.currency === crm.currency;
  return {
    limit: crm.limitMinor === null ? null : money(crm.limitMinor, crm.currency),
    parts: stands ? line.parts.map(({ currency, partMinor }) => money(partMinor, currency)) : [],
    endedDays: line === null ? null : daysEnded(known, crm, on),
  };
}
