import { addDays, earlier, type Day } from "../kernel/day.ts";
import type { OpenItem } from "../ledger/open-item.ts";
import type { AccountFacts, KeptPlan, OpenPromise } from "./facts.ts";

/** One invoice's residual, divided: disputed + planned + promised + chaseable = residual, each ≥ 0. */
export interface Coverage {
  readonly item: OpenItem;
  readonly disputedMinor: number;
  /** On a payment plan that is kept. */
  readonly plannedMinor: number;
  /** The last day on which a plan holds; null when none does. */
  readonly plannedUntil: Day | null;
  readonly promisedMinor: number;
  /** The last day on which a promise holds; null when none does. */
  readonly promisedUntil: Day | null;
  readonly chaseableMinor: number;
}

/** Oldest due first, then by id: the order of every letter, whatever order the rows came in. */
export const oldestFirst = (a: OpenItem, b: OpenItem): number =>
  a.dueOn - b.dueOn || (a.invoiceId < b.invoiceId ? -1 : a.invoiceId > b.invoiceId ? 1 : 0);

/** The last day on which this promise holds reminders back. */
export const holdsUntil = (promise: OpenPromise, graceDays: number): Day =>
  promise.holdsUntil ?? addDays(promise.promisedOn, graceDays);

/**
 * Divides every open item on a day: what is disputed first, then what a plan covers, then what is promised. A promise
 * covers the invoices it names, oldest first, or, when it names none, the oldest that existed when it was made. What is
 * coming under a plan lies on the newest of its invoices, so that its arrears are asked for on the oldest. What is
 * covered is not covered twice.
 */
export function coverageOf(
  items: readonly OpenItem[],
  { promises, plans }: Pick<AccountFacts, "promises" | "plans">,
  graceDays: number,
  asOf: Day,
): readonly Coverage[] {
  return coverageInOrder([...items].sort(oldestFirst), { promises, plans }, graceDays, asOf);
}

/** The same for items that are in that order already. */
export function coverageInOrder(
  items: readonly OpenItem[],
  { promises, plans }: Pick<AccountFacts, "promises" | "plans">,
  graceDays: number,
  asOf: Day,
): readonly Coverage[] {
  const rows = items.map(uncovered);
  if (promises.length + plans.length === 0) return rows;
  const kept = plans.filter((plan) => asOf <= plan.holdsUntil);
  for (const plan of kept.sort(byPlan)) {
    const named = new Set(plan.invoiceIds);
    cover(
      rows.toReversed(),
      plan.amountMinor,
      ({ invoiceId }) => named.has(invoiceId),
      addPlanned(plan.holdsUntil),
    );
  }
  const live = promises.filter((promise) => asOf <= holdsUntil(promise, graceDays));
  for (const promise of live.sort(byPromise))
    cover(rows, promise.amountMinor, covers(promise), addPromised(holdsUntil(promise, graceDays)));
  return rows;
}

/** A coverage that plans and promises still take from. */
type Row = { -readonly [Part in keyof Coverage]: Coverage[Part] };

function uncovered(item: OpenItem): Row {
  const disputedMinor = Math.min(item.disputedMinor, item.residualMinor);
  return {
    item,
    disputedMinor,
    plannedMinor: 0,
    plannedUntil: null,
    promisedMinor: 0,
    promisedUntil: null,
    chaseableMinor: item.residualMinor - disputedMinor,
  };
}

const byPlan = (a: KeptPlan, b: KeptPlan): number => (a.planId < b.planId ? -1 : 1);

const byPromise = (a: OpenPromise, b: OpenPromise): number =>
  a.promisedOn - b.promisedOn ||
  a.madeOn - b.madeOn ||
  a.amountMinor - b.amountMinor ||
  (a.invoiceIds.join() < b.invoiceIds.join() ? -1 : 1);

function covers(promise: OpenPromise): (item: OpenItem) => boolean {
  const named = new Set(promise.invoiceIds);
  return named.size > 0
    ? ({ invoiceId }) => named.has(invoiceId)
    : ({ issuedOn }) => issuedOn <= promise.madeOn;
}

type Taking = (row: Row, minor: number) => void;

// Two agreements on one invoice: the rest is free again when the first of them ends.
const firstEnd = (known: Day | null, until: Day): Day => (known === null ? until : earlier(known, until));

const addPlanned =
  (until: Day): Taking =>
  (row, minor) => {
    row.plannedMinor += minor;
    row.plannedUntil = firstEnd(row.plannedUntil, until);
  };

const addPromised =
  (until: Day): Taking =>
  (row, minor) => {
    row.promisedMinor += minor;
    row.promisedUntil = firstEnd(row.promisedUntil, until);
  };

function cover(
  rows: readonly Row[],
  amountMinor: number,
  isCovered: (item: OpenItem) => boolean,
  take: Taking,
): void {
  let left = amountMinor;
  for (const row of rows) {
    if (left <= 0) return;
    const taken = isCovered(row.item) ? Math.min(left, row.chaseableMinor) : 0;
    if (taken <= 0) continue;
    row.chaseableMinor -= taken;
    left -= taken;
    take(row, taken);
  }
}
