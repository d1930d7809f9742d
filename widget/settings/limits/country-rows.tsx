import type { LimitsView } from "../../../shared/contact/contract.ts";
import { PRESET_IDS, type PresetId } from "../../../shared/contact/kinds.ts";
import { countryName } from "../../ui/country-text.ts";
import { SelectField } from "../../ui/input-field.tsx";
import { useContactLimitWords } from "../../words/contact-limit-words.ts";
import { useSpeech } from "../../words/speech.ts";

interface CountryProps {
  readonly limits: LimitsView;
  readonly chosen: LimitsView["chosen"];
  readonly choose: (code: string, presetId: PresetId) => void;
}

/** Which preset holds for the customers of each country. */
export function CountryRows({ limits, chosen, choose }: CountryProps) {
  const { locale } = useSpeech();
  const say = useContactLimitWords();
  const options = PRESET_IDS.map((presetId) => ({ value: presetId, label: say.presets[presetId] }));
  return (
    <fieldset class="limit-countries">
      <legend>{say.countries}</legend>
      {limits.countries.map(({ code, debtors, presetId }) =>
        code === null ? (
          <p key="none">
            {say.unknownCountry} · {say.debtors(debtors)}: {say.presets[presetId]}
          </p>
        ) : (
          <SelectField
            key={code}
            id={`limit-country-${code}`}
            label={`${countryName(code, locale)} · ${say.debtors(debtors)}`}
            value={chosen[code] ?? presetId}
            flaw={undefined}
            options={options}
            change={(value) => {
              const chosenId = PRESET_IDS.find((each) => each === value);
              if (chosenId !== undefined) choose(code, chosenId);
            }}
          />
        ),
      )}
    </fieldset>
  );
}
