import { addDays, type Day } from "../../kernel/day.ts";
import type { Decision } from "../decision.ts";
import type { Situation } from "../situation.ts";
import { eachTurn } from "../turns.ts";

/** The longest stretch over which a turn may roll on to an open day. */
const ROLLS_DAYS = 7;

/** The first day after `asOf` on which a decision may be another while nothing else happens; too early is harmless. */
export function nextTurn(situation: Situation, decision: Decision, asOf: Day): Day {
  const tomorrow = addDays(asOf, 1);
  // What waits for a weekday or for a switch waits differently on every day of the week.
  if (decision.kind === "hold" && DAILY.has(decision.because)) return tomorrow;
  let next = Number.POSITIVE_INFINITY;
  const turn = (on: Day, rolls: boolean) => {
    if (on > asOf) next = Math.min(next, on);
    else if (rolls && on + ROLLS_DAYS > asOf) next = tomorrow;
  };
  eachTurn(situation, asOf, turn);
  // A notice up to the due day lapses after it, and what nobody may be reminded of is a hold from then on.
  for (const { dueOn } of situation.facts.items) turn(addDays(dueOn, 1), false);
  for (const { countsFrom } of situation.ladders) turn(addDays(countsFrom, 1), false);
  return next as Day;
}

const DAILY: ReadonlySet<string> = new Set(["outside-hours", "stopped", "capped"]);
