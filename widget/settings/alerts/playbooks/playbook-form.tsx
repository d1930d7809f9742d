import { useState } from "preact/hooks";
import type { PlaybooksView, PlaybookView } from "../../../../shared/playbook/contract.ts";
import { FormEnd } from "../../../ui/form-end.tsx";
import { InputField } from "../../../ui/input-field.tsx";
import { usePlaybookWords } from "../../../words/playbook-words.ts";
import { useSpeech } from "../../../words/speech.ts";
import type { SettingsClient } from "../../settings-client.ts";
import { useAct } from "../../../ui/use-act.ts";
import { FlawLine } from "../../../ui/flaw-line.tsx";
import { blankStep, flawOfSteps, readSteps, type StepText, textOf } from "./step-text.ts";
import { StepFields } from "./step-fields.tsx";
import { useRequestId } from "../../../ui/use-request-id.ts";

interface FormProps {
  readonly client: SettingsClient;
  readonly playbook: PlaybookView;
  readonly users: PlaybooksView["users"];
  readonly done: () => void;
  readonly cancel: () => void;
}

const MOST_STEPS = 12;

/** What is done when one trigger warns, from today on. */
export function PlaybookForm({
  client,
  playbook: { trigger, on: wasOn, steps },
  users,
  done,
  cancel,
}: FormProps) {
  const say = usePlaybookWords();
  const { locale } = useSpeech();
  const { acting, failure, perform } = useAct();
  const [on, setOn] = useState(wasOn);
  const [texts, setTexts] = useState<readonly StepText[]>(() =>
    steps.length === 0 ? [blankStep()] : steps.map((step) => textOf(step, locale)),
  );
  const [reason, setReason] = useState("");
  const [tried, setTried] = useState(false);
  const withId = useRequestId();
  const isGood = texts.length > 0 && flawOfSteps(texts) === null && reason.trim() !== "";
  const save = async (): Promise<void> => {
    const request = withId({ trigger, on, steps: readSteps(texts, locale), reason: reason.trim() });
    if ((await perform(() => client.putPlaybook(request))) !== undefined) done();
  };
  return (
    <form
      class="mode-form"
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (isGood) void save();
      }}
    >
      <label class="check">
        <input type="checkbox" checked={on} onChange={() => setOn(!on)} /> {say.on}
      </label>
      <ol class="playbook-edit" aria-label={say.steps}>
        {texts.map((text, at) => (
          <StepFields
            key={text.key}
            {...{ text, users, at }}
            flaw={tried ? flawOfSteps([text]) : null}
            change={(changed) => setTexts(texts.map((each) => (each.key === text.key ? changed : each)))}
            drop={() => setTexts(texts.filter((each) => each.key !== text.key))}
          />
        ))}
      </ol>
      {tried && texts.length === 0 && <p class="flaw">{say.needStep}</p>}
      {texts.length < MOST_STEPS && (
        <button type="button" class="link" onClick={() => setTexts([...texts, blankStep()])}>
          {say.addStep}
        </button>
      )}
      <InputField
        id={`${trigger}-playbook-reason`}
        label={say.reason}
        value={reason}
        change={setReason}
        maxLength={500}
        flaw={
          tried && reason.trim() === ""
            ? { field: `${trigger}-playbook-reason`, says: say.needReason }
            : undefined
        }
        wide
      />
      <FormEnd busy={acting} say={say} cancel={cancel} />
      <FlawLine says={failure} />
    </form>
  );
}
