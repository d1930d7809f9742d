import { earlier, type Day } from "../kernel/day.ts";
import type { LedgerEntry } from "../ledger/entry.ts";
import { openPurse, type Purse } from "../promise/purse.ts";
import type { OfferState } from "./kinds.ts";
import { type DiscountOffer, owedOf } from "./offer.ts";

/** How an offer stands on a day. owed = asked + let go, less what was credited since. */
export interface OfferVerdict {
  readonly offer: DiscountOffer;
  readonly state: OfferState;
  /** What must arrive, by what is still owed: a credit note takes from what is let go first. */
  readonly askedMinor: number;
  readonly receivedMinor: number;
  /** Of what was owed: what need not be paid once the rest has come. */
  readonly letGoMinor: number;
}

/**
 * One account's offers on a day, in the order in which they were made; those of later days are not known yet. Judged by
 * money and its value days, like a promise: taken once all that it asks for was here by its last day, within its
 * tolerances; so a reversal takes that back. Money is counted for one offer only, and for a promise of the same money as
 * well: whoever promises to pay what is offered means the same payment.
 */
export function judgeOffers(
  offers: readonly DiscountOffer[],
  entries: readonly LedgerEntry[],
  asOf: Day,
): readonly OfferVerdict[] {
  const purse = openPurse(entries);
  return offers
    .filter(({ madeOn }) => madeOn <= asOf)
    .map((offer) => judgeOffer(offer, { purse, entries }, asOf));
}

interface Money {
  readonly purse: Purse;
  readonly entries: readonly LedgerEntry[];
}

function judgeOffer(offer: DiscountOffer, { purse, entries }: Money, asOf: Day): OfferVerdict {
  const owedMinor = Math.max(0, owedOf(offer) - creditedSince(offer, entries, asOf));
  const askedMinor = Math.min(offer.askedMinor, owedMinor);
  const verdict = (state: OfferState, receivedMinor = 0): OfferVerdict => ({
    ...{ offer, state, askedMinor, receivedMinor },
    letGoMinor: owedMinor - (state === "taken" ? receivedMinor : askedMinor),
  });
  const done = (act: DiscountOffer["acts"][number]["act"]): Day | null =>
    offer.acts.find((each) => each.act === act && each.on <= asOf)?.on ?? null;
  const withdrawnOn = done("withdrawn");
  if (done("declined") !== null) return verdict("declined");
  if (offer.kind === "settlement" && done("approved") === null)
    return verdict(withdrawnOn === null ? (asOf > offer.payBy ? "lapsed" : "proposed") : "withdrawn");
  const { currency, madeOn, lastDay, alreadyIn } = offer;
  const to = withdrawnOn === null ? lastDay : earlier(lastDay, withdrawnOn);
  const invoiceIds = new Set(offer.parts.map(({ invoiceId }) => invoiceId));
  const claim = { currency, from: madeOn, to, invoiceIds, alreadyIn };
  if (isEnough(purse.has(claim, asOf), askedMinor, offer))
    // Whoever paid more than was asked is let go of less.
    return verdict("taken", purse.take(claim, asOf, owedMinor));
  if (withdrawnOn !== null) return verdict("withdrawn");
  // What did not keep the offer may keep the next one.
  if (asOf > lastDay) return verdict("lapsed");
  return verdict("open", purse.take(claim, asOf, askedMinor));
}

/** A tolerance forgives the bank's fee, never a twentieth of the sum. */
const isEnough = (hereMinor: number, askedMinor: number, { toleranceMinor }: DiscountOffer): boolean =>
  askedMinor > 0 && hereMinor + Math.min(toleranceMinor, Math.floor(askedMinor / 20)) >= askedMinor;

function creditedSince(
  { parts, madeOn, alreadyIn }: DiscountOffer,
  entries: readonly LedgerEntry[],
  asOf: Day,
): number {
  const named = new Set(parts.map(({ invoiceId }) => invoiceId));
  let credited = 0;
  for (const entry of entries)
    if (entry.kind === "credit-note" && entry.appliedTo !== null && named.has(entry.appliedTo))
      if (entry.issuedOn >= madeOn && entry.issuedOn <= asOf)
        credited += Math.max(0, entry.amountMinor - (alreadyIn[entry.id] ?? 0));
  return credited;
}
