import type { ComponentChildren } from "preact";
import { Field, flawed } from "../../ui/field.tsx";
import type { Entered } from "./draft.ts";
import { enteredOf } from "./entered.ts";
import { useFlaw } from "./use-flaw.ts";

interface EntryProps<T> {
  readonly id: string;
  readonly label: string;
  /** Where the policy has it: a mistake there is said here. */
  readonly path: string;
  readonly value: T;
  readonly set: (value: T) => void;
  readonly hint?: string;
}

export function NumberField({ id, label, path, value, set, hint }: EntryProps<Entered>) {
  const flaw = useFlaw(path);
  return (
    <Field id={id} label={label} flaw={flaw} class="narrow">
      <input
        id={id}
        class="input"
        inputMode="decimal"
        autoComplete="off"
        value={String(value)}
        placeholder={hint ?? ""}
        onInput={(event) => set(enteredOf(event.currentTarget.value))}
        {...flawed(id, flaw)}
      />
    </Field>
  );
}

export function TextField({ id, label, path, value, set, hint }: EntryProps<string>) {
  const flaw = useFlaw(path);
  return (
    <Field id={id} label={label} flaw={flaw}>
      <input
        id={id}
        class="input"
        autoComplete="off"
        value={value}
        placeholder={hint ?? ""}
        onInput={(event) => set(event.currentTarget.value)}
        {...flawed(id, flaw)}
      />
    </Field>
  );
}

interface ChoiceProps<T extends string> extends EntryProps<T> {
  readonly options: readonly { readonly value: T; readonly label: string }[];
}

export function ChoiceField<T extends string>({ id, label, path, value, set, options }: ChoiceProps<T>) {
  const flaw = useFlaw(path);
  return (
    <Field id={id} label={label} flaw={flaw}>
      <select
        id={id}
        class="input"
        value={value}
        onChange={(event) => set(event.currentTarget.value as T)}
        {...flawed(id, flaw)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  );
}

/** Fields that belong together under a name. */
export function FieldGroup({ legend, children }: { legend: string; children: ComponentChildren }) {
  return (
    <fieldset class="field-group">
      <legend>{legend}</legend>
      {children}
    </fieldset>
  );
}
