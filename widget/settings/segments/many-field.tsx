import type { ComponentChildren } from "preact";
import { useSettingsWords } from "../../words/settings-words.ts";
import { FieldGroup } from "../policy/entry-fields.tsx";

interface ManyProps {
  readonly legend: string;
  /** Below the choices, to add what is not among them. */
  readonly children?: ComponentChildren;
  /** What somebody chose and nobody has is called. */
  readonly nameOf?: (id: string) => string;
  readonly options: readonly { readonly id: string; readonly name: string }[];
  readonly values: readonly string[];
  readonly set: (values: readonly string[]) => void;
}

/** Several out of what customers have; what is chosen and nobody has any more can still be unchosen. */
export function ManyField({ legend, options, values, set, nameOf = (id) => id, children }: ManyProps) {
  const say = useSettingsWords().segments;
  const gone = values.filter((id) => !options.some((option) => option.id === id));
  const all = [...options, ...gone.map((id) => ({ id, name: nameOf(id) }))];
  return (
    <FieldGroup legend={legend}>
      <div class="weekdays">
        {all.length === 0 && <span class="quiet">{say.noChoices}</span>}
        {all.map(({ id, name }) => (
          <label class="check" key={id}>
            <input
              type="checkbox"
              checked={values.includes(id)}
              onChange={(event) =>
                set(
                  event.currentTarget.checked
                    ? all.map((each) => each.id).filter((each) => each === id || values.includes(each))
                    : values.filter((each) => each !== id),
                )
              }
            />
            {name}
          </label>
        ))}
      </div>
      {children}
    </FieldGroup>
  );
}
