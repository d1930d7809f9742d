import { Field, type FieldFlaw, flawed, flawOf } from "./field.tsx";

interface CommonProps {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly flaw: FieldFlaw | undefined;
  readonly change: (value: string) => void;
}
interface InputFieldProps extends CommonProps {
  readonly kind?: "text" | "amount" | "count" | "day";
  readonly wide?: boolean;
  /** YYYY-MM-DD, for a day. */
  readonly min?: string;
  readonly maxLength?: number;
}

/** One line to type into: its label, itself, its flaw. */
export function InputField(props: InputFieldProps) {
  const { id, label, value, change, kind = "text", wide, min, maxLength } = props;
  const flaw = flawOf(props.flaw, id);
  const byKind = {
    text: {},
    amount: { inputMode: "decimal", onFocus: selectAll },
    count: { inputMode: "numeric", onFocus: selectAll },
    day: { type: "date" },
  } as const;
  return (
    <Field id={id} label={label} flaw={flaw} class={wide ? "grow" : ""}>
      <input
        id={id}
        class={kind === "amount" ? "input amount" : "input"}
        autocomplete="off"
        value={value}
        {...byKind[kind]}
        {...(min === undefined ? {} : { min })}
        {...(maxLength === undefined ? {} : { maxLength })}
        {...flawed(id, flaw)}
        onInput={(event) => change(event.currentTarget.value)}
      />
    </Field>
  );
}

const selectAll = (event: { readonly currentTarget: HTMLInputElement }): void => event.currentTarget.select();

/** Several lines to type into. */
export function TextField({
  id,
  label,
  value,
  flaw,
  change,
  hint,
  rows = 2,
}: CommonProps & { readonly hint?: string; readonly rows?: number }) {
  const says = flawOf(flaw, id);
  return (
    <Field id={id} label={label} flaw={says}>
      <textarea
        id={id}
        class="input"
        rows={rows}
        value={value}
        placeholder={hint}
        {...flawed(id, says)}
        onInput={(event) => change(event.currentTarget.value)}
      />
    </Field>
  );
}

/** One out of a list that may be long. */
export function SelectField({
  id,
  label,
  value,
  flaw,
  change,
  options,
}: CommonProps & { readonly options: readonly { readonly value: string; readonly label: string }[] }) {
  const says = flawOf(flaw, id);
  return (
    <Field id={id} label={label} flaw={says} class="grow">
      <select
        id={id}
        class="input"
        value={value}
        {...flawed(id, says)}
        onChange={(event) => change(event.currentTarget.value)}
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
