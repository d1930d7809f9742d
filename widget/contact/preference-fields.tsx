import { PURPOSES, WAYS } from "../../shared/contact/kinds.ts";
import type { FieldFlaw } from "../ui/field.tsx";
import { InputField, TextField } from "../ui/input-field.tsx";
import { Several } from "../ui/several.tsx";
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
