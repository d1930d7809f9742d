import type { Currency } from "../kernel/currency.ts";
import type { Day } from "../kernel/day.ts";
import type { AlreadyIn } from "../promise/already-in.ts";
import type { OfferAct, OfferKind } from "./kinds.ts";

/** One invoice of an offer, as it stood when the offer was made. */
export interface OfferPart {
  readonly invoiceId: string;
  readonly number: string;
  readonly owedMinor: number;
  readonly dueOn: Day;
}

/** So much less if the rest is here by that day. What was offered never changes; how it stands is judged by money. */
export interface DiscountOffer {
  readonly offerId: string;
  readonly accountId: string;
  readonly kind: OfferKind;
  readonly currency: Currency;
  readonly parts: readonly OfferPart[];
  /** Parts per million of each invoice, rounded down. */
  readonly discountPpm: number;
  /** What must arrive: owed less the discount. */
  readonly askedMinor: number;
  readonly madeOn: Day;
  /** The last day that the customer is told. */
  readonly payBy: Day;
  /** The last day on which money still counts as in time. */
  readonly lastDay: Day;
  /** Money that may be missing and it still counts as in full. */
  readonly toleranceMinor: number;
  /** What of money and credit notes had come before it was made. */
  readonly alreadyIn: AlreadyIn;
  /** Of a settlement: what was expected without it; null where nobody has said what is. */
  readonly expectedMinor: number | null;
  /** Made by the org's standing terms, not by a person. */
  readonly standing: boolean;
  readonly note: string;
  readonly byUser: string;
  readonly byName: string;
  /** In the order in which they were done. */
  readonly acts: readonly OfferActed[];
}

export interface OfferActed {
  readonly act: OfferAct;
  readonly on: Day;
  readonly reason: string;
  readonly byUser: string;
  readonly byName: string;
}

export const owedOf = ({ parts }: Pick<DiscountOffer, "parts">): number =>
  parts.reduce((all, { owedMinor }) => all + owedMinor, 0);
