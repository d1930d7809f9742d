import { useState } from "preact/hooks";
import type { BriefingsView } from "../../../shared/briefing/contract.ts";
import { SelectField } from "../../ui/input-field.tsx";
import { Status } from "../../ui/status.tsx";
import { useBriefingWords } from "../../words/briefing-words.ts";
import { useSettingsWords } from "../../words/settings-words.ts";
import { FailureNotice } from "../failure-notice.tsx";
import type { SettingsClient } from "../settings-client.ts";
import { SettingsForm } from "../settings-form.tsx";
import { useAct } from "../../ui/use-act.ts";
import { FlawLine } from "../../ui/flaw-line.tsx";
import { FormEnd } from "../../ui/form-end.tsx";
import { useAnswer } from "../use-answer.ts";
import { useEditing } from "../use-editing.ts";
import { ReasonField } from "./reason-field.tsx";

interface PanelProps {
  readonly client: SettingsClient;
  readonly again: () => Promise<void>;
}

/** Which mails our own people get: the owners the day before, the managers each week. */
export function BriefingsPanel({ client, again }: PanelProps) {
  const say = useBriefingWords();
  const { answered, again: readAgain } = useAnswer(client.briefings);
  const { editing, done, edit, close } = useEditing("briefings-title");
  if (answered.state === "loading") return null;
  if (answered.state === "failed")
    return <FailureNotice because={answered.because} again={() => void readAgain()} />;
  const saved = async (): Promise<void> => {
    await Promise.all([readAgain(), again()]);
    close(say.saved);
  };
  return (
    <section class="panel" aria-labelledby="briefings-title">
      <header class="panel-head">
        <h2 id="briefings-title" tabIndex={-1}>
          {say.title}
        </h2>
      </header>
      {editing ? (
        <BriefingsForm briefings={answered.value} client={client} saved={saved} cancel={() => close("")} />
      ) : (
        <>
          <Standing briefings={answered.value} />
          <div class="form-end">
            <button type="button" class="button" onClick={edit}>
              {say.change}
            </button>
            <Status text={done} />
          </div>
        </>
      )}
    </section>
  );
}

function Standing({ briefings }: { readonly briefings: BriefingsView }) {
  const say = useBriefingWords();
  const { list } = useSettingsWords();
  const { forewarning, digestOn, digestTo, people } = briefings;
  const names = people.filter(({ userId }) => digestTo.includes(userId)).map(({ name }) => name);
  const day = digestOn === null ? undefined : say.weekdays[digestOn - 1];
  return (
    <div class="meaning">
      <p>{forewarning ? say.warns : say.silent}</p>
      <p>{day === undefined ? say.noDigest : say.weekly(day, names.join(list))}</p>
      <p class="quiet">{say.onlyLive}</p>
    </div>
  );
}

function BriefingsForm(props: {
  readonly briefings: BriefingsView;
  readonly client: SettingsClient;
  readonly saved: () => Promise<void>;
  readonly cancel: () => void;
}) {
  const { briefings, client, saved, cancel } = props;
  const say = useBriefingWords();
  const { needReason } = useSettingsWords().sending;
  const [forewarning, setForewarning] = useState(briefings.forewarning);
  const [day, setDay] = useState(String(briefings.digestOn ?? ""));
  const [to, setTo] = useState<readonly string[]>(briefings.digestTo);
  const [reason, setReason] = useState("");
  const [unsaid, setUnsaid] = useState(false);
  const act = useAct();
  const save = async (): Promise<void> => {
    setUnsaid(reason.trim() === "");
    if (reason.trim() === "") return document.getElementById("briefings-reason")?.focus();
    const known = to.filter((userId) => briefings.people.some((each) => each.userId === userId));
    const request = {
      forewarning,
      digestOn: day === "" ? null : Number(day),
      digestTo: known,
      reason: reason.trim(),
    };
    if (await act.perform(() => client.putBriefings(request))) await saved();
  };
  const flaw = act.because?.field === "digestTo" ? act.failure : undefined;
  return (
    <SettingsForm save={save}>
      <label class="check">
        <input
          type="checkbox"
          checked={forewarning}
          onChange={(event) => setForewarning(event.currentTarget.checked)}
        />
        <span>{say.forewarning}</span>
      </label>
      <SelectField
        id="briefings-day"
        label={say.digest}
        value={day}
        flaw={undefined}
        options={[
          { value: "", label: say.never },
          ...say.weekdays.map((name, at) => ({ value: String(at + 1), label: name })),
        ]}
        change={setDay}
      />
      {day !== "" && <Readers people={briefings.people} to={to} setTo={setTo} flaw={flaw} />}
      <ReasonField
        id="briefings-reason"
        value={reason}
        set={setReason}
        flaw={unsaid ? needReason : flaw === undefined ? act.failure : undefined}
      />
      <FormEnd busy={act.acting} say={say} cancel={cancel} />
    </SettingsForm>
  );
}

function Readers(props: {
  readonly people: BriefingsView["people"];
  readonly to: readonly string[];
  readonly setTo: (to: readonly string[]) => void;
  readonly flaw: string | undefined;
}) {
  const { people, to, setTo, flaw } = props;
  const say = useBriefingWords();
  const toggle = (userId: string): void =>
    setTo(to.includes(userId) ? to.filter((each) => each !== userId) : [...to, userId]);
  return (
    <fieldset class="field-group">
      <legend>{say.to}</legend>
      {people.length === 0 && <p class="quiet">{say.nobody}</p>}
      {people.map(({ userId, name, email }) => (
        <label key={userId} class="check">
          <input type="checkbox" checked={to.includes(userId)} onChange={() => toggle(userId)} />
          <span>
            {name} <small class="quiet">{email}</small>
          </span>
        </label>
      ))}
      <FlawLine says={flaw} />
    </fieldset>
  );
}
