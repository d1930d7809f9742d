import { type FieldFlaw, flawed, flawOf } from "./field.tsx";

interface SeveralProps<T> {
  readonly id: string;
  readonly legend: string;
  readonly all: readonly T[];
  readonly label: (each: T) => string;
  readonly chosen: readonly T[];
  readonly flaw: FieldFlaw | undefined;
  readonly choose: (chosen: readonly T[]) => void;
}

/** Some out of a few: the first has the group's id, so that a flaw leads the keyboard there. */
export function Several<T extends string | number>(props: SeveralProps<T>) {
  const { id, legend, all, label, chosen, choose } = props;
  const says = flawOf(props.flaw, id);
  return (
    <fieldset class="chips">
      <legend>{legend}</legend>
      {all.map((each, at) => (
        <label key={each} class="chip">
          <input
            type="checkbox"
            {...(at === 0 ? { id } : {})}
            checked={chosen.includes(each)}
            {...flawed(id, says)}
            onChange={() => choose(all.filter((other) => (other === each) !== chosen.includes(other)))}
          />
          <span>{label(each)}</span>
        </label>
      ))}
      {says && (
        <p class="flaw" id={`${id}-flaw`}>
          {says}
        </p>
      )}
    </fieldset>
  );
}
