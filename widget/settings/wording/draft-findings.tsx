import type { Simplify } from "../../../shared/wording/hear-words.ts";
import { lintTone } from "../../../shared/wording/lint-tone.ts";
import { builtInWording } from "../../../shared/wording/read-wording.ts";
import type { WordingDraft, WordingPlace } from "../../../shared/wording/wording.ts";
import { useSettingsWords } from "../../words/settings-words.ts";
import { useSpeech } from "../../words/speech.ts";

/** All that speaks against the words, as sentences, while they are written. */
export function DraftFindings({
  draft,
  place,
  simplify,
}: {
  readonly draft: WordingDraft;
  readonly place: WordingPlace;
  readonly simplify: Simplify;
}) {
  const say = useSettingsWords().wordings;
  const { locale } = useSpeech();
  const builtIn = builtInWording(place);
  if (builtIn === null) return null;
  const found = lintTone(draft, place.language, builtIn, place.letter, simplify);
  return (
    <div class="findings" role="status" aria-label={say.findings}>
      {found.length === 0 ? (
        <p class="quiet">{say.fine}</p>
      ) : (
        <ul>
          {found.map(({ kind, field, message }) => (
            <li key={`${field}${message.en}`} class={kind}>
              <b>{say[kind]}</b> {message[locale]}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
