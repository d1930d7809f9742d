import type { AccountHistory } from "./history.ts";
import type { BlockPart } from "./block-part.ts";
import { conductBlock } from "./conduct-block.ts";
import { exposureBlock } from "./exposure-block.ts";
import type { CreditFacts } from "./facts.ts";
import { financialBlock } from "./financial-block.ts";
import { marketBlock } from "./market-block.ts";
import type { PaymentBlock } from "./payment-block.ts";
import { PART_CODES, type PartCode } from "./payment-parts.ts";
import type { Block, Card } from "./scorecard.ts";
import { tenureBlock } from "./tenure-block.ts";

/** A part with what it weighs in the whole, in hundredths of a per cent: whole numbers, so that sums are exact. */
export interface WeighedPart {
  readonly code: PartCode | "portfolio" | BlockPart["code"];
  readonly block: Block;
  readonly weight: number;
  /** 0–100, higher is better. */
  readonly value: number;
}

/** What is known beside the payments. */
export const partsBeside = (
  { conduct, exposure, tenureMonths, financial, market }: CreditFacts,
  { asOf }: AccountHistory,
  card: Card,
) => [
  ...conductBlock(conduct),
  ...exposureBlock(exposure),
  ...tenureBlock(tenureMonths, card),
  ...financialBlock(financial, asOf, card),
  ...marketBlock(market),
];

export const weighBeside = (parts: readonly BlockPart[], { weights }: Card): WeighedPart[] =>
  parts
    .map(({ code, block, weight, value }) => ({ code, block, weight: weight * weights[block], value }))
    .filter(({ weight }) => weight > 0);

export const weighPayment = ({ values }: PaymentBlock, { weights, payment }: Card): WeighedPart[] =>
  PART_CODES.map((code) => ({
    code,
    block: "P" as const,
    weight: payment[code] * weights.P,
    value: values[code],
  })).filter(({ weight }) => weight > 0);

/** All weight that is known, of 10,000. */
export const weightOf = (parts: readonly WeighedPart[]): number =>
  parts.reduce((all, { weight }) => all + weight, 0);

/** What is missing is left out and the rest stands for the whole: 0–1000, rounded half up once. */
export function tenthsOf(parts: readonly WeighedPart[]): number {
  const total = weightOf(parts);
  if (total === 0) return 0;
  let sum = 0;
  for (const { weight, value } of parts) sum += weight * value;
  return Math.floor((sum * 10) / total + 0.5);
}

/** Points of each part, in tenths by largest remainder: no tenth is lost between the parts and their sum. */
export function pointsOf(
  parts: readonly WeighedPart[],
  tenths: number,
): { readonly code: WeighedPart["code"]; readonly points: number }[] {
  const total = weightOf(parts);
  const shares = parts.map(({ code, weight, value }) => {
    const exact = (weight * value * 10) / total;
    return { code, whole: Math.floor(exact), rest: exact - Math.floor(exact) };
  });
  let left = tenths - shares.reduce((all, share) => all + share.whole, 0);
  for (const share of [...shares].sort((a, b) => b.rest - a.rest)) {
    if (left <= 0) break;
    share.whole += 1;
    left -= 1;
  }
  return shares.map(({ code, whole }) => ({ code, points: whole / 10 }));
}
