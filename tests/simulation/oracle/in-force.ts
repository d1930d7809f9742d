import type { Policy } from "../../../shared/dunning/policy/policy.ts";

/** A policy and the moment from which it was in force. */
export interface InForce {
  readonly from: number;
  readonly policy: Policy;
}

/** The days of a level as letters tell it: the end of the schedule is the level above the last. */
export function rungDays({ steps, endOfSchedule }: Policy, level: number): number | undefined {
  const last = steps.at(-1);
  if (level < steps.length || endOfSchedule === undefined || last === undefined) return steps[level]?.days;
  const { everyDays, times } = last.repeat ?? { everyDays: 0, times: 0 };
  return level === steps.length ? last.days + everyDays * times + endOfSchedule.afterDays : undefined;
}
