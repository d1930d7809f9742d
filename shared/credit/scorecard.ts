import type { CAP_CODES } from "./contract.ts";
import { BLOCK_CODES } from "./kinds.ts";

/** Payment, conduct, exposure, tenure, financial, market. */
export const BLOCKS = BLOCK_CODES;
export type Block = (typeof BLOCKS)[number];
export type CapCode = (typeof CAP_CODES)[number];

/** What an org scores by: each version is kept, and a score says which one made it. */
export interface Scorecard {
  /** 0: the one that comes with the product. */
  readonly version: number;
  /** Per cent of the whole score; they add up to 100. A block without weight is left out. */
  readonly weights: Readonly<Record<Block, number>>;
  /** The lowest score of each grade above E. */
  readonly floors: Readonly<Record<"A" | "B" | "C" | "D", number>>;
  /** The highest score that each of these leaves. */
  readonly ceilings: Readonly<Record<CapCode, number>>;
}

/** Expert-set but for the payment block, which payments can prove (docs/decisions/0004, 0082). */
export const STANDARD_SCORECARD: Scorecard = {
  version: 0,
  weights: { P: 55, C: 10, E: 15, T: 5, F: 10, M: 5 },
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
};
