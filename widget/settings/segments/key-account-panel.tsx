import { useState } from "preact/hooks";
import type { KeyAccountAnswer } from "../../../shared/settings/contract.ts";
import { SelectField } from "../../ui/input-field.tsx";
import { Skeleton } from "../../ui/panel.tsx";
import { Status } from "../../ui/status.tsx";
import { useSettingsWords } from "../../words/settings-words.ts";
import { FailureNotice } from "../failure-notice.tsx";
import { ReasonField } from "../sending/reason-field.tsx";
import type { SettingsClient } from "../settings-client.ts";
import { useAct } from "../use-act.ts";
import { useAnswer } from "../use-answer.ts";
import { ManyField } from "./many-field.tsx";

interface PanelProps {
  readonly client: SettingsClient;
}

/** Which field of the CRM's accounts says that a customer is a key account. */
export function KeyAccountPanel({ client }: PanelProps) {
  const words = useSettingsWords();
  const say = words.segments.keyField;
  const { answered, again } = useAnswer(client.keyAccount);
  return (
    <section class="panel" aria-labelledby="key-account-title">
      <header class="panel-head">
        <h2 id="key-account-title" tabIndex={-1}>
          {say.title}
        </h2>
      </header>
      <p class="quiet">{say.hint}</p>
      {answered.state === "loading" && <Skeleton label={words.loading} />}
      {answered.state === "failed" && <FailureNotice because={answered.because} again={() => void again()} />}
      {answered.state === "ready" && <Chosen answer={answered.value} {...{ client, again }} />}
    </section>
  );
}

interface ChosenProps extends PanelProps {
  readonly answer: KeyAccountAnswer;
  readonly again: () => Promise<void>;
}

function Chosen(props: ChosenProps) {
  const say = useSettingsWords().segments.keyField;
  const [editing, setEditing] = useState(false);
  const [done, setDone] = useState("");
  const close = (said: string): void => {
    setDone(said);
    setEditing(false);
    document.getElementById("key-account-title")?.focus();
  };
  if (editing) return <KeyAccountForm {...props} close={close} />;
  return (
    <>
      <p>{useTold(props.answer)}</p>
      {props.answer.fields === null && <p class="quiet">{say.silent}</p>}
      <div class="form-end">
        {props.answer.fields !== null && (
          <button type="button" class="button" onClick={() => setEditing(true)}>
            {say.edit}
          </button>
        )}
        <Status text={done} />
      </div>
    </>
  );
}

/** The choice in one sentence. */
function useTold({ current, fields }: KeyAccountAnswer): string {
  const words = useSettingsWords();
  const say = words.segments.keyField;
  if (current === null) return say.none;
  const found = fields?.find(({ field }) => field === current.field);
  const label = found?.label ?? current.field;
  if (current.values === null) return say.checkbox(label);
  const names = current.values.map(
    (value) => found?.values?.find((each) => each.value === value)?.label ?? value,
  );
  return say.picklist(label, names.join(words.segments.say.or));
}

function KeyAccountForm({
  answer,
  client,
  again,
  close,
}: ChosenProps & { readonly close: (said: string) => void }) {
  const say = useSettingsWords().segments.keyField;
  const { needReason } = useSettingsWords().sending;
  const act = useAct();
  const [field, setField] = useState(answer.current?.field ?? "");
  const [values, setValues] = useState<readonly string[]>(answer.current?.values ?? []);
  const [reason, setReason] = useState("");
  const [tried, setTried] = useState(false);
  const fields = answer.fields ?? [];
  const options = fields.find((each) => each.field === field)?.values ?? null;
  const lacksValue = options !== null && values.length === 0;
  const lacksReason = reason.trim() === "";
  const save = async (): Promise<void> => {
    setTried(true);
    if (lacksValue || lacksReason) return;
    const chosen = field === "" ? null : { field, values: options && [...values] };
    if (!(await act.perform(() => client.putKeyAccount(chosen, reason.trim())))) return;
    await again();
    close(say.saved);
  };
  return (
    <form
      class="key-account-form"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <SelectField
        id="key-account-field"
        label={say.field}
        value={field}
        flaw={undefined}
        change={(chosen) => {
          setField(chosen);
          setValues([]);
        }}
        options={[
          { value: "", label: say.noField },
          ...fields.map((each) => ({ value: each.field, label: each.label })),
        ]}
      />
      {options !== null && (
        <ManyField
          legend={say.values}
          options={options.map(({ value, label }) => ({ id: value, name: label }))}
          values={values}
          set={setValues}
        >
          {tried && lacksValue && <p class="flaw">{say.needValue}</p>}
        </ManyField>
      )}
      <ReasonField
        id="key-account-reason"
        value={reason}
        set={setReason}
        flaw={tried && lacksReason ? needReason : undefined}
      />
      <p class="consequence">{say.means}</p>
      {act.failure && (
        <p class="flaw" role="alert">
          {act.failure}
        </p>
      )}
      <div class="form-end">
        <button type="submit" class="button button-main" aria-disabled={act.acting}>
          {act.acting ? say.saving : say.save}
        </button>
        <button type="button" class="button" onClick={() => close("")}>
          {say.cancel}
        </button>
      </div>
    </form>
  );
}
