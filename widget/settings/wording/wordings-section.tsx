import { useState } from "preact/hooks";
import type { WordingPlace } from "../../../shared/wording/wording.ts";
import type { WordingsAnswer } from "../../../shared/wording/contract.ts";
import { WhenAnswered } from "../when-answered.tsx";
import type { SettingsClient } from "../settings-client.ts";
import { useAnswer } from "../use-answer.ts";
import { PayPanel } from "./pay-panel.tsx";
import { WordingEditor } from "./wording-editor.tsx";
import { WordingList } from "./wording-list.tsx";

/** What leaves in the org's name, and how its customers pay. */
export function WordingsSection({ client }: { readonly client: SettingsClient }) {
  const asked = useAnswer(client.wordings);
  return (
    <WhenAnswered asked={asked}>
      {(answer, again) => <Wordings client={client} answer={answer} again={again} />}
    </WhenAnswered>
  );
}

interface WordingsProps {
  readonly client: SettingsClient;
  readonly answer: WordingsAnswer;
  readonly again: () => Promise<void>;
}

function Wordings({ client, answer, again }: WordingsProps) {
  const [place, setPlace] = useState<WordingPlace | null>(null);
  const [done, setDone] = useState("");
  if (place !== null)
    return (
      <WordingEditor
        key={JSON.stringify(place)}
        {...{ client, answer, again, place, setPlace }}
        close={(said) => {
          setDone(said);
          setPlace(null);
        }}
      />
    );
  return (
    <div class="settings-column">
      <WordingList answer={answer} edit={setPlace} done={done} />
      <PayPanel {...{ client, again }} pay={answer.pay} />
    </div>
  );
}
