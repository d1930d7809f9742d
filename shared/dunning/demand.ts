import { daysBetween, type Day } from "../kernel/day.ts";
import type { Demand, DemandLine } from "./decision.ts";
import type { Step } from "./policy/policy.ts";
import type { Standing } from "./situation.ts";

/** The money of a message: every open invoice that may be named, and what is asked for today. */
export function demandOf(
  standings: readonly Standing[],
  creditsMinor: number,
  step: Pick<Step, "days">,
  asOf: Day,
): Demand {
  const lines = standings.map(({ coverage }): DemandLine => {
    const { item, disputedMinor, promisedMinor, promisedUntil, chaseableMinor } = coverage;
    const { invoiceId, number, dueOn, residualMinor } = item;
    const dpd = daysBetween(dueOn, asOf);
    return {
      invoiceId,
      number,
      dueOn,
      dpd,
      residualMinor,
      disputedMinor,
      promisedMinor,
      promisedUntil,
      chaseableMinor,
    };
  });
  // A courtesy notice asks for what will be due; every other letter for what is.
  const asksFrom = Math.min(0, step.days);
  const total = { openMinor: 0, disputedMinor: 0, promisedMinor: 0 };
  let asked = 0;
  for (const line of lines) {
    total.openMinor += line.residualMinor;
    total.disputedMinor += line.disputedMinor;
    total.promisedMinor += line.promisedMinor;
    if (line.dpd >= asksFrom) asked += line.chaseableMinor;
  }
  return { lines, ...total, creditsMinor, askedMinor: Math.max(0, asked - creditsMinor) };
}
