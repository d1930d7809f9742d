import type { Currency } from "../kernel/currency.ts";
import { addDays, daysBetween, type Day } from "../kernel/day.ts";
import { ok, refuse, type Result } from "../kernel/result.ts";
import type { OpenBook } from "../ledger/open-item.ts";
import type { PromiseOffer } from "./request-contract.ts";

/** A debtor's word: this much of these invoices, by that day. */
export interface PromiseToPay {
  readonly promiseId: string;
  readonly accountId: string;
  readonly currency: Currency;
  readonly amountMinor: number;
  readonly promisedOn: Day;
  readonly madeOn: Day;
  readonly invoiceIds: readonly string[];
  readonly state: PromiseState;
  readonly receivedMinor: number;
}

/** "withdrawn" and "superseded" are said by people; the rest is judged by money. */
export type PromiseState = "open" | "kept" | "partly-kept" | "broken" | "withdrawn" | "superseded";

export type PromiseRefusal =
  | "nothing-owed"
  | "no-such-invoice"
  | "more-than-owed"
  | "in-the-past"
  | "too-far-ahead";

/** Days after the promised day before a promise counts as broken: a transfer needs a night. */
export const PROMISE_GRACE_DAYS = 1;
/** A promise further away than a quarter is a wish. */
export const PROMISE_DAYS_AHEAD_MAX = 90;

/** The last day on which this promise holds reminders. */
export const holdsUntil = (promisedOn: Day): Day => addDays(promisedOn, PROMISE_GRACE_DAYS);

/** What a promise covers: the invoices named, or, when none is, the oldest until the amount is covered. */
export function makePromise(
  offer: PromiseOffer,
  book: OpenBook | undefined,
  asOf: Day,
): Result<readonly string[], PromiseRefusal> {
  if (book === undefined || book.items.length === 0) return refuse("nothing-owed");
  if (offer.promisedOn < asOf) return refuse("in-the-past");
  if (daysBetween(asOf, offer.promisedOn) > PROMISE_DAYS_AHEAD_MAX) return refuse("too-far-ahead");
  const open = new Map(book.items.map((item) => [item.invoiceId, item.residualMinor]));
  if (offer.invoiceIds.some((id) => !open.has(id))) return refuse("no-such-invoice");
  const covered =
    offer.invoiceIds.length > 0 ? [...new Set(offer.invoiceIds)] : oldestFor(offer.amountMinor, book);
  const owed = covered.reduce((sum, id) => sum + (open.get(id) ?? 0), 0);
  return offer.amountMinor > owed ? refuse("more-than-owed") : ok(covered);
}

function oldestFor(amountMinor: number, book: OpenBook): readonly string[] {
  const covered: string[] = [];
  let left = amountMinor;
  for (const item of book.items) {
    if (left <= 0) break;
    covered.push(item.invoiceId);
    left -= item.residualMinor;
  }
  return covered;
}
