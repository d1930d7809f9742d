import { addDays, earlier, formatDay, later, type Day } from "../kernel/day.ts";
import type { OpenItem } from "../ledger/open-item.ts";
import type { HoldReason } from "./contract.ts";
import type { Decision, Hold, Remind } from "./decision.ts";
import { demandOf } from "./demand.ts";
import type { AccountFacts } from "./facts.ts";
import { deadlineOf } from "./ladder.ts";
import { takenStep, type Taken } from "./minimum.ts";
import type { LadderStep } from "./policy/ladder-steps.ts";
import type { Policy } from "./policy/policy.ts";
import { reachesCustomer } from "./reaches-customer.ts";
import { reachableBy, recipientOf, whyNobody } from "./recipient.ts";
import { isOpenAt, isOpenDay, landsOnBusinessDays, openDayFrom } from "./send-window.ts";
import { setAsideOn } from "./set-aside.ts";
import { situationOf, standingsOn, type Situation } from "./situation.ts";
import type { Standing } from "./standing.ts";
import { isBelowTolerance } from "./tolerance.ts";

/** What to do about one account in one currency on one day. Reads nothing, writes nothing, knows no clock. */
export function decide(facts: AccountFacts, policy: Policy, asOf: Day): Decision {
  return decideIn(situationOf(facts, policy), asOf);
}

/** The same, for many days of one situation. */
export const decideIn = (situation: Situation, asOf: Day): Decision => judge(situation, asOf).decision;

/** A decision with what it stands on. */
export interface Judgement {
  readonly decision: Decision;
  readonly standings: readonly Standing[];
  readonly taken: Taken | null;
}

export function judge(situation: Situation, asOf: Day): Judgement {
  const standings = standingsOn(situation, asOf);
  const waiting = standings.filter((standing) => standing.atStep);
  const top = highestStep(waiting);
  if (top === null) return { decision: restOrExcluded(situation, asOf), standings, taken: null };
  const open = waiting.filter(({ coverage, barred }) => coverage.chaseableMinor > 0 && !barred);
  const ready = open.filter(({ rung }) => rung !== null && rung.dueOn <= asOf);
  const { creditsMinor, currency } = situation.facts;
  const openMinor = standings.reduce((all, { coverage }) => all + coverage.item.residualMinor, 0);
  const taken = takenStep(ready, { creditsMinor, openMinor, currency });
  const decision = weigh({ situation, asOf, standings, waiting, open, ready, top, taken });
  return { decision, standings, taken };
}

/** One account on one day, sorted out. */
interface Scene {
  readonly situation: Situation;
  readonly asOf: Day;
  readonly standings: readonly Standing[];
  /** At a step whose days have come. */
  readonly waiting: readonly Standing[];
  /** Of those, with something to chase at a step that admits the account. */
  readonly open: readonly Standing[];
  /** Of those, whose spacing is over. */
  readonly ready: readonly Standing[];
  readonly top: LadderStep;
  readonly taken: Taken | null;
}

function weigh({ situation, asOf, standings, waiting, open, ready, top, taken }: Scene): Decision {
  const { facts, policy, gapEndsOn } = situation;
  const hold = (because: HoldReason, until: Day | null = null): Hold => ({
    kind: "hold",
    because,
    until,
    step: top,
  });
  const step = taken?.step ?? highestStep(ready) ?? highestStep(open) ?? top;
  const demand = demandOf(standings, facts.creditsMinor, step, asOf);
  const recipient = recipientOf(step.to, reachableBy(step, facts));

  if (demand.creditsMinor > 0 && demand.creditsMinor >= demand.openMinor) return hold("paid");
  if (facts.excluded !== null) return hold("excluded");
  if (facts.history.some(({ state }) => state === "in_doubt")) return hold("in-doubt");
  if (isStale(facts, policy)) return hold("stale-data");
  if (waiting.every(({ coverage }) => coverage.chaseableMinor === 0)) return coveredHold(waiting, hold);
  if (open.length === 0) return hold("conditions");
  if (isBelowTolerance(demand, standings, facts.currency, policy.tolerance)) return hold("below-tolerance");
  if (ready.length > 0 && taken === null) return hold("below-tolerance");
  if (reachesCustomer(step.channel) && recipient === null) return hold(whyNobody(step, facts));
  if (facts.vetoedUntil !== null && asOf <= facts.vetoedUntil) return hold("vetoed", facts.vetoedUntil);
  if (taken === null) return hold("too-soon", addDays(firstDue(open, gapEndsOn), -1));
  if (gapEndsOn !== null && asOf < gapEndsOn) return hold("too-soon", addDays(gapEndsOn, -1));
  if (landsOnBusinessDays(step.channel) && !isOpenDay(policy.sendWindow, facts.calendar, asOf))
    return hold("outside-hours", addDays(openDayFrom(policy.sendWindow, facts.calendar, asOf), -1));
  if (reachesCustomer(step.channel) && facts.moment !== null)
    if (!isOpenAt(policy.sendWindow, facts.calendar, asOf, facts.moment)) return hold("outside-hours");
  if (facts.stopped) return hold("stopped");
  const deadlineOn = deadlineOf(step, asOf, facts.calendar);
  return { kind: "remind", ...carriedBy(taken), demand, recipient, deadlineOn };
}

