import type { Day } from "../kernel/day.ts";
import { assert } from "../kernel/result.ts";
import { capsOf, type Cap } from "./caps.ts";
import { isSeasoned } from "./cold-start.ts";
import type { ScoreReason } from "./contract.ts";
import { gradeOf, type Grade } from "./grade.ts";
import type { AccountHistory } from "./history.ts";
import { PART_CODES, PART_WEIGHTS, paymentBlock, type PartCode, type PaymentBlock } from "./payment-block.ts";
import type { Portfolio } from "./portfolio.ts";
import { coldReasons, reasonsOf } from "./reasons.ts";

/** Says which rules made a stored score. */
export const SCORE_VERSION = "payment-2";

/** The payment block is 55 of the 100 points' weight; the blocks we cannot see yet are left out, not guessed. */
export const COVERAGE = 0.55;

/** Points by where they come from; they add up to the score exactly. */
export interface ScorePart {
  readonly code: PartCode | "portfolio" | Cap["code"];
  readonly points: number;
}

/** One account's score at 00:00 of a day. */
export interface ScoreSheet {
  readonly accountId: string;
  readonly asOf: Day;
  readonly version: string;
  /** 0.0–100.0, one decimal. */
  readonly score: number;
  readonly grade: Grade;
  /** Too few settled invoices: the score is the portfolio's, under a ceiling. */
  readonly provisional: boolean;
  readonly coverage: number;
  /** Settled invoices behind the score, weighted by recency, one decimal. */
  readonly evidence: number;
  readonly parts: readonly ScorePart[];
  readonly reasons: readonly ScoreReason[];
}

/**
 * The payment block of the score with its reasons. Same history and portfolio, same bytes.
 * Method and figures: docs/decisions/0004-score-first-block.md.
 */
export function scoreAccount(history: AccountHistory, portfolio: Portfolio): ScoreSheet {
  assert(history.asOf === portfolio.asOf, "a score needs the portfolio of its own day");
  const caps = capsOf(history);
  const known = isSeasoned(history);
  const block = paymentBlock(history, portfolio);
  const before = known ? block.tenths : portfolio.medianTenths;
  const cap = caps[0];
  const after = Math.min(before, cap === undefined ? 1000 : cap.ceiling * 10);
  const own: ScorePart[] = known ? partsOf(block) : [{ code: "portfolio", points: before / 10 }];
  const lost: ScorePart[] =
    cap !== undefined && after < before ? [{ code: cap.code, points: (after - before) / 10 }] : [];
  const score = after / 10;
  return {
    accountId: history.accountId,
    asOf: history.asOf,
    version: SCORE_VERSION,
    score,
    grade: gradeOf(score),
    provisional: !known,
    coverage: COVERAGE,
    evidence: Math.round(history.u * 10) / 10,
    parts: [...own, ...lost],
    reasons: known ? reasonsOf(history, portfolio, block, caps) : coldReasons(history, portfolio, caps),
  };
}

/** Tenths by largest remainder: no tenth is lost to rounding between the parts and their sum. */
function partsOf(block: PaymentBlock): ScorePart[] {
  const shares = PART_CODES.map((code) => {
    const exact = (PART_WEIGHTS[code] * block.values[code]) / 10;
    return { code, whole: Math.floor(exact), rest: exact - Math.floor(exact) };
  });
  let left = block.tenths - shares.reduce((all, share) => all + share.whole, 0);
  for (const share of [...shares].sort((a, b) => b.rest - a.rest)) {
    if (left <= 0) break;
    share.whole += 1;
    left -= 1;
  }
  return shares.map(({ code, whole }) => ({ code, points: whole / 10 }));
}
