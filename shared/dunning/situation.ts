import { addDays, daysBetween, type Day } from "../kernel/day.ts";
import { assert } from "../kernel/result.ts";
import { coverageInOrder, oldestFirst } from "./coverage.ts";
import type { AccountFacts } from "./facts.ts";
import { laddersOf, requiredRung, type Ladder } from "./ladder.ts";
import { passOver } from "./pass-over.ts";
import { setAsideOn } from "./set-aside.ts";
import type { Policy } from "./policy/policy.ts";
import type { Standing } from "./standing.ts";

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

export function situationOf(facts: AccountFacts, policy: Policy): Situation {
  const named = facts.items.filter((item) => !item.noReminders).sort(oldestFirst);
  const contacts = facts.history.filter((message) => message.state === "sent").map(({ asOf }) => asOf);
  const lastContactOn = contacts.length === 0 ? null : contacts.reduce((a, b) => (a > b ? a : b));
  return {
    facts,
    policy,
    ladders: laddersOf(named, policy, facts),
    lastContactOn,
    gapEndsOn: lastContactOn === null ? null : addDays(lastContactOn, policy.minGapDays),
  };
}

const NOTHING: readonly string[] = [];

/** Every nameable invoice's standing on a day, oldest due first. */
export function standingsOn(situation: Situation, asOf: Day): readonly Standing[] {
  const { facts, policy } = situation;
  const ladders = laddersAsked(situation, asOf);
  const items = ladders.map(({ item }) => item);
  const standings = coverageInOrder(items, facts, policy.promiseGraceDays, asOf).map((coverage, at) => {
    // Both are in the same order.
    const ladder = ladders[at];
    assert(ladder, "every invoice that is covered has a ladder");
    const rung = requiredRung(ladder, asOf);
    const stepDpd = daysBetween(ladder.countsFrom, asOf);
    const atStep = rung !== null && rung.step.days <= stepDpd;
    return { coverage, ladder, stepDpd, rung, atStep, passedOver: NOTHING, barred: false };
  });
  return passOver(standings, facts, policy, asOf);
}

/** Without the invoices of whoever is set aside that day. */
function laddersAsked({ facts, ladders }: Situation, asOf: Day): readonly Ladder[] {
  if (facts.setAside === undefined || facts.setAside.length === 0) return ladders;
  return ladders.filter(({ item }) => setAsideOn(facts, item, asOf) === null);
}
