import type { ScoreSheet } from "../../credit/score-account.ts";
import { auc } from "./measures.ts";

/** One account on one day of the past by both scorecards, and what came of it in the 60 days after. */
export interface TriedAccount {
  readonly inForce: ScoreSheet;
  readonly draft: ScoreSheet;
  readonly bad: boolean;
}

export interface Ranked {
  readonly auc: number | null;
  readonly grades: readonly {
    readonly grade: ScoreSheet["grade"];
    readonly accounts: number;
    readonly badShare: number;
  }[];
}

/** How well the scores of the past told the bad from the others, by both cards over the same days. */
export function compareCards(tried: readonly TriedAccount[]): {
  readonly asked: number;
  readonly badShare: number | null;
  readonly inForce: Ranked;
  readonly draft: Ranked;
} {
  return {
    asked: tried.length,
    badShare: tried.length === 0 ? null : shareBad(tried),
    inForce: rankedBy(tried, ({ inForce }) => inForce),
    draft: rankedBy(tried, ({ draft }) => draft),
  };
}

const shareBad = (tried: readonly TriedAccount[]): number =>
  tried.filter(({ bad }) => bad).length / tried.length;

function rankedBy(tried: readonly TriedAccount[], sheetOf: (each: TriedAccount) => ScoreSheet): Ranked {
  return {
    // A high score says "not bad", so its negative ranks the bad ones first.
    auc: auc(tried.map((each) => ({ chance: -sheetOf(each).score, came: each.bad }))),
    grades: (["A", "B", "C", "D", "E"] as const).flatMap((grade) => {
      const own = tried.filter((each) => sheetOf(each).grade === grade);
      return own.length === 0 ? [] : { grade, accounts: own.length, badShare: shareBad(own) };
    }),
  };
}

export interface Move {
  readonly accountId: string;
  readonly from: Pick<ScoreSheet, "score" | "grade">;
  readonly to: Pick<ScoreSheet, "score" | "grade">;
}

/** Whose grade would be another, the largest change of score first; of equal ones by account. */
export function movesOf(pairs: readonly Pick<TriedAccount, "inForce" | "draft">[]): readonly Move[] {
  const byChange = (move: Move): number => -Math.abs(move.to.score - move.from.score);
  const stood = ({ score, grade }: ScoreSheet) => ({ score, grade });
  return pairs
    .filter(({ inForce, draft }) => inForce.grade !== draft.grade)
    .map(({ inForce, draft }) => ({
      accountId: inForce.accountId,
      from: stood(inForce),
      to: stood(draft),
    }))
    .sort((a, b) => byChange(a) - byChange(b) || (a.accountId < b.accountId ? -1 : 1));
}
