import { addDays, earlier, type Day } from "../kernel/day.ts";
import type { OpenItem } from "../ledger/open-item.ts";
import type { AccountFacts, KeptPlan, OpenPromise, Settled } from "./facts.ts";

/** One invoice's residual, divided: disputed + settled + planned + promised + chaseable = residual, each ≥ 0. */
export interface Coverage {
  readonly item: OpenItem;
  readonly disputedMinor: number;
  /** Under a settlement that is open, or let go with one that was taken. */
  readonly settledMinor: number;
  /** The last day of an open settlement; null when there is none. */
  readonly settledUntil: Day | null;
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
 * Divides every open item on a day: what is disputed first, then what is settled for less, then what a plan covers, then
 * what is promised. A promise
 * covers the invoices it names, oldest first, or, when it names none, the oldest that existed when it was made. What is
 * coming under a plan lies on the newest of its invoices, so that its arrears are asked for on the oldest. What is
 * covered is not covered twice.
 */
export function coverageOf(
  items: readonly OpenItem[],
  agreed: Agreed,
  graceDays: number,
  asOf: Day,
): readonly Coverage[] {
  return coverageInOrder([...items].sort(oldestFirst), agreed, graceDays, asOf);
}

type Agreed = Pick<AccountFacts, "promises" | "plans" | "settlements">;

/** The same for items that are in that order already. */
export function coverageInOrder(
  items: readonly OpenItem[],
  { promises, plans, settlements = [] }: Agreed,
  graceDays: number,
  asOf: Day,
): readonly Coverage[] {
  const rows = items.map(uncovered);
  if (promises.length + plans.length + settlements.length === 0) return rows;
  for (const each of settlements.toSorted(byOffer)) {
    const named = new Set(each.invoiceIds);
    if (each.holdsUntil === null || asOf <= each.holdsUntil)
      cover(rows, each.amountMinor, ({ invoiceId }) => named.has(invoiceId), addSettled(each.holdsUntil));
  }
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
    settledMinor: 0,
    settledUntil: null,
    plannedMinor: 0,
    plannedUntil: null,
    promisedMinor: 0,
    promisedUntil: null,
    chaseableMinor: item.residualMinor - disputedMinor,
  };
}

const byOffer = (a: Settled, b: Settled): number => (a.offerId < b.offerId ? -1 : 1);
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

const addSettled =
  (until: Day | null): Taking =>
  (row, minor) => {
    row.settledMinor += minor;
    if (until !== null) row.settledUntil = firstEnd(row.settledUntil, until);
  };

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
