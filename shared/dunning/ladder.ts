import { addDays, daysBetween, later, type Day } from "../kernel/day.ts";
import type { OpenItem } from "../ledger/open-item.ts";
import type { PastDispatch } from "./facts.ts";
import type { Policy, Step } from "./policy/policy.ts";

/** Where one invoice stands on the steps of a policy. */
export interface Ladder {
  readonly item: OpenItem;
  readonly steps: readonly Step[];
  /** The day on which each of the lowest steps was completed: steps rise, so none in between is left out. */
  readonly completedOn: readonly Day[];
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
  { steps }: Policy,
  history: readonly PastDispatch[],
): readonly Ladder[] {
  const climbs = items.map((item): Climb => ({ item, steps, completedOn: [] }));
  const climbOf = new Map(climbs.map((climb) => [climb.item.invoiceId, climb]));
  const sent = history.filter(({ state }) => state === "sent").sort((a, b) => a.asOf - b.asOf);
  for (const message of sent) {
    const same = steps.find(({ key }) => key === message.step);
    for (const invoiceId of message.invoiceIds) {
      const climb = climbOf.get(invoiceId);
      if (climb) climbTo(climb, message, same);
    }
  }
  return climbs;
}

interface Climb extends Ladder {
  readonly completedOn: Day[];
}

/** Steps rise, so whatever completes one completes those below it. */
function climbTo({ item, steps, completedOn }: Climb, message: PastDispatch, same: Step | undefined): void {
  const dpd = daysBetween(item.dueOn, message.asOf);
  let height = Math.min(message.days, dpd);
  // A step whose days were changed since is still the step that was sent.
  if (same && dpd >= message.days && same.days > height) height = same.days;
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
  for (let at = completedOn.length, step = steps[at]; step; at += 1, step = steps[at]) {
    const dueOn = spacedDueOn(ladder, at, step);
    if (!lapsed(steps, at, daysBetween(item.dueOn, later(asOf, dueOn)))) return { step, dueOn };
  }
  return null;
}

/** Late-send spacing: a step that was taken late moves the next one by as much. */
function spacedDueOn({ item, steps, completedOn }: Ladder, at: number, step: Step): Day {
  const byCalendar = addDays(item.dueOn, step.days);
  if (at === 0) return byCalendar;
  const before = steps[at - 1];
  const doneOn = completedOn[at - 1];
  if (before === undefined || doneOn === undefined) return byCalendar;
  return later(byCalendar, addDays(doneOn, step.days - before.days));
}
