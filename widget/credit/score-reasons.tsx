import type { ScoreReason, ScoreView } from "../../shared/credit/contract.ts";
import type { Tone } from "../ui/notice.tsx";
import { useSpeech } from "../words/speech.ts";
import { sayReason } from "./say-reason.ts";

const TONE: Record<ScoreReason["effect"], Tone> = { cap: "bad", loss: "bad", strength: "good" };
const SHOWN = 4;

/** The strongest reasons: caps first, then losses, then strengths, as the server ordered them. */
export function ScoreReasons({ reasons }: { readonly reasons: ScoreView["reasons"] }) {
  const speech = useSpeech();
  if (reasons.length === 0) return null;
  return (
    <ul class="reasons" aria-label={speech.words.credit.reasonList}>
      {reasons.slice(0, SHOWN).map((reason) => {
        const { title, points, figures } = sayReason(reason, speech);
        return (
          <li key={`${reason.effect}${reason.code}`} class={`reason tone-${TONE[reason.effect]}`}>
            <span class="reason-title">{title}</span>
            <span class="reason-points">{points}</span>
            {figures && <span class="reason-figures">{figures}</span>}
          </li>
        );
      })}
    </ul>
  );
}
