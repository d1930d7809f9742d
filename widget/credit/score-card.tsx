import type { ScoreView } from "../../shared/credit/contract.ts";
import type { ServerClient } from "../api/server-client.ts";
import { Badge } from "../ui/badge.tsx";
import { Panel, type PanelState } from "../ui/panel.tsx";
import { type Speech, useSpeech } from "../words/speech.ts";
import { ScoreBlocks } from "./score-blocks.tsx";
import { ScoreDial } from "./score-dial.tsx";
import { ScoreReasons } from "./score-reasons.tsx";
import { TrendLine } from "./trend-line.tsx";
import { useWhy } from "./use-why.ts";

interface CardProps {
  readonly content: PanelState<ScoreView>;
  readonly client: Pick<ServerClient, "scoreOn">;
}

/** Who are they and how good: the figure, where it is heading, and why. */
export function ScoreCard({ content, client }: CardProps) {
  const speech = useSpeech();
  const { words, nearDay } = speech;
  const why = useWhy();
  return (
    <Panel
      name="score"
      title={words.credit.scoreTitle}
      aside={content.state === "ready" ? words.page.asOf(nearDay(content.value.asOf)) : null}
      content={content}
      loading={words.page.loading}
      ready={(score) => (
        <div class={`score grade-${score.grade ?? "none"}`}>
          <ScoreDial score={score.score} grade={score.grade} />
          <div class="score-why">
            <TrendLine trend={score.trend} />
            <p class="score-facts">
              {facts(score, speech).join(" · ")}
              {score.provisional && (
                <>
                  {" "}
                  <Badge tone="warn">{words.credit.provisional}</Badge>
                </>
              )}
            </p>
          </div>
          <ScoreReasons reasons={score.reasons} why={why} />
          <ScoreBlocks score={score} why={why} client={client} />
        </div>
      )}
    />
  );
}

function facts(score: ScoreView, { words, shortDay, number, percent }: Speech): readonly string[] {
  const say = words.credit;
  const told: string[] = [];
  const [first, last] = [score.trend[0], score.trend[score.trend.length - 1]];
  if (first && last && first !== last) {
    const change = Math.round((last.score - first.score) * 10) / 10;
    const signed = change > 0 ? `+${number(change)}` : number(change);
    told.push(change === 0 ? say.trendFlat(shortDay(first.on)) : say.trend(signed, shortDay(first.on)));
  }
  told.push(say.coverage(percent(score.coverage)));
  return told;
}
