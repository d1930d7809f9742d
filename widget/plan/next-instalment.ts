import type { Day } from "../../shared/kernel/day.ts";
import type { PlanView } from "../../shared/plan/contract.ts";

export interface NextInstalment {
  readonly dueOn: Day;
  /** What of it has not come yet. */
  readonly amountMinor: number;
}

/** The first instalment whose time is not over and that has not come whole; null when nothing is coming. */
export function nextInstalment(
  { instalments, receivedMinor, arrearsMinor, comingMinor }: PlanView,
  asOf: Day,
): NextInstalment | null {
  const dueMinor = receivedMinor + arrearsMinor + comingMinor;
  let expectedMinor = 0;
  for (const { dueOn, lastDay, amountMinor } of instalments) {
    const before = expectedMinor;
    expectedMinor = Math.min(dueMinor, expectedMinor + amountMinor);
    if (lastDay < asOf || expectedMinor <= receivedMinor) continue;
    return { dueOn, amountMinor: expectedMinor - Math.max(before, receivedMinor) };
  }
  return null;
}
