import { useState } from "preact/hooks";
import { momentText } from "../../ui/day-text.ts";
import { useInboxWords } from "../../words/inbox-words.ts";
import { useSpeech } from "../../words/speech.ts";
import type { SettingsClient } from "../settings-client.ts";
import { useAct } from "../../ui/use-act.ts";
import { FlawLine } from "../../ui/flaw-line.tsx";
import { useAnswer } from "../use-answer.ts";
import { LetterToRead } from "./letter-view.tsx";
import { print } from "./on-paper.ts";
import type { LettersView, LetterView } from "../../../shared/letter/contract.ts";

/** What was approved, to be printed, signed and posted. Nothing at all while there is none. */
export function ApprovedLetters({ client }: { readonly client: SettingsClient }) {
  const say = useInboxWords().letter;
  const { answered } = useAnswer(client.letters);
  if (answered.state !== "ready" || answered.value.letters.length === 0) return null;
  const { letters, today } = answered.value;
  return (
    <section class="panel" aria-labelledby="letters-title">
      <header class="panel-head">
        <h2 id="letters-title">{say.approved}</h2>
      </header>
      <p class="quiet">{say.approvedMeans}</p>
      <ol class="segments">
        {letters.map((each) => (
          <ApprovedLine key={each.id} {...{ client, each, today }} />
        ))}
      </ol>
    </section>
  );
}

interface LineProps {
  readonly client: SettingsClient;
  readonly each: LettersView["letters"][number];
  readonly today: LettersView["today"];
}

function ApprovedLine({ client, each, today }: LineProps) {
  const say = useInboxWords().letter;
  const { locale } = useSpeech();
  const [letter, setLetter] = useState<LetterView | null>(null);
  const reading = useAct();
  const withLetter = async (act: (letter: LetterView) => void): Promise<void> => {
    const read = letter ?? (await reading.perform(() => client.letter(each.id)));
    if (read) act(read);
  };
  return (
    <li class="segment">
      <p>
        <b>{each.account}</b> {each.subject}{" "}
        <small class="quiet">{say.approvedBy(each.by, momentText(each.at, today, locale))}</small>
      </p>
      <div class="rung-acts">
        <button type="button" class="button" onClick={() => void withLetter(print)}>
          {say.print}
        </button>
        <button
          type="button"
          class="button"
          aria-expanded={letter !== null}
          onClick={() => (letter === null ? void withLetter(setLetter) : setLetter(null))}
        >
          {letter === null ? say.read : say.close}
        </button>
      </div>
      <FlawLine says={reading.failure} />
      {letter !== null && <LetterToRead letter={letter} />}
    </li>
  );
}
