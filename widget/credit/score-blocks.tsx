import type { ScoreView } from "../../shared/credit/contract.ts";
import { BLOCK_CODES } from "../../shared/credit/kinds.ts";
import { useSpeech } from "../words/speech.ts";

/** Each block with its value, its weight and its points, and what a ceiling took: it all adds up to the score. */
export function ScoreBlocks({ score }: { readonly score: ScoreView }) {
  const { words, number } = useSpeech();
  const say = words.scoreWhy;
  const known = score.blocks ?? [];
  if (known.length === 0 || score.score === null) return null;
  const sum = known.reduce((all, { points }) => all + points, 0);
  const capped = Math.round((score.score - sum) * 10) / 10;
  return (
    <details class="score-blocks">
      <summary>{say.title}</summary>
      <table>
        <thead>
          <tr>
            {[say.block, say.value, say.weight, say.points].map((title) => (
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
              </tr>
            );
          })}
          {capped !== 0 && <SumRow title={say.ceiling} points={number(capped)} />}
          <SumRow title={say.score} points={number(score.score)} />
        </tbody>
      </table>
      <p>{say.left}</p>
    </details>
  );
}

const SumRow = ({ title, points }: { readonly title: string; readonly points: string }) => (
  <tr>
    <th scope="row" colSpan={3}>
      {title}
    </th>
    <td>{points}</td>
  </tr>
);
