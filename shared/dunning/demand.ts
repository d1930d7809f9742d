import { daysBetween, type Day } from "../kernel/day.ts";
import type { Demand, DemandLine } from "./decision.ts";
import type { Step } from "./policy/policy.ts";
import type { Standing } from "./standing.ts";

/** The money of a message: every open invoice that may be named, and what is asked for today. */
export function demandOf(
  standings: readonly Standing[],
  creditsMinor: number,
  step: Pick<Step, "days">,
  asOf: Day,
): Demand {
  const total = { openMinor: 0, disputedMinor: 0, settledMinor: 0, plannedMinor: 0, promisedMinor: 0 };
  const lines = standings.map(({ coverage, ladder }): DemandLine => {
    const { item } = coverage;
    total.openMinor += item.residualMinor;
    total.disputedMinor += coverage.disputedMinor;
    total.settledMinor += coverage.settledMinor;
    total.plannedMinor += coverage.plannedMinor;
    total.promisedMinor += coverage.promisedMinor;
    return {
      invoiceId: item.invoiceId,
      number: item.number,
      dueOn: item.dueOn,
      extendedTo: ladder.countsFrom > item.dueOn ? ladder.countsFrom : null,
      dpd: daysBetween(item.dueOn, asOf),
      residualMinor: item.residualMinor,
      disputedMinor: coverage.disputedMinor,
      settledMinor: coverage.settledMinor,
      plannedMinor: coverage.plannedMinor,
      promisedMinor: coverage.promisedMinor,
      promisedUntil: coverage.promisedUntil,
      chaseableMinor: coverage.chaseableMinor,
    };
  });
  return { lines, ...total, creditsMinor, askedMinor: askedMinor(standings, creditsMinor, step) };
}

/** What a letter of that step asks for, less credits; never below 0. */
export function askedMinor(
  standings: readonly Standing[],
  creditsMinor: number,
  step: Pick<Step, "days">,
): number {
  // A courtesy notice asks for what will be due; every other letter for what is.
  const asksFrom = Math.min(0, step.days);
  let asked = 0;
  for (const { coverage, stepDpd } of standings) if (stepDpd >= asksFrom) asked += coverage.chaseableMinor;
  return Math.max(0, asked - creditsMinor);
}
