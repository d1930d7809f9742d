import { addDays, daysBetween, type Day } from "../kernel/day.ts";
import { coverageOf, oldestFirst, type Coverage } from "./coverage.ts";
import type { AccountFacts } from "./facts.ts";
import { laddersOf, requiredRung, type Ladder, type Rung } from "./ladder.ts";
import type { Policy } from "./policy/policy.ts";

/** The facts of one account read once; cheap to ask for many days. */
export interface Situation {
  readonly facts: AccountFacts;
  readonly policy: Policy;
  /** Invoices that may be named in a letter at all, oldest due first. */
  readonly ladders: readonly Ladder[];
  readonly lastContactOn: Day | null;
  /** The first day on which the account may hear from us again; null when it never did. */
  readonly gapEndsOn: Day | null;
}

/** One invoice on one day: its money, and the step that waits for it. */
export interface Standing {
  readonly coverage: Coverage;
  readonly rung: Rung | null;
  /** The step's days have come, whether or not spacing lets it go. */
  readonly atStep: boolean;
}

export function situationOf(facts: AccountFacts, policy: Policy): Situation {
  const named = facts.items.filter((item) => !item.noReminders).sort(oldestFirst);
  const contacts = facts.history.filter((message) => message.state === "sent").map(({ asOf }) => asOf);
  const lastContactOn = contacts.length === 0 ? null : contacts.reduce((a, b) => (a > b ? a : b));
  return {
    facts,
    policy,
    ladders: laddersOf(named, policy, facts.history),
    lastContactOn,
    gapEndsOn: lastContactOn === null ? null : addDays(lastContactOn, policy.minGapDays),
  };
}

/** Every nameable invoice's standing on a day, oldest due first. */
export function standingsOn({ facts, policy, ladders }: Situation, asOf: Day): readonly Standing[] {
  const covered = coverageOf(
    ladders.map(({ item }) => item),
    facts.promises,
    policy.promiseGraceDays,
    asOf,
  );
  // Both are in the same order.
  return covered.map((coverage, at) => {
    const ladder = ladders[at];
    const rung = ladder ? requiredRung(ladder, asOf) : null;
    const dpd = daysBetween(coverage.item.dueOn, asOf);
    return { coverage, rung, atStep: rung !== null && rung.step.days <= dpd };
  });
}
