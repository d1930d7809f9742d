import { Field, flawed } from "../../ui/field.tsx";
import { useSettingsWords } from "../../words/settings-words.ts";

interface ReasonProps {
  readonly id: string;
  readonly value: string;
  readonly set: (value: string) => void;
  readonly flaw: string | undefined;
}

/** Why somebody decides something: kept with their name. */
export function ReasonField({ id, value, set, flaw }: ReasonProps) {
  const say = useSettingsWords().sending;
  return (
    <Field id={id} label={say.reason} flaw={flaw}>
      <input
        id={id}
        class="input"
        maxLength={500}
        autoComplete="off"
        value={value}
        onInput={(event) => set(event.currentTarget.value)}
        {...flawed(id, flaw)}
      />
    </Field>
  );
}
