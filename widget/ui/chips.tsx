interface ChipsProps<T extends string> {
  readonly name: string;
  readonly legend: string;
  readonly options: readonly { readonly value: T; readonly label: string }[];
  readonly value: T | null;
  readonly choose: (value: T) => void;
  /** Called instead of `choose` when a digit 1–9 chose while the focus was inside; arrows leave the focus alone. */
  readonly byDigit?: (value: T) => void;
  readonly id?: string;
}

/** One choice out of a few: radio buttons that look like chips, so arrows, Tab and screen readers know them. */
export function Chips<T extends string>({
  name,
  legend,
  options,
  value,
  choose,
  byDigit,
  id,
}: ChipsProps<T>) {
  const press = (event: KeyboardEvent): void => {
    const option = options[Number(event.key) - 1];
    if (!byDigit || !option || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    byDigit(option.value);
  };
  return (
    <fieldset class="chips" id={id} onKeyDown={press}>
      <legend>{legend}</legend>
      {options.map((option, at) => (
        <label key={option.value} class="chip">
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            onChange={() => choose(option.value)}
          />
          <span>
            {option.label}
            {byDigit && <kbd aria-hidden="true">{at + 1}</kbd>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
