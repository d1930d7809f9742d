import type { ReadyTrial } from "../../../shared/credit/scorecard/contract.ts";
import { useScorecardWords } from "../../words/scorecard-words.ts";
import { useSpeech } from "../../words/speech.ts";
import { CompareTable } from "../accuracy/compare-table.tsx";

/** Both cards side by side, and whose grade would be another. */
export function TrialTables({ trial }: { readonly trial: ReadyTrial }) {
  const say = useScorecardWords();
  const { number, percent } = useSpeech();
  const { inForce, draft, moves, moved, accounts } = trial;
  const aucOf = ({ auc }: typeof draft): string => (auc === null ? "–" : auc.toFixed(3));
  const badIn = ({ grades }: typeof draft, grade: string): string => {
    const own = grades.find((each) => each.grade === grade);
    return own === undefined ? "–" : say.share(percent(own.badShare), number(own.accounts));
  };
  const stood = ({ score, grade }: (typeof moves)[number]["from"]): string => `${number(score)} ${grade}`;
  return (
    <>
      <CompareTable
        title={say.compared}
        columns={[say.inForceColumn(number(trial.against)), say.draft]}
        rows={[
          [say.auc, aucOf(inForce), aucOf(draft)],
          ...["A", "B", "C", "D", "E"].map((grade) => [
            say.badIn(grade),
            badIn(inForce, grade),
            badIn(draft, grade),
          ]),
        ]}
      />
      <p>{say.moved(number(moved), number(accounts))}</p>
      {moves.length > 0 && (
        <CompareTable
          title={moves.length < moved ? say.shown(number(moves.length)) : say.moves}
          columns={[say.now, say.then]}
          rows={moves.map((move) => [move.name ?? move.accountId, stood(move.from), stood(move.to)])}
        />
      )}
    </>
  );
}
