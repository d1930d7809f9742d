import { LETTER_LANGUAGES } from "../../../shared/dunning/templates/letter-text.ts";
import { textMessages } from "../../../shared/dunning/templates/text-messages.ts";
import type { SmsStateView } from "../../../shared/sms/contract.ts";
import { sizeOf } from "../../../shared/sms/segments.ts";
import { countText } from "../../ui/number-text.ts";
import { useSettingsWords } from "../../words/settings-words.ts";

/** Each text as it is worded, how long it is, and for a provider of approved wordings what to have approved. */
export function SmsTexts({ sender }: Pick<SmsStateView, "sender">) {
  const words = useSettingsWords();
  const say = words.sms;
  const approves = sender?.provider === "aliyun";
  return (
    <details class="more">
      <summary>{approves ? say.submit : say.templates}</summary>
      <p class="quiet">{say.sizeHint}</p>
      {Object.entries(textMessages).flatMap(([key, letter]) =>
        LETTER_LANGUAGES.map((language) => {
          const { body } = letter[language];
          const shown = approves
            ? body.replace(/\{\{(\w+)\}\}/g, (_all, name: string) => `\${${name}}`)
            : body;
          const { units, segments } = sizeOf(body);
          const code = sender?.templates[key]?.[language];
          return (
            <div key={`${key}-${language}`} class="sms-text">
              <h3>{say.code(words.letter(key), say.languages[language])}</h3>
              <p lang={language}>{shown}</p>
              <p class="quiet">
                {say.size(countText(units), countText(segments))}
                {code !== undefined && ` · ${code}`}
              </p>
            </div>
          );
        }),
      )}
    </details>
  );
}
