import type { ScoreView } from "../../shared/credit/contract.ts";
import type { ServerClient } from "../api/server-client.ts";
import { useSpeech } from "../words/speech.ts";
import type { Why } from "./use-why.ts";

interface BlocksProps {
  readonly score: ScoreView;
  readonly why: Why;
  readonly client: Pick<ServerClient, "scoreOn">;
}

/** Each block with its points and its change, and the score of any day, once somebody opens it. */
export function ScoreBlocks({ score, why, client }: BlocksProps) {
  const { words } = useSpeech();
  if ((score.blocks ?? []).length === 0 || score.score === null) return null;
  const { part, failed, fetch } = why;
  return (
    <details class="score-blocks" onToggle={fetch}>
      <summary>{words.credit.addsUp}</summary>
      {part ? (
        <>
          <part.WhyTable score={score} />
          <part.ScoreOn client={client} />
        </>
      ) : (
        <p role="status">{failed ? words.followup.form.notFetched : words.page.loading}</p>
      )}
    </details>
  );
}
