import { useState } from "preact/hooks";
import type { DossierView } from "../../shared/dossier/contract.ts";
import { parseDay } from "../../shared/kernel/day.ts";
import { InputField } from "../ui/input-field.tsx";
import { useDossierWords } from "../words/dossier-words.ts";
import { useSpeech } from "../words/speech.ts";

interface AsOfLineProps {
  readonly shown: DossierView;
  readonly busy: boolean;
  readonly look: (asOf: string | null) => Promise<boolean>;
}

/** What was known on any past morning, and the way back. */
export function AsOfLine({ shown, busy, look }: AsOfLineProps) {
  const say = useDossierWords();
  const { fullDay } = useSpeech();
  const [day, setDay] = useState("");
  const choose = (typed: string): void => {
    setDay(typed);
    if (parseDay(typed).ok && !busy) void look(typed);
  };
  return (
    <>
      <InputField
        id="dossier-as-of"
        kind="day"
        label={say.asOf}
        value={day}
        flaw={undefined}
        change={choose}
      />
      {day !== "" && (
        <p role="status">
          {say.known(fullDay(shown.asOf))}{" "}
          <button
            type="button"
            class="link"
            onClick={() => {
              setDay("");
              void look(null);
            }}
          >
            {say.asNow}
          </button>
        </p>
      )}
    </>
  );
}
