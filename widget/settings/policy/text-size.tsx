import { LETTER_LANGUAGES, type LetterText } from "../../../shared/dunning/templates/letter-text.ts";
import { sizeOf } from "../../../shared/sms/segments.ts";
import { countText } from "../../ui/number-text.ts";
import { useSettingsWords } from "../../words/settings-words.ts";

/** A text as it is worded in both languages, with its length and how many messages it is billed as. */
export function TextSize({ letter }: { readonly letter: LetterText }) {
  const say = useSettingsWords().sms;
  return (
    <div aria-live="polite">
      {LETTER_LANGUAGES.map((language) => {
        const { body } = letter[language];
        const { units, segments } = sizeOf(body);
        return (
          <div key={language} class="sms-text">
            <p lang={language}>{body}</p>
            <p class="quiet">
              {say.languages[language]} · {say.size(countText(units), countText(segments))}
            </p>
          </div>
        );
      })}
      <p class="quiet">{say.sizeHint}</p>
    </div>
  );
}
