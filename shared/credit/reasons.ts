import type { BlockPart } from "./block-part.ts";
import type { Cap } from "./caps.ts";
import type { ScoreReason } from "./contract.ts";
import type { AccountHistory } from "./history.ts";
import { paydexPoints } from "./paydex.ts";
import type { PaymentBlock } from "./payment-block.ts";
import { PART_CODES, type PartCode, PAYMENT } from "./payment-parts.ts";
import type { Portfolio } from "./portfolio.ts";
import { tenth } from "./rounding.ts";
import type { Scorecard } from "./scorecard.ts";
import { weighBeside, weighPayment, weightOf } from "./weigh-parts.ts";

const MOST_LOSSES = 4;
const MOST_STRENGTHS = 2;
const LEAST_POINTS = 1;

/** Caps first, then the four largest losses over one point, then up to two strengths against the portfolio. */
export function reasonsOf(
  history: AccountHistory,
  portfolio: Portfolio,
  block: PaymentBlock,
  beside: readonly BlockPart[],
  caps: readonly Cap[],
  card: Scorecard,
): ScoreReason[] {
  const known = weightOf([...weighPayment(block, card), ...weighBeside(beside, card)]);
  // Of 100: what the payments weigh where some blocks are not known.
  const scale = (100 * card.weights.P) / known;
  const figuresOf = (code: PartCode) => ({
    ...PAYMENT[code].figures(block, history, portfolio, card.counted),
  });
  const losses = [
    ...PART_CODES.filter((code) => PAYMENT[code].isFault(block)).map(
      (code): ScoreReason => ({
        code: PAYMENT[code].reason,
        effect: "loss",
        points: tenth((-scale * card.payment[code] * (100 - block.values[code])) / 100),
        figures: figuresOf(code),
      }),
    ),
    ...faultsBeside(beside, card, known),
  ];
  const worsening = worseningOf(history, scale * card.payment.A);
  const strengths = [
    ...strengthsOf(portfolio, block, figuresOf, (code) => scale * card.payment[code]),
    ...strengthsBeside(beside, card, known),
  ];
  return [
    ...caps.map(capReason),
    ...largest(outweighing(worsening === null ? losses : [...losses, worsening], strengths), MOST_LOSSES),
    ...largest(outweighing(strengths, losses), MOST_STRENGTHS),
  ];
}

/** A part speaks once: "late in 4 of 100, others in 15" is a strength, though perfection would be worth a point more. */
const outweighing = (reasons: readonly ScoreReason[], against: readonly ScoreReason[]): ScoreReason[] =>
  reasons.filter((each) =>
    against.every((other) => other.code !== each.code || Math.abs(each.points) > Math.abs(other.points)),
  );

/** Nothing of its own to judge yet: what it lacks, and what it is taken for meanwhile. */
export function coldReasons(
  history: AccountHistory,
  portfolio: Portfolio,
  beside: readonly BlockPart[],
  caps: readonly Cap[],
  card: Scorecard,
): ScoreReason[] {
  const counted = beside.filter(({ block }) => block === "F" || block === "M");
  const known = 100 * card.weights.P + weightOf(weighBeside(counted, card));
  const median = portfolio.medianTenths / 10;
  const missing = card.counted.settledNeeded - history.count;
  const figures = {
    settled: history.count,
    needed: card.counted.settledNeeded,
    missing,
    portfolioMedian: median,
  };
  const lost = { code: "N01", effect: "loss", points: tenth(median - 100), figures } as const;
  return [
    ...caps.map(capReason),
    lost,
    ...largest(faultsBeside(counted, card, known), MOST_LOSSES - 1),
    ...largest(strengthsBeside(counted, card, known), MOST_STRENGTHS),
  ];
}

/** What is held against them beside the payments: one reason for each code. */
function faultsBeside(beside: readonly BlockPart[], { weights }: Scorecard, known: number): ScoreReason[] {
  const losses = new Map<ScoreReason["code"], ScoreReason>();
  for (const { reason, block, weight, value, isFault, figures } of beside) {
    if (!isFault) continue;
    const points = (-weight * weights[block] * (100 - value)) / known;
    const before = losses.get(reason);
    // A rate that begins at a quarter: one kept word more, and what it wins.
    const next = block === "C" ? { next: tenth(-points / ((figures["of"] ?? 0) + 5)) } : {};
    const all = { ...before?.figures, ...figures, ...next };
    losses.set(reason, {
      code: reason,
      effect: "loss",
      points: tenth((before?.points ?? 0) + points),
      figures: all,
    });
  }
  return [...losses.values()];
}

/** Nothing is held against them there, and it is better than the score of a middling customer would be. */
function strengthsBeside(beside: readonly BlockPart[], { weights }: Scorecard, known: number): ScoreReason[] {
  return beside
    .filter(({ isFault, value }) => !isFault && value > MIDDLING)
    .map(({ reason, block, weight, value, figures }) => ({
      code: reason,
      effect: "strength" as const,
      points: tenth((weight * weights[block] * (value - MIDDLING)) / known),
      figures: { ...figures },
    }));
}
/** What is not known counts as this where strengths are told. */
const MIDDLING = 75;

const capReason = ({ code, ceiling, figures }: Cap): ScoreReason => ({
  code,
  effect: "cap",
  points: ceiling,
  figures: { ...figures },
});

const largest = (reasons: readonly ScoreReason[], most: number): ScoreReason[] =>
  reasons
    .filter((each) => Math.abs(each.points) > LEAST_POINTS)
    // Sorting is stable: equal points stay in the order of the parts.
    .sort((a, b) => Math.abs(b.points) - Math.abs(a.points))
    .slice(0, most);

function strengthsOf(
  portfolio: Portfolio,
  block: PaymentBlock,
  figuresOf: (code: PartCode) => Record<string, number>,
  weightOfPart: (code: PartCode) => number,
): ScoreReason[] {
  const above = (code: PartCode): number => block.values[code] - PAYMENT[code].usual(portfolio);
  return PART_CODES.filter((code) => above(code) > 0).map((code) => ({
    code: PAYMENT[code].reason,
    effect: "strength",
    points: tenth((weightOfPart(code) * above(code)) / 100),
    figures: figuresOf(code),
  }));
}

const WORSE_BY_DAYS = 7;
const ENOUGH_TO_COMPARE = 3;

/** The last 90 days against the year before them. Its points are a part of what P01 costs, not on top of it. */
function worseningOf({ recent, usual }: AccountHistory, weight: number): ScoreReason | null {
  if (recent.count < ENOUGH_TO_COMPARE || usual.count < ENOUGH_TO_COMPARE) return null;
  const [now, before] = [recent.vDays / recent.v, usual.vDays / usual.v];
  if (now - before < WORSE_BY_DAYS) return null;
  const points = tenth((weight * (paydexPoints(now) - paydexPoints(before))) / 100);
  const figures = { recentDbt: tenth(now), usualDbt: tenth(before), recentInvoices: recent.count };
  return { code: "P05", effect: "loss", points, figures };
}
