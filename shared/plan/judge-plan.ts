import { addDays, earlier, type Day } from "../kernel/day.ts";
import type { LedgerEntry } from "../ledger/entry.ts";
import type { Claim, Purse } from "../promise/purse.ts";
import type { PlanState } from "./kinds.ts";
import type { Instalment, PaymentPlan } from "./plan.ts";

/** How a plan stands on a day. total = received + forgiven + what is still to be paid. */
export interface PlanVerdict {
  readonly plan: PaymentPlan;
  readonly state: PlanState;
  readonly receivedMinor: number;
  /** What credit notes took off its invoices: the last instalments become smaller. */
  readonly forgivenMinor: number;
  readonly missed: number;
  /** Of the instalments whose last day is over: what has still not come. */
  readonly arrearsMinor: number;
  /** Not due yet, or still within its grace, and not paid. */
  readonly comingMinor: number;
  /** The first instalment of what is coming; null when nothing is. */
  readonly next: Instalment | null;
  /** The day after the last day of the instalment that broke it; null while it is not broken. */
  readonly brokenOn: Day | null;
}

/**
 * Judges one plan by money and its value days, like a promise: an instalment is missed when, at the end of its last
 * day, less had come than all instalments up to it. Money that comes late mends the arrears, not the miss.
 * `newerOn`: the day on which another plan took its invoices over; money of that day and later is for that one.
 */
export function judgePlan(
  plan: PaymentPlan,
  entries: readonly LedgerEntry[],
  purse: Purse,
  asOf: Day,
  newerOn: Day | null = null,
): PlanVerdict {
  const forgivenMinor = forgivenOf(plan, entries, asOf);
  const dueMinor = plan.totalMinor - forgivenMinor;
  const fulfilled = fulfilment(plan, purse, asOf, dueMinor);
  const receivedMinor = purse.take(claimOf(plan, lastOf(plan, asOf, newerOn)), asOf, dueMinor);
  const over = fulfilled.filter(({ instalment }) => instalment.lastDay < asOf);
  const missedOnes = over.filter(({ shortMinor }) => shortMinor > 0);
  const breaker = missedOnes[plan.breaksAfter - 1] ?? lastOfAll(fulfilled, asOf);
  const owedByNow = Math.min(dueMinor, over.at(-1)?.expectedMinor ?? 0);
  const state = stateOf(plan, asOf, receivedMinor >= dueMinor, breaker !== undefined);
  const figures = {
    receivedMinor,
    forgivenMinor,
    missed: missedOnes.length,
    arrearsMinor: Math.max(0, owedByNow - receivedMinor),
    comingMinor: dueMinor - Math.max(owedByNow, receivedMinor),
  };
  const next = fulfilled.find(
    ({ instalment, expectedMinor }) =>
      instalment.lastDay >= asOf && Math.min(expectedMinor, dueMinor) > receivedMinor,
  );
  return {
    plan,
    state,
    ...figures,
    next: figures.comingMinor > 0 ? (next?.instalment ?? null) : null,
    brokenOn: state === "broken" && breaker !== undefined ? ((breaker.instalment.lastDay + 1) as Day) : null,
  };
}

/** Nothing more is to come after the last instalment: with anything still missing, the plan is over as well. */
function lastOfAll(fulfilled: readonly Fulfilled[], asOf: Day): Fulfilled | undefined {
  const last = fulfilled.at(-1);
  return last !== undefined && last.instalment.lastDay < asOf ? last : undefined;
}

/** Money counts until the plan is taken back or another takes its place. */
function lastOf({ withdrawnOn }: PaymentPlan, asOf: Day, newerOn: Day | null): Day {
  const last = newerOn === null ? asOf : earlier(asOf, addDays(newerOn, -1));
  return withdrawnOn === null ? last : earlier(last, withdrawnOn);
}

function stateOf(plan: PaymentPlan, asOf: Day, isPaid: boolean, isBroken: boolean): PlanState {
  if (plan.withdrawnOn !== null && plan.withdrawnOn <= asOf) return "withdrawn";
  if (isPaid) return "done";
  return isBroken ? "broken" : "kept";
}

interface Fulfilled {
  readonly instalment: Instalment;
  /** Up to and with this instalment. */
  readonly expectedMinor: number;
  /** What was missing at the end of its last day, by what is known on the day of asking. */
  readonly shortMinor: number;
}

/** Asked before the money is taken. What the bank took back since never came. */
function fulfilment(plan: PaymentPlan, purse: Purse, asOf: Day, dueMinor: number): readonly Fulfilled[] {
  let expectedMinor = 0;
  return plan.instalments.map((instalment) => {
    expectedMinor += instalment.amountMinor;
    const wanted = Math.min(expectedMinor, dueMinor);
    const came = purse.has(claimOf(plan, instalment.lastDay), asOf);
    return { instalment, expectedMinor, shortMinor: Math.max(0, wanted - came) };
  });
}

const claimOf = ({ currency, agreedOn, alreadyIn, invoiceIds }: PaymentPlan, to: Day): Claim => ({
  currency,
  from: agreedOn,
  to,
  alreadyIn,
  invoiceIds: new Set(invoiceIds),
});

function forgivenOf(plan: PaymentPlan, entries: readonly LedgerEntry[], asOf: Day): number {
  let forgiven = 0;
  for (const entry of entries)
    if (
      entry.kind === "credit-note" &&
      entry.appliedTo !== null &&
      plan.invoiceIds.includes(entry.appliedTo) &&
      entry.issuedOn >= plan.agreedOn &&
      entry.issuedOn <= asOf
    )
      forgiven += Math.max(0, entry.amountMinor - (plan.alreadyIn?.[entry.id] ?? 0));
  return Math.min(forgiven, plan.totalMinor);
}
