import { useState } from "preact/hooks";
import { checkMailbox } from "../../../shared/bounce/check-mailbox.ts";
import { InputField } from "../../ui/input-field.tsx";
import { useSettingsWords } from "../../words/settings-words.ts";
import { useSpeech } from "../../words/speech.ts";
import type { SettingsClient } from "../settings-client.ts";
import { useAct } from "../../ui/use-act.ts";
import { FormEnd } from "../../ui/form-end.tsx";

interface ReturnsFormProps {
  readonly address: string;
  readonly client: SettingsClient;
  readonly saved: () => Promise<void>;
  readonly cancel: () => void;
}

const FIELD = "returns-address";

export function ReturnsForm({ address, client, saved, cancel }: ReturnsFormProps) {
  const say = useSettingsWords().returns;
  const { locale } = useSpeech();
  const act = useAct();
  const [written, setWritten] = useState(address);
  const [tried, setTried] = useState(false);
  const checked = checkMailbox(written);
  const wrong = checked.ok ? act.failure : checked.because.message[locale];
  const save = async (event: Event): Promise<void> => {
    event.preventDefault();
    setTried(true);
    if (!checked.ok) return document.getElementById(FIELD)?.focus();
    if (await act.perform(() => client.putReturns(checked.value))) await saved();
  };
  return (
    <form class="mode-form" onSubmit={(event) => void save(event)}>
      <InputField
        id={FIELD}
        label={say.address}
        value={written}
        flaw={tried && wrong !== undefined ? { field: FIELD, says: wrong } : undefined}
        change={(value) => {
          act.forgive();
          setWritten(value);
        }}
        maxLength={200}
        wide
      />
      <p class="quiet">{say.hint}</p>
      <FormEnd busy={act.acting} say={say} cancel={cancel} />
    </form>
  );
}
