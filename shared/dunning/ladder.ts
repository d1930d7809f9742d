import { addDays, daysBetween, later, type Day } from "../kernel/day.ts";
import type { OpenItem } from "../ledger/open-item.ts";
import type { PastDispatch } from "./facts.ts";
import type { Policy, Step } from "./policy/policy.ts";

/** Where one invoice stands on the steps of a policy: the day each step was completed, null when it was not. */
export interface Ladder {
  readonly item: OpenItem;
  readonly steps: readonly Step[];
  readonly completedOn: readonly (Day | null)[];
}

/** The step an invoice is at, and the first day on which it may be taken. */
export interface Rung {
  readonly step: Step;
  /** After late-send spacing; not yet the account's contact gap. */
  readonly dueOn: Day;
}

/**
 * A step is completed for an invoice by a message that listed it, at this step or a later one,
 * when the invoice was already that old. Policies change: a step keeps its key or its days, and either will do.
 */
export function laddersOf(
  items: readonly OpenItem[],
  policy: Policy,
  history: readonly PastDispatch[],
): readonly Ladder[] {
  const climbs = items.map((item): Climb => ({ item, completedOn: [] }));
  const climbOf = new Map(climbs.map((climb) => [climb.item.invoiceId, climb]));
  const sent = history.filter(({ state }) => state === "sent").sort((a, b) => a.asOf - b.asOf);
  for (const message of sent)
    for (const invoiceId of message.invoiceIds) {
      const climb = climbOf.get(invoiceId);
      if (climb) climbTo(climb, policy.steps, message);
    }
  return climbs.map(({ item, completedOn }) => ({
    item,
    steps: policy.steps,
    completedOn: policy.steps.map((_, at) => completedOn[at] ?? null),
  }));
}

interface Climb {
  readonly item: OpenItem;
  /** Of the lowest steps, as far as they are completed. */
  readonly completedOn: Day[];
}

/** Steps rise, so whatever completes one completes those below it. */
function climbTo({ item, completedOn }: Climb, steps: readonly Step[], message: PastDispatch): void {
  const dpd = daysBetween(item.dueOn, message.asOf);
  // A step whose days were changed since is still the step that was sent.
  const same = dpd >= message.days ? steps.find(({ key }) => key === message.step) : undefined;
  const height = Math.max(Math.min(message.days, dpd), same?.days ?? Number.NEGATIVE_INFINITY);
  for (let next = steps[completedOn.length]; next && next.days <= height; next = steps[completedOn.length])
    completedOn.push(message.asOf);
}

/** A notice before or on the due day has no meaning after its time; a step after it is never skipped. */
function lapsed(steps: readonly Step[], at: number, dpd: number): boolean {
  const step = steps[at];
  if (!step || step.days > 0) return false;
  const next = steps[at + 1];
  return dpd > 0 || (next !== undefined && next.days <= dpd);
}

/** The lowest step not completed and not lapsed on that day; null at the top of the ladder. */
export function requiredRung(ladder: Ladder, asOf: Day): Rung | null {
  const { item, steps, completedOn } = ladder;
  for (const [at, step] of steps.entries()) {
    if (completedOn[at] !== null) continue;
    const dueOn = spacedDueOn(ladder, at, step);
    if (!lapsed(steps, at, daysBetween(item.dueOn, later(asOf, dueOn)))) return { step, dueOn };
  }
  return null;
}

/** Late-send spacing: a step that was taken late moves the next one by as much. */
function spacedDueOn({ item, steps, completedOn }: Ladder, at: number, step: Step): Day {
  const byCalendar = addDays(item.dueOn, step.days);
  const before = steps[at - 1];
  const doneOn = completedOn[at - 1] ?? null;
  if (!before || doneOn === null) return byCalendar;
  return later(byCalendar, addDays(doneOn, step.days - before.days));
}