/** A repeat is told by its days: no edit of the policy makes two of them alike. */
function carriedBy({ step, carrier }: Taken): Pick<Remind, "step" | "carrierId" | "cycle"> {
  const { item, countsFrom } = carrier.ladder;
  const climb = `${item.invoiceId}/${formatDay(countsFrom)}`;
  const cycle = step.repeatNo === undefined ? climb : `${climb}+${step.days}`;
  return { step, carrierId: item.invoiceId, cycle };
}

/** Invoices that nobody may be reminded of are a hold as well, once they are past due. */
function restOrExcluded({ facts }: Situation, asOf: Day): Decision {
  const isSilenced = (item: OpenItem): boolean => item.noReminders || setAsideOn(facts, item, asOf) !== null;
  const silenced = facts.items.length > 0 && facts.items.every(isSilenced);
  const due = facts.items.filter(({ dueOn }) => dueOn < asOf);
  if (!silenced || due.length === 0) return { kind: "rest" };
  // What ends explains more than what does not.
  const vetoed = due.flatMap((item) =>
    item.noReminders ? [] : (setAsideOn(facts, item, asOf)?.until ?? []),
  );
  if (vetoed.length > 0)
    return { kind: "hold", because: "vetoed", until: vetoed.reduce(earlier), step: null };
  return { kind: "hold", because: "excluded", until: null, step: null };
}

function highestStep(standings: readonly Standing[]): LadderStep | null {
  let highest: LadderStep | null = null;
  for (const { rung } of standings)
    if (rung && (highest === null || rung.step.days > highest.days)) highest = rung.step;
  return highest;
}

/** Older than the policy lets a message leave on, or never read whole. */
export const isStale = (
  { dataAgeMinutes }: Pick<AccountFacts, "dataAgeMinutes">,
  { maxDataAgeMinutes }: Policy,
): boolean => dataAgeMinutes === null || dataAgeMinutes > maxDataAgeMinutes;

/** Nothing is left to chase: an agreement that ends explains more than a dispute that does not. */
function coveredHold(
  waiting: readonly Standing[],
  hold: (because: HoldReason, until?: Day | null) => Hold,
): Hold {
  const settled = waiting.flatMap(({ coverage }) => coverage.settledUntil ?? []);
  if (settled.length > 0) return hold("settlement-open", settled.reduce(earlier));
  const planned = waiting.flatMap(({ coverage }) => coverage.plannedUntil ?? []);
  const promised = waiting.flatMap(({ coverage }) => coverage.promisedUntil ?? []);
  if (planned.length + promised.length === 0)
    return hold(waiting.some(({ coverage }) => coverage.settledMinor > 0) ? "let-go" : "disputed");
  return hold(planned.length > 0 ? "on-plan" : "promise-open", [...planned, ...promised].reduce(earlier));
}

function firstDue(standings: readonly Standing[], gapEndsOn: Day | null): Day {
  const first = standings.flatMap(({ rung }) => rung?.dueOn ?? []).reduce(earlier);
  return gapEndsOn === null ? first : later(first, gapEndsOn);
}
