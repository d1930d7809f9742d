import type { Currency } from "../kernel/currency.ts";
import { leastShare } from "../kernel/share.ts";
import type { Demand } from "./decision.ts";
import type { Tolerance } from "./policy/policy.ts";
import type { Standing } from "./standing.ts";

/** Whether what is asked for, net of credits, is too little to write a letter about. */
export function isBelowTolerance(
  demand: Demand,
  standings: readonly Standing[],
  currency: Currency,
  tolerance: Tolerance,
): boolean {
  const issued = standings.reduce((all, { coverage }) => all + coverage.item.amountMinor, 0);
  const least = Math.max(tolerance.minor[currency] ?? 0, leastShare(issued, tolerance.share), 1);
  return demand.askedMinor < least;
}
