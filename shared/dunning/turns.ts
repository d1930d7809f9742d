import { addDays, type Day } from "../kernel/day.ts";
import { holdsUntil } from "./coverage.ts";
import { requiredRung } from "./ladder.ts";
import type { Situation } from "./situation.ts";

/**
 * Names every day on which the answer may turn while nothing else happens, in no order, some more than once:
 * thresholds, spacing, gaps and ends of promises. One that `rolls` on may fall on a closed day and then takes
 * effect on the next open one.
 */
export function eachTurn(
  { facts, policy, ladders, gapEndsOn }: Situation,
  asOf: Day,
  turn: (on: Day, rolls: boolean) => void,
): void {
  if (gapEndsOn !== null) turn(gapEndsOn, true);
  for (const promise of facts.promises) turn(addDays(holdsUntil(promise, policy.promiseGraceDays), 1), true);
  for (const ladder of ladders) {
    // On its due day an invoice adds to what others are asked for, whether or not a step waits for that day.
    turn(ladder.item.dueOn, true);
    // What is done turns nothing any more, but a notice before the due day asks for what will be due.
    for (let at = 0; at < policy.steps.length; at += 1) {
      const step = policy.steps[at];
      if (step && (at >= ladder.completedOn.length || step.days <= 0))
        turn(addDays(ladder.item.dueOn, step.days), false);
    }
    const rung = requiredRung(ladder, asOf);
    if (rung) turn(rung.dueOn, true);
  }
}
