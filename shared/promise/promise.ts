import { addBusinessDays, type BusinessCalendar } from "../calendar/business-calendar.ts";
import type { Currency } from "../kernel/currency.ts";
import { addDays, daysBetween, later, type Day } from "../kernel/day.ts";
import { ok, refuse, type Result } from "../kernel/result.ts";
import type { OpenBook } from "../ledger/open-item.ts";
import type { AlreadyIn } from "./already-in.ts";
import type { PromisePart } from "./promise-part.ts";
import type { PromiseOffer } from "./request-contract.ts";

/** A debtor's word: this much of these invoices, by that day. What was said never changes; how it stands is judged. */
export interface PromiseToPay {
  readonly promiseId: string;
  readonly accountId: string;
  readonly currency: Currency;
  /** As given: the sum of the parts. */
  readonly amountMinor: number;
  /** What of it is for which invoice, oldest due first. */
  readonly parts: readonly PromisePart[];
  readonly promisedOn: Day;
  readonly madeOn: Day;
  /** The day on which it was written down: from then on it takes its invoices over from older promises. */
  readonly recordedOn: Day;
  /** The last day on which money counts for it and reminders hold. Fixed when it is given. */
  readonly holdsUntil: Day;
  /** What of money and credit notes had made it smaller when it was given; absent: its own day counts for it. */
  readonly alreadyIn?: AlreadyIn;
  /** What a person said of it since; the rest is judged by money. */
  readonly ended: { readonly as: "withdrawn" | "superseded"; readonly on: Day } | null;
}

/** "withdrawn" is said by people, "superseded" by a correction or a newer promise; the rest is judged by money. */
export type PromiseState = "open" | "kept" | "partly-kept" | "broken" | "withdrawn" | "superseded";

export type PromiseRefusal =
  | "nothing-owed"
  | "no-such-invoice"
  | "other-currency"
  | "more-than-owed"
  | "in-the-past"
  | "too-far-ahead"
  | "on-a-plan";

/** Business days after the promised day before a promise counts as broken: a transfer needs a night. */
export const PROMISE_TOLERANCE_DAYS = 1;
/** A promise further away than a quarter is a wish. */
export const PROMISE_DAYS_AHEAD_MAX = 90;

/** The last day of a promise: its tolerance where the customer is, or the policy's own grace where that is longer. */
export function lastDayOf(promisedOn: Day, calendar: BusinessCalendar, policyGraceDays: number): Day {
  return later(
    addBusinessDays(calendar, promisedOn, PROMISE_TOLERANCE_DAYS),
    addDays(promisedOn, policyGraceDays),
  );
}

/**
 * What a promise covers: the invoices named, or, when none is, the oldest until the amount is covered; and how the
 * amount is divided, the oldest due first, what is contested last but for what nobody is reminded of. `onPlan`: invoices whose payment plan is kept.
 */
export function makePromise(
  offer: PromiseOffer,
  books: readonly OpenBook[],
  asOf: Day,
  onPlan: ReadonlySet<string> = new Set(),
): Result<readonly PromisePart[], PromiseRefusal> {
  const book = books.find(({ currency }) => currency === offer.currency);
  if (book === undefined || book.items.length === 0) return refuse("nothing-owed");
  if (offer.promisedOn < asOf) return refuse("in-the-past");
  if (daysBetween(asOf, offer.promisedOn) > PROMISE_DAYS_AHEAD_MAX) return refuse("too-far-ahead");
  const named = new Set(offer.invoiceIds);
  for (const id of named) {
    const home = books.find(({ items }) => items.some(({ invoiceId }) => invoiceId === id));
    if (home === undefined) return refuse("no-such-invoice");
    if (home !== book) return refuse("other-currency");
    if (onPlan.has(id)) return refuse("on-a-plan");
  }
  const items = book.items.filter(({ invoiceId }) =>
    named.size > 0 ? named.has(invoiceId) : !onPlan.has(invoiceId),
  );
  const owed = items.reduce((sum, { residualMinor }) => sum + residualMinor, 0);
  if (offer.amountMinor > owed) return refuse("more-than-owed");
  return ok(divided(offer.amountMinor, items, named.size > 0));
}

/**
 * Named invoices stay named, even when those before them take the whole amount. Nobody promises first what they
 * contest: that takes only what is left when all the rest is promised. And reminders are what it holds, so an invoice
 * that nobody is reminded of takes what is left after that, unless it is named.
 */
function divided(amountMinor: number, items: OpenBook["items"], keepAll: boolean): readonly PromisePart[] {
  let left = amountMinor;
  const take = (most: number): number => {
    const taken = Math.min(left, most);
    left -= taken;
    return taken;
  };
  const parts = items.map(() => 0);
  const pass = (of: (item: OpenBook["items"][number]) => number): void => {
    for (const [at, item] of items.entries()) parts[at] = (parts[at] ?? 0) + take(of(item));
  };
  const reminded = ({ noReminders }: OpenBook["items"][number]): boolean => keepAll || !noReminders;
  pass((item) => (reminded(item) ? item.residualMinor - item.disputedMinor : 0));
  pass((item) => (reminded(item) ? item.disputedMinor : 0));
  pass((item) => (reminded(item) ? 0 : item.residualMinor));
  return items
    .map(({ invoiceId }, at) => ({ invoiceId, amountMinor: parts[at] ?? 0 }))
    .filter((part) => keepAll || part.amountMinor > 0);
}
