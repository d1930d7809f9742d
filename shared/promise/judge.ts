import type { Day } from "../kernel/day.ts";
import type { LedgerEntry } from "../ledger/entry.ts";
import { payableParts } from "./already-in.ts";
import type { PromisePart } from "./promise-part.ts";
import type { PromiseState, PromiseToPay } from "./promise.ts";
import { openPurse, type Claim, type Purse } from "./purse.ts";

/** How a promise stands on a day. What was credited away leaves nothing to keep: such a promise stands for 0 and is kept. */
export interface Verdict {
  readonly promise: PromiseToPay;
  readonly state: PromiseState;
  /** The parts that no newer agreement had taken over while the promise was open, none above what there was to pay. */
  readonly parts: readonly PromisePart[];
  /** The sum of those parts: what it is judged by. */
  readonly standsMinor: number;
  /** Money that counts for it, never more than it stands for. */
  readonly receivedMinor: number;
  /** 1 + earlier promises for the same invoice that were not kept; the highest of its invoices. */
  readonly level: number;
}

/** Something newer that speaks for these invoices from a day on: a later promise, or a payment plan. */
export interface Takeover {
  readonly invoiceIds: readonly string[];
  readonly on: Day;
}

/** What is left of a purse after the promises have taken theirs. */
export interface Judged {
  readonly verdicts: readonly Verdict[];
  readonly purse: Purse;
}

/**
 * One account's promises on a day, in the order in which they were recorded; those of later days are not known yet.
 * Judged by money and its value days, never by a tick: kept once what it stands for has arrived, partly kept or
 * broken when its last day is over. So a reversal breaks a kept promise, late evidence of money in time mends a
 * broken one, and the order in which payments become known changes nothing.
 */
export function judgePromises(
  recorded: readonly PromiseToPay[],
  entries: readonly LedgerEntry[],
  asOf: Day,
  plans: readonly Takeover[] = [],
): Judged {
  const purse = openPurse(entries);
  const known = recorded.filter(({ recordedOn }) => recordedOn <= asOf);
  const verdicts: Verdict[] = [];
  for (const [at, promise] of known.entries()) {
    const newer = [
      ...known
        .slice(at + 1)
        .filter((other) => !isCorrected(other, asOf))
        .map(asTakeover),
      ...plans,
    ];
    const settled = settle(promise, newer, { purse, entries }, asOf);
    verdicts.push({ promise, ...settled, level: levelOf(promise, verdicts) });
  }
  return { verdicts, purse };
}

const asTakeover = ({ parts, recordedOn }: PromiseToPay): Takeover => ({
  invoiceIds: parts.map(({ invoiceId }) => invoiceId),
  on: recordedOn,
});

/** A line that was corrected was never said. */
const isCorrected = ({ ended }: PromiseToPay, asOf: Day): boolean =>
  ended?.as === "superseded" && ended.on <= asOf;

interface Money {
  readonly purse: Purse;
  readonly entries: readonly LedgerEntry[];
}

function settle(
  promise: PromiseToPay,
  newer: readonly Takeover[],
  money: Money,
  asOf: Day,
): Omit<Verdict, "promise" | "level"> {
  if (promise.ended !== null && promise.ended.on <= asOf)
    return {
      state: promise.ended.as,
      parts: promise.parts,
      standsMinor: sumOf(promise.parts),
      receivedMinor: 0,
    };
  const left = partsLeft(promise, newer, money, asOf);
  if (left.length === 0) return { state: "superseded", parts: left, standsMinor: 0, receivedMinor: 0 };
  const parts = payable(promise, left, money, asOf);
  const standsMinor = sumOf(parts);
  const receivedMinor = money.purse.take(claimOf(promise, parts), asOf, standsMinor);
  const verdict = (state: PromiseState) => ({ state, parts, standsMinor, receivedMinor });
  if (receivedMinor >= standsMinor) return verdict("kept");
  if (asOf <= promise.holdsUntil) return verdict("open");
  return verdict(receivedMinor > 0 ? "partly-kept" : "broken");
}

/** A newer agreement takes its invoices over from a promise that is still open on that day; a kept one is history. */
function partsLeft(
  promise: PromiseToPay,
  newer: readonly Takeover[],
  money: Money,
  asOf: Day,
): readonly PromisePart[] {
  const inTime = newer
    .filter(({ on }) => on >= promise.recordedOn && on <= promise.holdsUntil && on <= asOf)
    .sort((a, b) => a.on - b.on);
  let parts = promise.parts;
  for (const { on, invoiceIds } of inTime) {
    const left = parts.filter(({ invoiceId }) => !invoiceIds.includes(invoiceId));
    if (left.length === parts.length) continue;
    if (money.purse.has(claimOf(promise, parts), on) >= sumOf(payable(promise, parts, money, on)))
      return parts;
    parts = left;
    if (sumOf(parts) === 0) return [];
  }
  return parts;
}

const payable = (
  { madeOn, alreadyIn }: PromiseToPay,
  parts: readonly PromisePart[],
  { entries }: Money,
  asOf: Day,
): readonly PromisePart[] => payableParts(parts, entries, { givenOn: madeOn, before: alreadyIn }, asOf);

const claimOf = (
  { currency, madeOn, holdsUntil, alreadyIn }: PromiseToPay,
  parts: readonly PromisePart[],
): Claim => ({
  currency,
  alreadyIn,
  from: madeOn,
  to: holdsUntil,
  invoiceIds: new Set(parts.map(({ invoiceId }) => invoiceId)),
});

const sumOf = (parts: readonly PromisePart[]): number =>
  parts.reduce((all, part) => all + part.amountMinor, 0);

function levelOf(promise: PromiseToPay, earlier: readonly Verdict[]): number {
  const levels = promise.parts.map(
    ({ invoiceId }) => 1 + earlier.filter((verdict) => wasNotKeptFor(verdict, invoiceId)).length,
  );
  return Math.max(1, ...levels);
}

/** Withdrawn, taken over, broken or only partly kept: each counts, unless it was a slip that was corrected. */
function wasNotKeptFor({ promise, state, parts }: Verdict, invoiceId: string): boolean {
  const named = (each: PromisePart) => each.invoiceId === invoiceId;
  if (!promise.parts.some(named)) return false;
  if (promise.ended?.as === "superseded" && state === "superseded") return false;
  return state !== "kept" || !parts.some(named);
}
