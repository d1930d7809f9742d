import type { WhatIfView } from "../../shared/credit/contract.ts";
import { useSpeech } from "../words/speech.ts";
import { useWhatIfWords } from "../words/what-if-words.ts";
import { sayReason } from "./say-reason.ts";

/** Score, grade and headroom before and after, and the reasons that are others then. */
export function WhatIfTold({ told: { before, after, reasons } }: { readonly told: WhatIfView }) {
  const say = useWhatIfWords();
  const { money, number } = useSpeech();
  const scoreOf = ({ score }: WhatIfView["after"]): string => (score === null ? say.noScore : number(score));
  const gradeOf = ({ grade }: WhatIfView["after"]): string => grade ?? say.noScore;
  const headroomOf = ({ exposure }: WhatIfView["after"]): string =>
    exposure.headroomMinor === null ? say.noLimit : money(exposure.headroomMinor, exposure.currency);
  return (
    <div aria-live="polite">
      <dl class="sell-figures">
        <Change name={say.score} before={scoreOf(before)} after={scoreOf(after)} />
        <Change name={say.grade} before={gradeOf(before)} after={gradeOf(after)} />
        <Change name={say.headroom} before={headroomOf(before)} after={headroomOf(after)} />
      </dl>
      {after.provisional && after.score !== null && <p class="quiet">{say.provisional}</p>}
      <p class="what-if-reasons">
        <b>{reasons.length > 0 ? say.reasons : say.noReasons}</b>
      </p>
      <ul class="agreed">
        {reasons.map((reason) => (
          <ReasonLine key={`${reason.effect}${reason.code}`} reason={reason} />
        ))}
      </ul>
    </div>
  );
}

interface ChangeProps {
  readonly name: string;
  readonly before: string;
  readonly after: string;
}

function Change({ name, before, after }: ChangeProps) {
  const say = useWhatIfWords();
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {before === after ? (
          <>
            {after} <span class="quiet">{say.same}</span>
          </>
        ) : (
          say.change(before, after)
        )}
      </dd>
    </div>
  );
}

function ReasonLine({ reason }: { readonly reason: WhatIfView["reasons"][number] }) {
  const say = useWhatIfWords();
  const speech = useSpeech();
  const { code, effect, figures, before, after } = reason;
  const at = (points: number) => sayReason({ code, effect, figures, points }, speech);
  const { title, figures: behind } = at(after ?? before ?? 0);
  return (
    <li>
      {title}:{" "}
      <b>
        {say.change(
          before === null ? say.isNew : at(before).points,
          after === null ? say.isGone : at(after).points,
        )}
      </b>{" "}
      {after !== null && <span class="quiet">{behind}</span>}
    </li>
  );
}
