import type { Sentence } from "../kernel/contract.ts";
import type { Currency } from "../kernel/currency.ts";
import { addDays, type Day, daysBetween, formatDay } from "../kernel/day.ts";
import { percentPpm, shareOf } from "./share-of.ts";

/** So much less if the rest is here by that day. */
export interface EarlyOffer {
  readonly invoiceId: string;
  readonly currency: Currency;
  /** What is owed on the invoice when it is offered. */
  readonly owedMinor: number;
  readonly dueOn: Day;
  readonly discountPpm: number;
  /** The last day on which the money may be here. */
  readonly payBy: Day;
}

/** What an org lets itself give away. */
export interface DiscountRules {
  /** What it earns on a sale, and what must be left of it. */
  readonly marginPpm: number;
  readonly leastMarginPpm: number;
  /** Days and money within which a payment still counts as in time and in full. */
  readonly toleranceDays: number;
  readonly toleranceMinor: number;
}

export interface OfferFlaw {
  readonly field: "discountPpm" | "payBy";
  readonly message: Sentence;
}

/** Why an offer may not be made on a day; null when it may. */
export function flawOfOffer(offer: EarlyOffer, rules: DiscountRules, asOf: Day): OfferFlaw | null {
  const { discountPpm, payBy, dueOn } = offer;
  if (payBy < asOf)
    return {
      field: "payBy",
      message: {
        "zh-CN": `优惠已于 ${formatDay(payBy)} 截止：请选择今天或以后的日期。`,
        en: `The offer ended on ${formatDay(payBy)}: choose today or later.`,
      },
    };
  if (payBy >= dueOn)
    return {
      field: "payBy",
      message: {
        "zh-CN": `提前付款须早于到期日 ${formatDay(dueOn)}：请选择更早的日期。`,
        en: `Early payment ends before the due day, ${formatDay(dueOn)}: choose an earlier day.`,
      },
    };
  const most = Math.max(0, rules.marginPpm - rules.leastMarginPpm);
  if (discountPpm > 0 && discountPpm <= most) return null;
  const [ours, top] = [percentPpm(discountPpm), percentPpm(most)];
  return {
    field: "discountPpm",
    message: {
      "zh-CN": `折扣 ${ours} 使毛利低于下限：请填写大于 0 且不超过 ${top} 的折扣。`,
      en: `A discount of ${ours} is not above nothing and within the margin: enter more than 0 and at most ${top}.`,
    },
  };
}

/** What must arrive for the offer: the discount is rounded down, in nobody's favour but the seller's. */
export const askedMinor = ({ owedMinor, discountPpm }: EarlyOffer): number =>
  owedMinor - shareOf(owedMinor, discountPpm);

export const daysEarlier = ({ payBy, dueOn }: EarlyOffer): number => daysBetween(payBy, dueOn);

export interface Received {
  readonly on: Day;
  readonly minor: number;
}

export type OfferState = "open" | "honoured" | "expired";

/**
 * How an offer stands on a day, by the money that came since it was made: honoured when all of it was here by the day
 * named, or within the tolerance of days and money; expired once those days are over.
 */
export function offerStands(
  offer: EarlyOffer,
  received: readonly Received[],
  rules: DiscountRules,
  asOf: Day,
): OfferState {
  const until = addDays(offer.payBy, rules.toleranceDays);
  const inTime = received.filter(({ on }) => on <= until && on <= asOf);
  const here = inTime.reduce((all, { minor }) => all + minor, 0);
  if (here > 0 && here + rules.toleranceMinor >= askedMinor(offer)) return "honoured";
  return asOf > until ? "expired" : "open";
}
