import { useState } from "preact/hooks";
import type { ScoreReason, ScoreView } from "../../shared/credit/contract.ts";
import type { Tone } from "../ui/notice.tsx";
import { useSpeech } from "../words/speech.ts";
import { sayReason } from "./say-reason.ts";
import type { Why } from "./use-why.ts";

const TONE: Record<ScoreReason["effect"], Tone> = { cap: "bad", loss: "bad", strength: "good" };
const SHOWN_FIRST = 2;

interface ReasonsProps {
  readonly reasons: ScoreView["reasons"];
  readonly why: Why;
}

/** The strongest reasons: caps first, then losses, then strengths, as the server ordered them; all of them with what lifts them. */
export function ScoreReasons({ reasons, why }: ReasonsProps) {
  const speech = useSpeech();
  const [all, setAll] = useState(false);
  if (reasons.length === 0) return null;
  const say = speech.words.credit;
  return (
    <div class="score-reasons">
      <ul class="reasons" aria-label={say.reasonList}>
        {reasons.slice(0, all ? undefined : SHOWN_FIRST).map((reason) => {
          const { title, points, figures } = sayReason(reason, speech);
          const lift = all ? why.part?.sayLift(reason, speech) : "";
          return (
            <li key={`${reason.effect}${reason.code}`} class={`reason tone-${TONE[reason.effect]}`}>
              <span class="reason-title">{title}</span>
              <span class="reason-points">{points}</span>
              {figures && <span class="reason-figures">{figures}</span>}
              {lift && <span class="reason-figures">{lift}</span>}
            </li>
          );
        })}
      </ul>
      {reasons.length > SHOWN_FIRST && (
        <button
          type="button"
          class="link"
          aria-expanded={all}
          onClick={() => {
            why.fetch();
            setAll(!all);
          }}
        >
          {all ? say.fewerReasons : say.allReasons(reasons.length)}
        </button>
      )}
    </div>
  );
}
