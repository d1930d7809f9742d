import { PURPOSES, WAYS } from "../../shared/contact/kinds.ts";
import { type FieldFlaw, flawed, flawOf } from "../ui/field.tsx";
import { InputField, TextField } from "../ui/input-field.tsx";
import { usePreferenceWords } from "../words/preference-words.ts";
import { useReachWords } from "../words/reach-words.ts";
import { type PreferenceText, WEEKDAYS } from "./read-preference.ts";

interface FieldsProps {
  readonly text: PreferenceText;
  readonly flaw: FieldFlaw | undefined;
  readonly change: (part: Partial<PreferenceText>) => void;
}

/** When and how one contact wants to be reached. */
export function PreferenceFields({ text, flaw, change }: FieldsProps) {
  const say = usePreferenceWords();
  const { preference: names } = useReachWords();
  const field = (id: string) => ({ id, flaw });
  return (
    <>
      <Several
        {...field("wish-weekdays")}
        legend={names.weekdays}
        all={WEEKDAYS}
        label={(each) => say.days[each - 1] ?? ""}
        chosen={text.weekdays}
        choose={(weekdays) => change({ weekdays })}
      />
      <div class="day-line">
        <InputField
          {...field("wish-from")}
          label={say.from}
          value={text.from}
          change={(from) => change({ from })}
        />
        <InputField {...field("wish-to")} label={say.to} value={text.to} change={(to) => change({ to })} />
      </div>
      <Several
        {...field("wish-ways")}
        legend={names.ways}
        all={WAYS}
        label={(each) => say.way[each]}
        chosen={text.ways}
        choose={(ways) => change({ ways })}
      />
      <Several
        {...field("wish-refused")}
        legend={names.refused}
        all={PURPOSES}
        label={(each) => say.purpose[each]}
        chosen={text.refused}
        choose={(refused) => change({ refused })}
      />
      <InputField
        {...field("wish-until")}
        kind="day"
        label={say.until}
        value={text.until}
        change={(until) => change({ until })}
      />
      <TextField
        {...field("wish-note")}
        label={say.note}
        value={text.note}
        change={(note) => change({ note })}
      />
    </>
  );
}

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
function Several<T extends string | number>(props: SeveralProps<T>) {
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
