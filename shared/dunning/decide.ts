import { addDays, formatDay, later, weekdayOf, type Day } from "../kernel/day.ts";
import { assert } from "../kernel/result.ts";
import type { HoldReason } from "./contract.ts";
import type { Decision, Hold } from "./decision.ts";
import { demandOf } from "./demand.ts";
import type { AccountFacts } from "./facts.ts";
import type { Policy, Step } from "./policy/policy.ts";
import { isOpen, isOpenAt, openDayFrom } from "./send-window.ts";
import { situationOf, standingsOn, type Situation, type Standing } from "./situation.ts";
import { isBelowTolerance } from "./tolerance.ts";

/** What to do about one account in one currency on one day. Reads nothing, writes nothing, knows no clock. */
export function decide(facts: AccountFacts, policy: Policy, asOf: Day): Decision {
  return decideIn(situationOf(facts, policy), asOf);
}

/** The same, for many days of one situation. */
export function decideIn(situation: Situation, asOf: Day): Decision {
  const { facts, policy } = situation;
  const standings = standingsOn(situation, asOf);
  const waiting = standings.filter((standing) => standing.atStep);
  const top = highestStep(waiting);
  if (top === null) return restOrExcluded(situation, asOf);

  const hold = (because: HoldReason, until: Day | null = null): Hold => ({
    kind: "hold",
    because,
    until,
    step: top,
  });
  const chaseable = waiting.filter(({ coverage }) => coverage.chaseableMinor > 0);
  const ready = chaseable.filter(({ rung }) => rung !== null && rung.dueOn <= asOf);
  const step = highestStep(ready);
  const demand = demandOf(standings, facts.creditsMinor, step ?? top, asOf);

  if (demand.creditsMinor > 0 && demand.creditsMinor >= demand.openMinor) return hold("paid");
  if (facts.excluded !== null) return hold("excluded");
  if (facts.history.some(({ state }) => state === "in_doubt")) return hold("in-doubt");
  if (isStale(facts, policy)) return hold("stale-data");
  if (chaseable.length === 0) return coveredHold(waiting, hold);
  if (isBelowTolerance(demand, standings, facts.currency, policy.tolerance)) return hold("below-tolerance");
  if ((step ?? top).channel === "email" && facts.contact === null) return hold("no-contact");
  if (step === null) return hold("too-soon", addDays(firstDue(chaseable, situation.gapEndsOn), -1));
  if (situation.gapEndsOn !== null && asOf < situation.gapEndsOn)
    return hold("too-soon", addDays(situation.gapEndsOn, -1));
  if (step.channel === "email" && !isOpen(policy.sendWindow, weekdayOf(asOf)))
    return hold("outside-hours", addDays(openDayFrom(policy.sendWindow, asOf), -1));
  if (step.channel === "email" && facts.moment !== null && !isOpenAt(policy.sendWindow, facts.moment))
    return hold("outside-hours");
  if (facts.stopped) return hold("stopped");

  const carrier = ready.find(({ rung }) => rung?.step.key === step.key)?.coverage.item;
  assert(carrier, "a step that is ready has an invoice that is ready for it");
  const { invoiceId, dueOn } = carrier;
  return { kind: "remind", step, carrierId: invoiceId, cycle: `${invoiceId}/${formatDay(dueOn)}`, demand };
}

/** Invoices that nobody may be reminded of are a hold as well, once they are past due. */
function restOrExcluded({ facts }: Situation, asOf: Day): Decision {
  const silenced = facts.items.length > 0 && facts.items.every(({ noReminders }) => noReminders);
  const due = silenced && facts.items.some(({ dueOn }) => dueOn < asOf);
  return due ? { kind: "hold", because: "excluded", until: null, step: null } : { kind: "rest" };
}

function highestStep(standings: readonly Standing[]): Step | null {
  let highest: Step | null = null;
  for (const { rung } of standings)
    if (rung && (highest === null || rung.step.days > highest.days)) highest = rung.step;
  return highest;
}

/** Older than the policy lets a message leave on, or never read whole. */
export const isStale = (
  { dataAgeMinutes }: Pick<AccountFacts, "dataAgeMinutes">,
  { maxDataAgeMinutes }: Policy,
): boolean => dataAgeMinutes === null || dataAgeMinutes > maxDataAgeMinutes;

/** Nothing is left to chase: a promise that covers some of it explains more than a dispute does not. */
function coveredHold(
  waiting: readonly Standing[],
  hold: (because: HoldReason, until?: Day | null) => Hold,
): Hold {
  const ends = waiting.flatMap(({ coverage }) => coverage.promisedUntil ?? []);
  if (ends.length === 0) return hold("disputed");
  return hold(
    "promise-open",
    ends.reduce((a, b) => (a < b ? a : b)),
  );
}

function firstDue(standings: readonly Standing[], gapEndsOn: Day | null): Day {
  const days = standings.flatMap(({ rung }) => rung?.dueOn ?? []);
  const first = days.reduce((a, b) => (a < b ? a : b));
  return gapEndsOn === null ? first : later(first, gapEndsOn);
}
