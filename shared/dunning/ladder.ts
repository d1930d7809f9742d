import { businessDayFrom, type BusinessCalendar } from "../calendar/business-calendar.ts";
import { addDays, daysBetween, later, type Day } from "../kernel/day.ts";
import type { OpenItem } from "../ledger/open-item.ts";
import type { AccountFacts, Extension, PastDispatch } from "./facts.ts";
import { ladderSteps, type LadderStep } from "./policy/ladder-steps.ts";
import type { Policy, Step } from "./policy/policy.ts";

/** Where one invoice stands on the steps of a policy. */
export interface Ladder {
  readonly item: OpenItem;
  /** Steps count from here: the due day, or the later one that was granted. */
  readonly countsFrom: Day;
  readonly steps: readonly LadderStep[];
  /** The day on which each of the lowest steps was completed: steps rise, so none in between is left out. */
  readonly completedOn: readonly Day[];
  /** The last day on which a message at its highest completed step listed it: a repeat counts from it. */
  readonly toldOn: Day | null;
  /** No further step before it: the invoice is too young, or a letter set a deadline. */
  readonly notBefore: Day | null;
}

/** The step an invoice is at, and the first day on which it may be taken. */
export interface Rung {
  readonly step: LadderStep;
  /** Which of the ladder's steps it is. */
  readonly at: number;
  /** After late-send spacing and deadlines; not yet the account's contact gap. */
  readonly dueOn: Day;
}

/**
 * A step is completed for an invoice by a message that listed it, at this step or a later one,
 * when the invoice was already that old. Policies change: a step keeps its key or its days, and either will do.
 */
export function laddersOf(
  items: readonly OpenItem[],
  policy: Policy,
  facts: AccountFacts,
): readonly Ladder[] {
  const steps = ladderSteps(policy);
  const climbs = items.map((item): Climb => firstClimb(item, steps, policy, facts.extensions));
  if (facts.history.length === 0) return climbs;
  const climbOf = new Map(climbs.map((climb) => [climb.item.invoiceId, climb]));
  const sent = facts.history.filter(({ state }) => state === "sent").sort((a, b) => a.asOf - b.asOf);
  for (const message of sent) {
    const same = steps.find(({ key }) => key === message.step);
    const deadlineOn =
      message.deadlineOn === undefined ? deadlineOf(same, message.asOf, facts.calendar) : message.deadlineOn;
    for (const invoiceId of message.invoiceIds) {
      const climb = climbOf.get(invoiceId);
      if (climb) climbTo(climb, message, same, deadlineOn);
    }
  }
  return climbs;
}

/** The last day for payment that a letter of this step sets: a day on which its reader's bank is open. */
export function deadlineOf(step: Step | undefined, asOf: Day, calendar: BusinessCalendar): Day | null {
  if (step?.deadlineDays === undefined) return null;
  return businessDayFrom(calendar, addDays(asOf, step.deadlineDays));
}

type Climb = {
  -readonly [Part in keyof Omit<Ladder, "completedOn">]: Ladder[Part];
} & { readonly completedOn: Day[] };

function firstClimb(
  item: OpenItem,
  steps: readonly LadderStep[],
  { minInvoiceAgeDays = 0 }: Policy,
  extensions: readonly Extension[],
): Climb {
  return {
    item,
    countsFrom: extensions.length === 0 ? item.dueOn : extendedDay(item, extensions),
    steps,
    completedOn: [],
    toldOn: null,
    notBefore: minInvoiceAgeDays > 0 ? addDays(item.issuedOn, minInvoiceAgeDays) : null,
  };
}

/** The latest day that was granted; never before the due day. */
const extendedDay = ({ invoiceId, dueOn }: OpenItem, extensions: readonly Extension[]): Day =>
  extensions.reduce((day, each) => (each.invoiceId === invoiceId ? later(day, each.extendedTo) : day), dueOn);

