import { contestedBook } from "../dispute/contested-book.ts";
import { judgeOffers, type OfferVerdict } from "../discount/judge-offers.ts";
import type { DiscountOffer } from "../discount/offer.ts";
import type { Dispute } from "../dispute/dispute.ts";
import { earlier, type Day } from "../kernel/day.ts";
import type { LedgerEntry } from "../ledger/entry.ts";
import type { OpenBook } from "../ledger/open-item.ts";
import { openBooks } from "../ledger/open-items.ts";
import { liveExtensions, type GrantedExtension } from "../plan/extension.ts";
import { judgePlan, type PlanVerdict } from "../plan/judge-plan.ts";
import type { PaymentPlan } from "../plan/plan.ts";
import { judgePromises, type Verdict } from "../promise/judge.ts";
import type { PromiseToPay } from "../promise/promise.ts";
import { brokenWithinYear } from "../promise/record.ts";
import type { AccountFacts, KeptPlan, OpenPromise, Settled } from "./facts.ts";

/** What was agreed with one account or is contested by it, as recorded, and the money that it is judged by. */
export interface Agreements {
  /** In the order in which they were recorded, like the rest. */
  readonly promises: readonly PromiseToPay[];
  readonly disputes: readonly Dispute[];
  readonly plans: readonly PaymentPlan[];
  readonly extensions: readonly GrantedExtension[];
  /** For paying early, or to close a debt for less. */
  readonly offers: readonly DiscountOffer[];
  /** The account's payments and credit notes, those of settled invoices too, and what was promised for; empty when nothing was agreed. */
  readonly entries: readonly LedgerEntry[];
}

export const noAgreements: Agreements = {
  promises: [],
  disputes: [],
  plans: [],
  extensions: [],
  offers: [],
  entries: [],
};

/** The same, judged on a day. What was recorded later is not known yet. */
export interface AgreementsJudged {
  readonly promises: readonly Verdict[];
  readonly plans: readonly PlanVerdict[];
  readonly extensions: readonly GrantedExtension[];
  readonly offers: readonly OfferVerdict[];
}

/** Every minor unit counts once: for promises first, in the order in which they were given, then for plans. */
export function judgeAgreements(agreed: Agreements, asOf: Day): AgreementsJudged {
  const plans = agreed.plans.filter(({ agreedOn }) => agreedOn <= asOf);
  // A plan taken back on its own day was a slip: what was promised before or instead of it on that day stands.
  const inForce = plans.filter(({ withdrawnOn, agreedOn }) => withdrawnOn === null || withdrawnOn > agreedOn);
  const takeovers = inForce.map(({ invoiceIds, agreedOn }) => ({ invoiceIds, on: agreedOn }));
  const { verdicts, purse } = judgePromises(agreed.promises, agreed.entries, asOf, takeovers);
  return {
    promises: verdicts,
    plans: plans.map((plan, at) => {
      const newer = plans.slice(at + 1).find((other) => overlaps(plan, other));
      return judgePlan(plan, agreed.entries, purse, asOf, newer?.agreedOn);
    }),
    extensions: liveExtensions(agreed.extensions, asOf),
    offers: judgeOffers(agreed.offers, agreed.entries, asOf),
  };
}

const overlaps = (a: PaymentPlan, b: PaymentPlan): boolean =>
  a.invoiceIds.some((invoiceId) => b.invoiceIds.includes(invoiceId));

/** Invoices that a plan in good standing covers. */
export const invoicesOnPlan = ({ plans }: Pick<AgreementsJudged, "plans">): ReadonlySet<string> =>
  new Set(plans.flatMap(({ state, plan }) => (state === "kept" ? plan.invoiceIds : [])));

/** Invoices for which less may be paid than is owed, or was. */
export const invoicesSettled = ({ offers }: Pick<AgreementsJudged, "offers">): ReadonlySet<string> =>
  new Set(
    offers.flatMap(({ state, offer }) =>
      state === "taken" || (state === "open" && offer.kind === "settlement")
        ? offer.parts.map(({ invoiceId }) => invoiceId)
        : [],
    ),
  );

