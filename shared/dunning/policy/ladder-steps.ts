import type { Policy, Step } from "./policy.ts";

/** A step, or one of its repeats: then with the repeat's own days, and which one it is. */
export type LadderStep = Step & { readonly repeatNo?: number };

/** The key of the task that ends a schedule; no step of an org's own may bear it. */
export const END_OF_SCHEDULE = "end-of-schedule";

const known = new WeakMap<Policy, readonly LadderStep[]>();

/** Every rung in order of days: each step followed by its repeats, and the end of the schedule last. */
export function ladderSteps(policy: Policy): readonly LadderStep[] {
  const before = known.get(policy);
  if (before) return before;
  const steps = policy.steps.flatMap((step) => [step, ...repeatsOf(step)]);
  const end = endStep(policy, steps.at(-1)?.days ?? 0);
  const all = end === null ? steps : [...steps, end];
  known.set(policy, all);
  return all;
}

function repeatsOf(step: Step): readonly LadderStep[] {
  const { everyDays, times } = step.repeat ?? { everyDays: 0, times: 0 };
  return Array.from({ length: times }, (_, at) => ({
    ...step,
    days: step.days + everyDays * (at + 1),
    repeatNo: at + 1,
  }));
}

function endStep({ endOfSchedule }: Policy, lastDays: number): LadderStep | null {
  if (endOfSchedule === undefined) return null;
  const { afterDays, template } = endOfSchedule;
  return { key: END_OF_SCHEDULE, days: lastDays + afterDays, channel: "call-task", template };
}
