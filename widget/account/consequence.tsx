import { sayConsequence } from "../dunning/say-consequence.ts";
import { useFormWords } from "../words/form-words.ts";
import { useSpeech } from "../words/speech.ts";
import type { Foreseen } from "./use-preview.ts";

interface ConsequenceProps {
  readonly foreseen: Foreseen;
  /** It ends something: today is as it was. */
  readonly ends: boolean;
}

/** What saving would do, before anything is saved. Read aloud when it changes. */
export function Consequence({ foreseen, ends }: ConsequenceProps) {
  const speech = useSpeech();
  const say = useFormWords().consequence;
  if (foreseen.state === "nothing") return null;
  if (foreseen.state === "asking") return <p class="consequence consequence-open">{say.asking}</p>;
  // A refusal stands beside its field.
  if (foreseen.state === "failed")
    return foreseen.because.code === undefined ? (
      <p class="consequence consequence-open">{say.unknown}</p>
    ) : null;
  const said = sayConsequence(foreseen.parts, say, speech, ends);
  return (
    <p class="consequence" role="status">
      {said.join(speech.locale === "en" ? " " : "")}
    </p>
  );
}
