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
 * when the invoice was already that old. Policies change, so days are compared, not keys.
 */
export function laddersOf(
  items: readonly OpenItem[],
  policy: Policy,
  history: readonly PastDispatch[],
): readonly Ladder[] {
  const sentFor = new Map<string, PastDispatch[]>();
  for (const message of history) {
    if (message.state !== "sent") continue;
    for (const invoiceId of message.invoiceIds) {
      const known = sentFor.get(invoiceId);
      if (known) known.push(message);
      else sentFor.set(invoiceId, [message]);
    }
  }
  return items.map((item) => {
    const sent = sentFor.get(item.invoiceId) ?? [];
    return {
      item,
      steps: policy.steps,
      completedOn: policy.steps.map((step) => completion(item, step, sent)),
    };
  });
}

function completion(item: OpenItem, step: Step, sent: readonly PastDispatch[]): Day | null {
  let first: Day | null = null;
  for (const message of sent) {
    if (message.days < step.days || daysBetween(item.dueOn, message.asOf) < step.days) continue;
    if (first === null || message.asOf < first) first = message.asOf;
  }
  return first;
}

/** The highest step whose days have come; null before the first. */
export function eligibleStep(steps: readonly Step[], dpd: number): Step | null {
  return steps.findLast((step) => step.days <= dpd) ?? null;
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
