import type { LimitLinesView } from "../../shared/approval/contract.ts";
import { useLimitLineWords } from "../words/limit-line-words.ts";
import { useSpeech } from "../words/speech.ts";
import { LineTold } from "./line-told.tsx";

/** What was proposed before, and what the CRM's field said since when. */
export function LimitHistory({ shown: { others, crm, currency } }: { readonly shown: LimitLinesView }) {
  const say = useLimitLineWords();
  const { money, fullDay } = useSpeech();
  if (others.length + crm.length === 0) return null;
  return (
    <details>
      <summary>{say.history}</summary>
      {others.map((line) => (
        <LineTold key={line.lineId} line={line} />
      ))}
      {crm.length > 0 && (
        <ul class="agreed">
          {crm.map(({ on, limitMinor, currency: own }, at) => (
            <li key={at}>
              {limitMinor === null
                ? say.seenNone(fullDay(on))
                : say.seen(fullDay(on), money(limitMinor, own ?? currency))}
            </li>
          ))}
        </ul>
      )}
    </details>
  );
}
