import { useState } from "preact/hooks";
import type { KeyAccountAnswer } from "../../../shared/settings/contract.ts";
import { FormEnd } from "../../ui/form-end.tsx";
import { SelectField } from "../../ui/input-field.tsx";
import { useSettingsWords } from "../../words/settings-words.ts";
import { useReason } from "../sending/use-reason.tsx";
import type { SettingsClient } from "../settings-client.ts";
import { SettingsForm } from "../settings-form.tsx";
import { useAct } from "../../ui/use-act.ts";
import { FlawLine } from "../../ui/flaw-line.tsx";
import { ManyField } from "./many-field.tsx";

export interface ChosenProps {
  readonly client: SettingsClient;
  readonly answer: KeyAccountAnswer;
  readonly again: () => Promise<void>;
}

/** The field, or the values of it, while somebody chooses. */
export function KeyAccountForm({
  answer,
  client,
  again,
  close,
}: ChosenProps & { readonly close: (said: string) => void }) {
  const say = useSettingsWords().segments.keyField;
  const act = useAct();
  const [field, setField] = useState(answer.current?.field ?? "");
  const [values, setValues] = useState<readonly string[]>(answer.current?.values ?? []);
  const reason = useReason("key-account-reason");
  const [tried, setTried] = useState(false);
  const fields = answer.fields ?? [];
  const options = fields.find((each) => each.field === field)?.values ?? null;
  const lacksValue = options !== null && values.length === 0;
  const save = async (): Promise<void> => {
    setTried(true);
    const why = reason.given();
    if (lacksValue || why === null) return;
    const chosen = field === "" ? null : { field, values: options && [...values] };
    if (!(await act.perform(() => client.putKeyAccount(chosen, why)))) return;
    await again();
    close(say.saved);
  };
  return (
    <SettingsForm save={save}>
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
      {reason.field}
      <p class="consequence">{say.means}</p>
      <FlawLine says={act.failure} />
      <FormEnd busy={act.acting} say={say} cancel={() => close("")} />
    </SettingsForm>
  );
}
