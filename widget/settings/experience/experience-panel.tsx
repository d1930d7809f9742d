import { useState } from "preact/hooks";
import type { SharingView } from "../../../shared/experience/contract.ts";
import { TextField } from "../../ui/input-field.tsx";
import { Skeleton } from "../../ui/panel.tsx";
import { useExperienceWords } from "../../words/experience-words.ts";
import { useSettingsWords } from "../../words/settings-words.ts";
import { useSpeech } from "../../words/speech.ts";
import { FailureNotice } from "../failure-notice.tsx";
import type { SettingsClient } from "../settings-client.ts";
import { useAct } from "../../ui/use-act.ts";
import { FlawLine } from "../../ui/flaw-line.tsx";
import { useAnswer } from "../use-answer.ts";
import { ConsentPart } from "./consent-part.tsx";
import { ExportLog } from "./export-log.tsx";
import { ExportPart } from "./export-part.tsx";

/** Trade experience that the org shares: whether, what would leave, what left, who consented. */
export function ExperiencePanel({ client }: { readonly client: SettingsClient }) {
  const say = useExperienceWords();
  const { loading } = useSettingsWords();
  const { answered, again } = useAnswer(client.sharing);
  return (
    <section class="panel" aria-labelledby="experience-title">
      <header class="panel-head">
        <h2 id="experience-title">{say.title}</h2>
      </header>
      <p class="quiet">{say.hint}</p>
      {answered.state === "loading" && <Skeleton label={loading} />}
      {answered.state === "failed" && <FailureNotice because={answered.because} again={() => void again()} />}
      {answered.state === "ready" && (
        <>
          <SwitchForm shown={answered.value} {...{ client, again }} />
          {answered.value.on && <ExportPart {...{ client, again }} />}
          <ConsentPart shown={answered.value} {...{ client, again }} />
          <ExportLog shown={answered.value} client={client} />
        </>
      )}
    </section>
  );
}

interface SwitchProps {
  readonly shown: SharingView;
  readonly client: SettingsClient;
  readonly again: () => Promise<void>;
}

function SwitchForm({ shown, client, again }: SwitchProps) {
  const say = useExperienceWords();
  const { locale } = useSpeech();
  const act = useAct();
  const [purpose, setPurpose] = useState("");
  const [wanting, setWanting] = useState(false);
  const submit = async (): Promise<void> => {
    const on = !shown.on;
    const text = purpose.trim();
    setWanting(on && text.length < 10);
    if (on && text.length < 10) return document.getElementById("experience-purpose")?.focus();
    const clientId = crypto.randomUUID();
    const said = on ? { clientId, on, purpose: text } : { clientId, on };
    if ((await act.perform(() => client.putSharing(said))) === undefined) return;
    setPurpose("");
    await again();
  };
  const flaw = wanting
    ? say.noPurpose
    : act.because?.field === "purpose"
      ? act.because.sentence?.[locale]
      : undefined;
  return (
    <form
      class="mode-form"
      aria-label={say.status}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <p role="status">
        <b>{shown.on && shown.by !== null ? say.isOn(shown.by, shown.purpose) : say.isOff}</b>
      </p>
      {!shown.on && (
        <TextField
          id="experience-purpose"
          label={say.purpose}
          value={purpose}
          flaw={flaw === undefined ? undefined : { field: "experience-purpose", says: flaw }}
          change={(typed) => {
            setWanting(false);
            setPurpose(typed);
          }}
        />
      )}
      {act.failure && flaw === undefined && <FlawLine says={act.failure} />}
      <div class="form-end">
        <button type="submit" class="button" aria-disabled={act.acting}>
          {shown.on ? say.switchOff : say.switchOn}
        </button>
      </div>
    </form>
  );
}
