import type { Day } from "../kernel/day.ts";
import { assert } from "../kernel/result.ts";
import { capsOf, type Cap } from "./caps.ts";
import { isSeasoned } from "./cold-start.ts";
import type { ScoreReason } from "./contract.ts";
import { type CreditFacts, NOTHING_BESIDE } from "./facts.ts";
import { gradeOf, type Grade } from "./grade.ts";
import type { AccountHistory } from "./history.ts";
import { paymentBlock } from "./payment-block.ts";
import type { Portfolio } from "./portfolio.ts";
import { tenth } from "./rounding.ts";
import { reasonsOf, coldReasons } from "./reasons.ts";
import { type Block, BLOCKS, type Scorecard, STANDARD_SCORECARD } from "./scorecard.ts";
import {
  partsBeside,
  pointsOf,
  tenthsOf,
  weighBeside,
  type WeighedPart,
  weighPayment,
  weightOf,
} from "./weigh-parts.ts";

/** Says which rules made a stored score. */
export const SCORE_VERSION = "scorecard-1";

/** Points by where they come from; they add up to the score exactly. */
export interface ScorePart {
  readonly code: WeighedPart["code"] | Cap["code"];
  readonly points: number;
}

/** What one block brought. */
export interface ScoreBlock {
  readonly block: Block;
  /** Of all that is known, in per cent, one decimal. */
  readonly weight: number;
  /** 0–100, one decimal. */
  readonly value: number;
  /** Before any cap; one decimal, together the score before any cap. */
  readonly points: number;
}

/** One account's score at 00:00 of a day. */
export interface ScoreSheet {
  readonly accountId: string;
  readonly asOf: Day;
  readonly version: string;
  /** Of the scorecard; 1: the one that comes with the product, as is what older scores call 0. */
  readonly scorecard: number;
  /** 0.0–100.0, one decimal. */
  readonly score: number;
  readonly grade: Grade;
  /** Too few settled invoices: the score is the portfolio's, under a ceiling. */
  readonly provisional: boolean;
  /** Weight of what is known, 0–1. */
  readonly coverage: number;
  /** Settled invoices behind the score, weighted by recency, one decimal. */
  readonly evidence: number;
  readonly parts: readonly ScorePart[];
  readonly blocks: readonly ScoreBlock[];
  readonly reasons: readonly ScoreReason[];
}

/**
 * The score with its reasons: what is known of the payments and beside them, by an org's scorecard; what is not known is
 * left out. Same history, facts, portfolio and card, same bytes. Methods and figures: docs/decisions/0004, 0082.
 */
export function scoreAccount(
  history: AccountHistory,
  portfolio: Portfolio,
  facts: CreditFacts = NOTHING_BESIDE,
  card: Scorecard = STANDARD_SCORECARD,
): ScoreSheet {
  assert(history.asOf === portfolio.asOf, "a score needs the portfolio of its own day");
  const caps = capsOf(history, facts, card);
  const known = isSeasoned(history, card);
  const payment = paymentBlock(history, portfolio, card);
  const beside = partsBeside(facts, history, card);
  const parts = known
    ? [...weighPayment(payment, card), ...weighBeside(beside, card)]
    : coldParts(portfolio, weighBeside(beside, card), card);
  const before = tenthsOf(parts);
  const cap = caps[0];
  const after = Math.min(before, cap === undefined ? 1000 : cap.ceiling * 10);
  const own = pointsOf(parts, before);
  const lost = cap !== undefined && after < before ? [{ code: cap.code, points: (after - before) / 10 }] : [];
  const score = after / 10;
  return {
    accountId: history.accountId,
    asOf: history.asOf,
    version: SCORE_VERSION,
    scorecard: card.version,
    score,
    grade: gradeOf(score, card),
    provisional: !known,
    coverage: weightOf(parts) / 10_000,
    evidence: Math.round(history.u * 10) / 10,
    parts: [...own, ...lost],
    blocks: blocksOf(parts, own),
    reasons: withLift(
      known
        ? reasonsOf(history, portfolio, payment, beside, caps, card)
        : coldReasons(history, portfolio, beside, caps, card),
      before / 10,
      caps,
    ),
  };
}

/** The lowest ceiling says what the score would be without it; the others would still be there. */
const withLift = (
  reasons: readonly ScoreReason[],
  sum: number,
  [lowest, next]: readonly Cap[],
): ScoreReason[] =>
  reasons.map((reason, at) =>
    at === 0 && lowest !== undefined
      ? { ...reason, figures: { ...reason.figures, without: Math.min(sum, next?.ceiling ?? 100) } }
      : reason,
  );

/** A newcomer is taken for the median customer, as far as statements and what is said of them do not say otherwise. */
const coldParts = (
  { medianTenths }: Portfolio,
  beside: readonly WeighedPart[],
  { weights }: Scorecard,
): WeighedPart[] => [
  { code: "portfolio", block: "P", weight: weights.P * 100, value: medianTenths / 10 },
  ...beside.filter(({ block }) => block === "F" || block === "M"),
];

function blocksOf(parts: readonly WeighedPart[], own: readonly ScorePart[]): readonly ScoreBlock[] {
  const total = weightOf(parts);
  return BLOCKS.flatMap((block) => {
    const mine = parts.filter((part) => part.block === block);
    const weight = weightOf(mine);
    if (weight === 0) return [];
    const points = own.reduce((all, each, at) => all + (parts[at]?.block === block ? each.points : 0), 0);
    const value = mine.reduce((all, part) => all + part.weight * part.value, 0) / weight;
    return [{ block, weight: tenth((100 * weight) / total), value: tenth(value), points: tenth(points) }];
  });
}
