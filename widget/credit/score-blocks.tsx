import type { ScoreView } from "../../shared/credit/contract.ts";
import { useSpeech } from "../words/speech.ts";
import type { Why } from "./use-why.ts";

/** Each block with its points and its change, once somebody opens it. */
export function ScoreBlocks({ score, why }: { readonly score: ScoreView; readonly why: Why }) {
  const { words } = useSpeech();
  if ((score.blocks ?? []).length === 0 || score.score === null) return null;
  const { part, failed, fetch } = why;
  return (
    <details class="score-blocks" onToggle={fetch}>
      <summary>{words.credit.addsUp}</summary>
      {part ? (
        <part.WhyTable score={score} />
      ) : (
        <p role="status">{failed ? words.followup.form.notFetched : words.page.loading}</p>
      )}
    </details>
  );
}
