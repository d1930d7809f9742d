import type { WordingsAnswer } from "../../../shared/wording/contract.ts";
import type { WordingPlace } from "../../../shared/wording/wording.ts";
import { useSettingsWords } from "../../words/settings-words.ts";
import { useSpeech } from "../../words/speech.ts";

/** "First reminder · Key accounts · Firm": for which messages a wording is. */
export function usePlaceName({
  segments,
}: Pick<WordingsAnswer, "segments">): (place: WordingPlace) => string {
  const words = useSettingsWords();
  const { locale } = useSpeech();
  return ({ letter, segment, tone }) =>
    [
      words.letter(letter),
      ...(segment === null ? [] : [segments.find(({ key }) => key === segment)?.name[locale] ?? segment]),
      ...(tone === null ? [] : [words.tone[tone]]),
    ].join(" · ");
}
