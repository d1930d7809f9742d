import { useState } from "preact/hooks";
import { LETTER_LANGUAGES, type LetterLanguage } from "../../../shared/dunning/templates/letter-text.ts";
import type { WordingsAnswer } from "../../../shared/wording/contract.ts";
import { WORDED_LETTERS } from "../../../shared/wording/read-wording.ts";
import type { WordingPlace } from "../../../shared/wording/wording.ts";
import { Chips } from "../../ui/chips.tsx";
import { Status } from "../../ui/status.tsx";
import { useSettingsWords } from "../../words/settings-words.ts";
import { useSpeech } from "../../words/speech.ts";
import { usePlaceName } from "./place-name.ts";

interface ListProps {
  readonly answer: WordingsAnswer;
  readonly edit: (place: WordingPlace) => void;
  readonly done: string;
}

/** Every letter in one language: whose words it has, and a way to change them. */
export function WordingList({ answer, edit, done }: ListProps) {
  const say = useSettingsWords().wordings;
  const { locale } = useSpeech();
  const [language, setLanguage] = useState<LetterLanguage>(locale);
  const used = WORDED_LETTERS.filter((letter) => answer.used.includes(letter));
  const others = WORDED_LETTERS.filter((letter) => !answer.used.includes(letter));
  const rows = (letters: readonly string[]) => (
    <ul class="wordings">
      {letters.map((letter) => (
        <LetterRow key={letter} {...{ letter, language, answer, edit }} />
      ))}
    </ul>
  );
  return (
    <section class="panel" aria-labelledby="wordings-title">
      <header class="panel-head">
        <h2 id="wordings-title" tabIndex={-1}>
          {say.title}
        </h2>
        <Status text={done} />
      </header>
      <p class="quiet">{say.hint}</p>
      <Chips
        name="wording-language"
        legend={say.language}
        options={LETTER_LANGUAGES.map((value) => ({ value, label: say.languages[value] }))}
        value={language}
        choose={setLanguage}
      />
      {rows(used)}
      <details class="more">
        <summary>{say.others}</summary>
        {rows(others)}
      </details>
    </section>
  );
}

interface RowProps extends Pick<ListProps, "answer" | "edit"> {
  readonly letter: string;
  readonly language: LetterLanguage;
}

function LetterRow({ letter, language, answer, edit }: RowProps) {
  const words = useSettingsWords();
  const say = words.wordings;
  const { fullDay, dayOf } = useSpeech();
  const named = usePlaceName(answer);
  const own = answer.wordings.filter(({ place }) => place.letter === letter && place.language === language);
  const everybody: WordingPlace = { letter, segment: null, tone: null, language };
  const isOwn = own.some(({ place }) => place.segment === null && place.tone === null);
  const places = isOwn ? own : [null, ...own];
  return (
    <li>
      {places.map((each) => {
        const place = each?.place ?? everybody;
        return (
          <button key={JSON.stringify(place)} type="button" class="found-account" onClick={() => edit(place)}>
            <b>{named(place)}</b>
            <small>
              {each === null ? say.builtIn : say.own(each.version, fullDay(dayOf(each.at)), each.by)}
            </small>
          </button>
        );
      })}
    </li>
  );
}
