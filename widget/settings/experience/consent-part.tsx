import { useState } from "preact/hooks";
import type { SharingView } from "../../../shared/experience/contract.ts";
import { FormEnd } from "../../ui/form-end.tsx";
import { TextField } from "../../ui/input-field.tsx";
import { useExperienceWords } from "../../words/experience-words.ts";
import { useSpeech } from "../../words/speech.ts";
import type { SettingsClient } from "../settings-client.ts";
import { useAct } from "../../ui/use-act.ts";
import { ConsentForm } from "./consent-form.tsx";

interface ConsentProps {
  readonly shown: SharingView;
  readonly client: SettingsClient;
  readonly again: () => Promise<void>;
}

/** Whose registration number may stand beside its row, and since when. */
export function ConsentPart({ shown: { consents }, client, again }: ConsentProps) {
  const say = useExperienceWords();
  const { fullDay } = useSpeech();
  const [open, setOpen] = useState<string | null>(null);
  const done = async (): Promise<void> => {
    setOpen(null);
    await again();
  };
  return (
    <>
      <h3>{say.consents}</h3>
      {consents.length === 0 && <p class="quiet">{say.noConsents}</p>}
      <ul class="agreed">
        {consents.map((each) => (
          <li key={each.consentId}>
            <p>
              {say.consentLine(each.name, each.regNo, fullDay(each.givenOn))}{" "}
              {each.untilOn !== null && say.until(fullDay(each.untilOn))} {!each.holds && <b>{say.over}</b>}
            </p>
            <p class="quiet">{each.evidence}</p>
            {each.holds && open !== each.consentId && (
              <p class="line-acts">
                <button type="button" class="link" onClick={() => setOpen(each.consentId)}>
                  {say.takeBack}
                </button>
              </p>
            )}
            {open === each.consentId && (
              <EndForm {...{ client, done }} consentId={each.consentId} cancel={() => setOpen(null)} />
            )}
          </li>
        ))}
      </ul>
      {open === "new" ? (
        <ConsentForm {...{ client, done }} cancel={() => setOpen(null)} />
      ) : (
        <div class="form-end">
          <button type="button" class="button" onClick={() => setOpen("new")}>
            {say.add}
          </button>
        </div>
      )}
    </>
  );
}

interface EndProps {
  readonly client: SettingsClient;
  readonly consentId: string;
  readonly done: () => Promise<void>;
  readonly cancel: () => void;
}

function EndForm({ client, consentId, done, cancel }: EndProps) {
  const say = useExperienceWords();
  const act = useAct();
  const [reason, setReason] = useState("");
  const [wanting, setWanting] = useState(false);
  const submit = async (): Promise<void> => {
    setWanting(reason.trim() === "");
    if (reason.trim() === "") return document.getElementById("consent-reason")?.focus();
    const ended = await act.perform(() => client.endConsent(consentId, { reason: reason.trim() }));
    if (ended !== undefined) await done();
  };
  const says = wanting ? say.noWords : act.failure;
  return (
    <form
      aria-label={say.takeBack}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <TextField
        id="consent-reason"
        label={say.reason}
        value={reason}
        flaw={says === undefined ? undefined : { field: "consent-reason", says }}
        change={setReason}
      />
      <FormEnd busy={act.acting} say={{ ...say, save: say.takeBack }} cancel={cancel} />
    </form>
  );
}
