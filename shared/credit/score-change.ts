import { BLOCKS, type Block } from "./scorecard.ts";
import type { ScoreSheet } from "./score-account.ts";
import { tenth } from "./rounding.ts";

type Added = Pick<ScoreSheet, "score" | "blocks">;

export interface ScoreChange {
  readonly score: number;
  /** Blocks whose points are others. */
  readonly blocks: readonly { readonly block: Block; readonly points: number }[];
  /** By ceilings. */
  readonly capped: number;
}

/** Points by block from one score to a later one: they and what ceilings took add up to the change. */
export function changeOf(before: Added, now: Added): ScoreChange {
  return {
    score: tenth(now.score - before.score),
    blocks: BLOCKS.map((block) => ({
      block,
      points: tenth(pointsIn(now, block) - pointsIn(before, block)),
    })).filter(({ points }) => points !== 0),
    capped: tenth(cappedOf(now) - cappedOf(before)),
  };
}

const pointsIn = ({ blocks }: Added, of: Block): number =>
  blocks.find(({ block }) => block === of)?.points ?? 0;

/** What ceilings took: 0 or less. */
const cappedOf = ({ score, blocks }: Added): number =>
  score - blocks.reduce((all, { points }) => all + points, 0);