/** Steps rise, so whatever completes one completes those below it. */
function climbTo(
  climb: Climb,
  message: PastDispatch,
  same: LadderStep | undefined,
  deadlineOn: Day | null,
): void {
  const { steps, completedOn } = climb;
  const dpd = daysBetween(climb.countsFrom, message.asOf);
  let height = Math.min(message.days, dpd);
  // A step whose days were changed since is still the step that was sent.
  if (same && dpd >= message.days && same.days > height) height = same.days;
  for (let next = steps[completedOn.length]; next && next.days <= height; next = steps[completedOn.length])
    completedOn.push(message.asOf);
  if (same && isRepeated(climb, same, message.asOf, dpd)) completedOn.push(message.asOf);
  const top = steps[completedOn.length - 1];
  const isToldAgain = same?.key === top?.key && dpd >= message.days;
  if (top && (top.days <= height || isToldAgain)) climb.toldOn = message.asOf;
  const isAsked = dpd >= Math.min(0, message.days);
  if (deadlineOn !== null && isAsked) climb.notBefore = laterOf(climb.notBefore, addDays(deadlineOn, 1));
}

/**
 * The same step again, once the invoice is as old as its repeat and that long after the time before, is the repeat whoever
 * carried it: who has a new invoice every week would else have the repeat of the oldest put off, and with it all above it.
 */
function isRepeated({ steps, completedOn }: Climb, same: LadderStep, asOf: Day, dpd: number): boolean {
  const next = steps[completedOn.length];
  const last = steps[completedOn.length - 1];
  const lastOn = completedOn.at(-1);
  if (next?.repeatNo === undefined || last === undefined || lastOn === undefined) return false;
  const isOfStep = next.key === same.key && last.key === same.key;
  return isOfStep && dpd >= next.days && daysBetween(lastOn, asOf) >= next.days - last.days;
}

const laterOf = (a: Day | null, b: Day): Day => (a === null ? b : later(a, b));

/** A notice before or on the due day has no meaning after its time; a step after it is never skipped. */
function lapsed(steps: readonly Step[], at: number, dpd: number): boolean {
  const step = steps[at];
  if (!step || step.days > 0) return false;
  const next = steps[at + 1];
  return dpd > 0 || (next !== undefined && next.days <= dpd);
}

/**
 * The lowest step not completed and not lapsed on that day; null at the top of the ladder.
 * `from`: of those from here up, when the ones before did not admit the account. `below`: the step before those.
 */
export function requiredRung(
  ladder: Ladder,
  asOf: Day,
  from = ladder.completedOn.length,
  below?: number,
): Rung | null {
  const { countsFrom, steps } = ladder;
  for (let at = from, step = steps[at]; step; at += 1, step = steps[at]) {
    const dueOn = spacedDueOn(ladder, at, step, below ?? at - 1);
    if (!lapsed(steps, at, daysBetween(countsFrom, later(asOf, dueOn)))) return { step, at, dueOn };
  }
  return null;
}

/**
 * Late-send spacing: a step that was taken late moves the next one by as much. A notice up to the due day keeps its own
 * day: moved beyond it, it would lapse, and a courtesy note that waited for a holiday would cost the one of the due day.
 */
export function spacedDueOn(ladder: Ladder, at: number, step: LadderStep, below = at - 1): Day {
  const byCalendar = addDays(ladder.countsFrom, step.days);
  const doneOn = step.days > 0 ? completedDay(ladder, step, below) : null;
  const before = ladder.steps[Math.max(0, below)];
  const dueOn =
    doneOn === null || before === undefined
      ? byCalendar
      : later(byCalendar, addDays(doneOn, step.days - before.days));
  return ladder.notBefore === null ? dueOn : later(dueOn, ladder.notBefore);
}

/** When the step below was taken, for a repeat the last time; null when it was not. */
function completedDay({ completedOn, toldOn }: Ladder, step: LadderStep, below: number): Day | null {
  // Reading beside an array costs more than everything else here.
  if (below < 0 || below >= completedOn.length) return null;
  return step.repeatNo === undefined ? (completedOn[below] ?? null) : toldOn;
}
