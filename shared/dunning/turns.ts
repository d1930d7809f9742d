import { addDays, type Day } from "../kernel/day.ts";
import { holdsUntil } from "./coverage.ts";
import { requiredRung, spacedDueOn, type Ladder, type Rung } from "./ladder.ts";
import { conditionAges } from "./policy/condition-ages.ts";
import { openDayFrom } from "./send-window.ts";
import type { Situation } from "./situation.ts";

/**
 * Names every day on which the answer may turn while nothing else happens, in no order, some more than once:
 * thresholds, spacing, gaps, and the ends of promises, plans, vetoes and holidays. One that `rolls` on may fall on a
 * closed day and then takes effect on the next open one.
 */
export function eachTurn(
  { facts, policy, ladders, gapEndsOn }: Situation,
  asOf: Day,
  turn: (on: Day, rolls: boolean) => void,
): void {
  // A holiday may be longer than the week that is looked at after each turn.
  const open = (on: Day): void => turn(openDayFrom(policy.sendWindow, facts.calendar, on), false);
  const roll = (on: Day): void => {
    turn(on, true);
    open(on);
  };
  if (gapEndsOn !== null) roll(gapEndsOn);
  if (facts.vetoedUntil !== null) roll(addDays(facts.vetoedUntil, 1));
  for (const { until } of facts.setAside ?? []) if (until !== null) roll(addDays(until, 1));
  for (const promise of facts.promises) roll(addDays(holdsUntil(promise, policy.promiseGraceDays), 1));
  for (const { holdsUntil: until } of facts.settlements ?? []) if (until !== null) roll(addDays(until, 1));
  for (const plan of facts.plans) roll(addDays(plan.holdsUntil, 1));
  const ages = conditionAges(policy);
  for (const ladder of ladders) {
    // On its due day an invoice adds to what others are asked for, whether or not a step waits for that day.
    roll(ladder.countsFrom);
    // A notice up to that day lapses after it.
    turn(addDays(ladder.countsFrom, 1), false);
    // What is done turns nothing any more, but a notice before the due day asks for what will be due.
    for (let at = 0; at < ladder.steps.length; at += 1) {
      const step = ladder.steps[at];
      if (!step || (at < ladder.completedOn.length && step.days > 0)) continue;
      const on = addDays(ladder.countsFrom, step.days);
      turn(on, false);
      open(on);
    }
    const rung = requiredRung(ladder, asOf);
    if (rung) roll(rung.dueOn);
    if (ages === null) continue;
    for (const age of ages) roll(addDays(ladder.countsFrom, age));
    if (rung) for (const on of spacedAbove(ladder, rung)) roll(on);
  }
}

/** When the later steps may be taken, should those before them be passed over. */
const spacedAbove = (ladder: Ladder, { at }: Rung): readonly Day[] =>
  ladder.steps.flatMap((step, above) =>
    above > at ? [spacedDueOn(ladder, above, step), spacedDueOn(ladder, above, step, at - 1)] : [],
  );
