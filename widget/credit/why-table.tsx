import type { ScoreView } from "../../shared/credit/contract.ts";
import { BLOCK_CODES } from "../../shared/credit/kinds.ts";
import { scoreWhyWords } from "../words/score-why-words.ts";
import { useSpeech } from "../words/speech.ts";

/** Each block with its value, its weight and its points, and what a ceiling took: it all adds up to the score. */
export function WhyTable({ score }: { readonly score: ScoreView }) {
  const { locale, number, fullDay } = useSpeech();
  const say = scoreWhyWords[locale];
  const known = score.blocks ?? [];
  if (score.score === null) return null;
  const sum = known.reduce((all, { points }) => all + points, 0);
  const change = score.change ?? null;
  const signed = (points: number): string => (points > 0 ? `+${number(points)}` : number(points));
  const capped = Math.round((score.score - sum) * 10) / 10;
  return (
    <>
      <table>
        <thead>
          <tr>
            {[say.block, say.value, say.weight, say.points, ...(change ? [say.change] : [])].map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {BLOCK_CODES.map((code) => {
            const own = known.find(({ block }) => block === code);
            return (
              <tr key={code}>
                <th scope="row">{say.blocks[code]}</th>
                <td>{own ? number(own.value) : say.unknown}</td>
                <td>{own ? `${number(own.weight)}%` : "–"}</td>
                <td>{own ? number(own.points) : "–"}</td>
                {change && <td>{signed(change.blocks.find(({ block }) => block === code)?.points ?? 0)}</td>}
              </tr>
            );
          })}
          {(capped !== 0 || (change !== null && change.capped !== 0)) && (
            <SumRow title={say.ceiling} points={number(capped)} change={change && signed(change.capped)} />
          )}
          <SumRow title={say.score} points={number(score.score)} change={change && signed(change.score)} />
        </tbody>
      </table>
      {change && (
        <p>
          {say.since(fullDay(change.since))} {change.otherCard && say.otherCard}
        </p>
      )}
      <p>
        {say.left} {score.scorecard !== undefined && say.madeBy(number(score.scorecard))}
      </p>
    </>
  );
}

interface SumProps {
  readonly title: string;
  readonly points: string;
  readonly change: string | null;
}

const SumRow = ({ title, points, change }: SumProps) => (
  <tr>
    <th scope="row" colSpan={3}>
      {title}
    </th>
    <td>{points}</td>
    {change !== null && <td>{change}</td>}
  </tr>
);
