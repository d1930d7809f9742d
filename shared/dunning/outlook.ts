import { addDays, later, type Day } from "../kernel/day.ts";
import type { OpenItem } from "../ledger/open-item.ts";
import type { HoldReason, Next } from "./contract.ts";
import { decideIn } from "./decide.ts";
import type { Coverage } from "./coverage.ts";
import { landsOnBusinessDays, openDayFrom } from "./send-window.ts";
import type { Decision } from "./decision.ts";
import type { AccountFacts } from "./facts.ts";
import type { Policy, Step } from "./policy/policy.ts";
import { setAsideOn } from "./set-aside.ts";
import { situationOf, standingsOn, type Situation } from "./situation.ts";
import type { Standing } from "./standing.ts";
import { eachTurn } from "./turns.ts";

/** What comes next for the account in this currency, and for each of its invoices by id. */
export interface Outlook {
  readonly account: Next;
  readonly items: ReadonlyMap<string, Next>;
}

/**
 * The first thing that `decide` will say, on `asOf` or after it, if nothing else happens. A hold in force is
 * said as a hold, except "too soon", which is only the wait for a known step.
 * The round reads the CRM before it decides, so data that is merely old is taken as fresh.
 */
export function outlook(facts: AccountFacts, policy: Policy, asOf: Day): Outlook {
  const dataAgeMinutes = facts.dataAgeMinutes === null ? null : 0;
  const situation = situationOf({ ...facts, dataAgeMinutes, moment: null }, policy);
  const account = accountNext(situation, asOf);
  const standings = new Map(standingsOn(situation, asOf).map((each) => [each.coverage.item.invoiceId, each]));
  const items = facts.items.map((item): [string, Next] => [
    item.invoiceId,
    leftOutNext(facts, item, asOf) ?? itemNext(situation, standings.get(item.invoiceId), account, asOf),
  ]);
  return { account, items: new Map(items) };
}

function accountNext(situation: Situation, asOf: Day): Next {
  for (const on of turningDays(situation, asOf)) {
    const next = asNext(decideIn(situation, on), on);
    if (next.kind === "step") return next;
    if (next.kind === "hold" && !isMereWait(next.because, on, asOf)) return next;
  }
  return { kind: "none" };
}

/** The wait for a known step is no hold; nor is a weekend that has not come. */
const isMereWait = (because: HoldReason, on: Day, asOf: Day): boolean =>
  because === "too-soon" || (because === "outside-hours" && on > asOf);

const stepNext = ({ key, days, channel }: Step, on: Day): Next => ({
  kind: "step",
  step: key,
  days,
  channel,
  on,
});

function asNext(decision: Decision, on: Day): Next {
  if (decision.kind === "remind") return stepNext(decision.step, on);
  if (decision.kind === "hold") return { kind: "hold", because: decision.because, until: decision.until };
  return { kind: "none" };
}

/**
 * The days on which the answer can change, from `asOf` on: thresholds, spacing, gaps, ends of promises and weekends.
 * Most accounts have their answer today, and the later days are then not even counted out.
 */
function* turningDays(situation: Situation, asOf: Day): Generator<Day> {
  yield asOf;
  const days = new Set<Day>();
  eachTurn(situation, asOf, (turn, rolls) => {
    // A closed day rolls on to the next open one, so the week after each turn is looked at too.
    for (let ahead = 0; ahead <= (rolls ? 7 : 0); ahead += 1) {
      const on = addDays(turn, ahead);
      if (on > asOf) days.add(on);
    }
  });
  yield* [...days].sort((a, b) => a - b);
}

/** What its own account says against it, when the rest of its group is asked; null when nothing does. */
function leftOutNext(facts: AccountFacts, item: OpenItem, asOf: Day): Next | null {
  const left = facts.excluded === null && !item.noReminders ? setAsideOn(facts, item, asOf) : null;
  return left === null ? null : { kind: "hold", because: left.because, until: left.until };
}

function itemNext(situation: Situation, standing: Standing | undefined, account: Next, asOf: Day): Next {
  if (!standing || situation.facts.excluded !== null)
    return { kind: "hold", because: "excluded", until: null };
  const { coverage, rung, barred } = standing;
  if (coverage.chaseableMinor === 0) return coveredNext(coverage);
  if (rung === null) return { kind: "none" };
  if (standing.atStep && account.kind === "hold" && !isOfOneInvoice(account.because)) return account;
  if (barred) return { kind: "hold", because: "conditions", until: null };
  // An invoice is spoken of in its account's letter, so never before it.
  const first = account.kind === "step" ? account.on : asOf;
  const on = [first, situation.gapEndsOn ?? asOf, rung.dueOn].reduce(later);
  const { policy, facts } = situation;
  const lands = landsOnBusinessDays(rung.step.channel);
  return stepNext(rung.step, lands ? openDayFrom(policy.sendWindow, facts.calendar, on) : on);
}

function coveredNext({ settledMinor, settledUntil, plannedUntil, promisedUntil }: Coverage): Next {
  if (settledUntil !== null) return { kind: "hold", because: "settlement-open", until: settledUntil };
  if (plannedUntil !== null) return { kind: "hold", because: "on-plan", until: plannedUntil };
  const uncovered = settledMinor > 0 ? "let-go" : "disputed";
  const because = promisedUntil === null ? uncovered : "promise-open";
  return { kind: "hold", because, until: promisedUntil };
}

/** Another invoice's promise or dispute says nothing about this one. */
const isOfOneInvoice = (because: HoldReason): boolean => OF_ONE_INVOICE.has(because);
const OF_ONE_INVOICE: ReadonlySet<HoldReason> = new Set([
  "disputed",
  "settlement-open",
  "let-go",
  "on-plan",
  "promise-open",
  "conditions",
]);
