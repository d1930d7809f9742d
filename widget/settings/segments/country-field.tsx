import { useState } from "preact/hooks";
import { countryCode, countryName } from "../../ui/country-text.ts";
import { InputField } from "../../ui/input-field.tsx";
import { useSettingsWords } from "../../words/settings-words.ts";
import { useSpeech } from "../../words/speech.ts";
import { ManyField } from "./many-field.tsx";

interface CountryProps {
  readonly id: string;
  /** ISO 3166 codes that customers have. */
  readonly known: readonly string[];
  readonly values: readonly string[];
  readonly set: (codes: readonly string[]) => void;
}

/** Countries by their names in the reader's language; any other is added by its name or its code. */
export function CountryField({ id, known, values, set }: CountryProps) {
  const say = useSettingsWords().segments;
  const { locale } = useSpeech();
  const [text, setText] = useState("");
  const [unknown, setUnknown] = useState(false);
  const nameOf = (code: string): string => countryName(code, locale);
  const add = (): void => {
    const code = countryCode(text);
    setUnknown(code === null);
    if (code === null) return document.getElementById(id)?.focus();
    if (!values.includes(code)) set([...values, code]);
    setText("");
  };
  return (
    <ManyField
      legend={say.fields.country}
      options={known.map((code) => ({ id: code, name: nameOf(code) }))}
      {...{ values, set, nameOf }}
    >
      <div class="add-country" onKeyDown={(event) => event.key === "Enter" && add()}>
        <InputField
          id={id}
          label={say.otherCountry}
          value={text}
          flaw={unknown ? { field: id, says: say.noCountry } : undefined}
          change={(typed) => {
            setText(typed);
            setUnknown(false);
          }}
        />
        <button type="button" class="button" aria-disabled={text.trim() === ""} onClick={add}>
          {say.addCountry}
        </button>
      </div>
    </ManyField>
  );
}