/** What is open, currency by currency, with our own disputes in it. */
export const agreedBooks = (
  entries: readonly LedgerEntry[],
  agreed: Agreements,
  asOf: Day,
): readonly OpenBook[] => withDisputes(openBooks(entries, asOf), agreed, asOf);

export const withDisputes = (
  books: readonly OpenBook[],
  { disputes, entries }: Agreements,
  asOf: Day,
): readonly OpenBook[] =>
  disputes.length === 0 ? books : books.map((book) => contestedBook(book, disputes, entries, asOf));

/** What agreements say about reminders in one currency. */
export function agreedFacts(
  judged: AgreementsJudged,
  { currency, items }: OpenBook,
  asOf: Day,
): Pick<AccountFacts, "promises" | "plans" | "extensions" | "brokenPromises" | "settlements"> {
  const dueOn = new Map(items.map((item) => [item.invoiceId, item.dueOn]));
  const settlements = judged.offers
    .filter(({ offer }) => offer.currency === currency)
    .flatMap((verdict) => settled(verdict, asOf) ?? []);
  return {
    promises: judged.promises
      .filter((verdict) => verdict.promise.currency === currency && holdsOn(verdict, asOf))
      .map(openPromise),
    plans: judged.plans
      .filter(
        ({ plan, state }) => plan.currency === currency && (state === "kept" || plan.withdrawnOn === asOf),
      )
      .flatMap((verdict) => keptPlan(verdict) ?? []),
    // A due day that the CRM moved beyond it has overtaken it.
    extensions: judged.extensions.filter(
      ({ invoiceId, extendedTo }) => extendedTo > (dueOn.get(invoiceId) ?? extendedTo),
    ),
    brokenPromises: brokenWithinYear(judged.promises, asOf),
    ...(settlements.length === 0 ? {} : { settlements }),
  };
}

/** What is taken back holds to the end of its day, so that taking it back sends nothing the same day. */
const holdsOn = ({ state, promise }: Verdict, asOf: Day): boolean =>
  state === "open" || (state === "withdrawn" && promise.ended?.on === asOf);

/** Money that came in has already made the residual smaller: what is left of it is what is still promised. */
const openPromise = ({ promise, parts, standsMinor, receivedMinor }: Verdict): OpenPromise => ({
  amountMinor: standsMinor - receivedMinor,
  promisedOn: promise.promisedOn,
  madeOn: promise.madeOn,
  invoiceIds: parts.map(({ invoiceId }) => invoiceId),
  holdsUntil: earlier(promise.holdsUntil, promise.ended?.on ?? promise.holdsUntil),
});

/** Arrears are asked for; what is coming is not, until the next instalment's last day is over. */
const keptPlan = ({ plan, comingMinor, next }: PlanVerdict): KeptPlan | null =>
  next === null
    ? null
    : {
        planId: plan.planId,
        amountMinor: comingMinor,
        invoiceIds: plan.invoiceIds,
        holdsUntil: earlier(next.lastDay, plan.withdrawnOn ?? next.lastDay),
      };

/**
 * Nobody is asked for the whole of a debt while less is on offer for it, nor ever for what was let go when that came.
 * An offer for paying early holds nothing back until it is taken.
 */
function settled(
  { offer, state, askedMinor, receivedMinor, letGoMinor }: OfferVerdict,
  asOf: Day,
): Settled | null {
  const invoiceIds = offer.parts.map(({ invoiceId }) => invoiceId);
  if (state === "taken")
    return { offerId: offer.offerId, amountMinor: letGoMinor, invoiceIds, holdsUntil: null };
  const isSettlement = offer.kind === "settlement";
  // What is taken back holds to the end of its day, so that taking it back sends nothing the same day.
  const endsToday =
    state === "withdrawn" && offer.acts.some(({ act, on }) => act === "withdrawn" && on === asOf);
  const wasOpen = offer.acts.some(({ act }) => act === "approved");
  if (!isSettlement || !(state === "open" || (endsToday && wasOpen))) return null;
  const amountMinor = askedMinor + letGoMinor - receivedMinor;
  return { offerId: offer.offerId, amountMinor, invoiceIds, holdsUntil: endsToday ? asOf : offer.lastDay };
}
