import { TONES } from "../../../shared/dunning/contract.ts";
import type { WordingsAnswer } from "../../../shared/wording/contract.ts";
import type { WordingPlace } from "../../../shared/wording/wording.ts";
import { SelectField } from "../../ui/input-field.tsx";
import { useSettingsWords } from "../../words/settings-words.ts";
import { useSpeech } from "../../words/speech.ts";

interface PlaceProps {
  readonly answer: WordingsAnswer;
  readonly place: WordingPlace;
  readonly setPlace: (place: WordingPlace) => void;
}

/** For which language, segment and tone of step the words are. */
export function PlaceFields({ answer, place, setPlace }: PlaceProps) {
  const words = useSettingsWords();
  const say = words.wordings;
  const { locale } = useSpeech();
  const none = { flaw: undefined };
  return (
    <div class="small-fields">
      <SelectField
        id="wording-language"
        label={say.language}
        value={place.language}
        options={(["zh-CN", "en"] as const).map((value) => ({ value, label: say.languages[value] }))}
        change={(value) => setPlace({ ...place, language: value === "en" ? "en" : "zh-CN" })}
        {...none}
      />
      {answer.segments.length > 0 && (
        <SelectField
          id="wording-segment"
          label={say.segment}
          value={place.segment ?? ""}
          options={[
            { value: "", label: say.everySegment },
            ...answer.segments.map(({ key, name }) => ({ value: key, label: name[locale] })),
          ]}
          change={(value) => setPlace({ ...place, segment: value === "" ? null : value })}
          {...none}
        />
      )}
      <SelectField
        id="wording-tone"
        label={say.tone}
        value={place.tone ?? ""}
        options={[
          { value: "", label: say.everyTone },
          ...TONES.map((value) => ({ value, label: words.tone[value] })),
        ]}
        change={(value) => setPlace({ ...place, tone: TONES.find((tone) => tone === value) ?? null })}
        {...none}
      />
    </div>
  );
}
