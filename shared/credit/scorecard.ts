import {
  BLOCK_CODES,
  type CAP_CODES,
  type CountedBy,
  type GRADES_WITH_FLOOR,
  type PAYMENT_PARTS,
} from "./kinds.ts";

/** Payment, conduct, exposure, tenure, financial, market. */
export const BLOCKS = BLOCK_CODES;
export type Block = (typeof BLOCKS)[number];
export type CapCode = (typeof CAP_CODES)[number];

/** What an org scores by, as people set it. */
export interface Card {
  /** Per cent of the whole score; they add up to 100. A block without weight is left out. */
  readonly weights: Readonly<Record<Block, number>>;
  /** Per cent of the payment block; they add up to 100. */
  readonly payment: Readonly<Record<(typeof PAYMENT_PARTS)[number], number>>;
  /** The lowest score of each grade above E. */
  readonly floors: Readonly<Record<(typeof GRADES_WITH_FLOOR)[number], number>>;
  /** The highest score that each of these leaves. */
  readonly ceilings: Readonly<Record<CapCode, number>>;
  /** Days, months, shares and counts: `COUNTED_BY` says which. */
  readonly counted: Readonly<Record<CountedBy, number>>;
}

/** Each version is kept, and a score says which one made it. */
export interface Scorecard extends Card {
  /** 1: the one that comes with the product. */
  readonly version: number;
}

/** Expert-set but for the payment block, which payments can prove (docs/decisions/0004, 0082). */
export const STANDARD_SCORECARD: Scorecard = {
  version: 1,
  weights: { P: 55, C: 10, E: 15, T: 5, F: 10, M: 5 },
  payment: { A: 40, B: 30, S: 15, D: 15 },
  floors: { A: 90, B: 80, C: 70, D: 60 },
  ceilings: {
    insolvency: 10,
    listed: 29,
    "over-90": 49,
    "bounced-payment": 59,
    "over-60": 64,
    "broken-promises": 64,
    provisional: 74,
  },
  counted: {
    // Shorter half-lives measured worse on late payment.
    halfLifeDays: 180,
    // Up to three days past due is the week-end and the bank, not lateness.
    graceDays: 3,
    severeDays: 30,
    priorInvoices: 3,
    // Below this every model tried was near chance.
    settledNeeded: 3,
    tenureMonths: 24,
    // Eighteen months.
    statementDays: 548,
    // A forgotten remainder must not sink a good customer.
    materialPercent: 5,
    bounceDays: 365,
    brokenPromises: 2,
  },
};
