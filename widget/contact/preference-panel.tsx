import type { AccountView } from "../../shared/account/contract.ts";
import { PURPOSES, WAYS } from "../../shared/contact/kinds.ts";
import { addDays, parseDay, weekdayOf } from "../../shared/kernel/day.ts";
import { FormEnd } from "../ui/form-end.tsx";
import { SelectField } from "../ui/input-field.tsx";
import { PanelForm } from "../ui/panel-form.tsx";
import { usePreferenceWords } from "../words/preference-words.ts";
import { useSpeech } from "../words/speech.ts";
import { PreferenceFields } from "./preference-fields.tsx";
import { type PreferenceText, readPreference, WEEKDAYS } from "./read-preference.ts";
import { type PreferencePanelProps, usePreferenceDesk } from "./use-preference-desk.ts";

/** When and how each contact wants to be reached, with its effect before it is saved. */
export function PreferencePanel(props: PreferencePanelProps) {
  const { view, close } = props;
  const say = usePreferenceWords();
  const { words, locale } = useSpeech();
  const { people, person, text, flaw, failure, saving, save, clear, change, choose } =
    usePreferenceDesk(props);
  const consequence = useConsequence(text, view);
  return (
    <PanelForm
      title={say.title}
      failure={failure ? (failure.sentence?.[locale] ?? words.problem[failure.problem].what) : undefined}
      save={save}
      close={close}
      end={<FormEnd busy={saving || person === undefined} say={say} cancel={close} />}
    >
      {person === undefined ? (
        !failure && <p class="quiet">{say.loading}</p>
      ) : (
        <>
          <SelectField
            id="wish-contact"
            label={say.contact}
            value={person.contactId}
            flaw={undefined}
            change={choose}
            options={people.map(({ contactId, name }) => ({ value: contactId, label: name }))}
          />
          <PreferenceFields text={text} flaw={flaw} change={change} />
          <p class="consequence" role="status">
            {consequence}
          </p>
          {person.preference !== null && (
            <button type="button" class="link" onClick={() => void clear()}>
              {say.clear}
            </button>
          )}
        </>
      )}
    </PanelForm>
  );
}

/** What it does, in words; nothing of it needs the server. */
function useConsequence(text: PreferenceText, { asOf }: AccountView): string {
  const say = usePreferenceWords();
  const { nearDay, fullDay } = useSpeech();
  const read = readPreference(text, asOf);
  if (!read.ok) return say.unread;
  const start =
    WEEKDAYS.map((each) => addDays(asOf, each - 1)).find((on) => text.weekdays.includes(weekdayOf(on))) ??
    asOf;
  const sends = (left: boolean): string =>
    WAYS.filter((way) => text.ways.includes(way) === left)
      .map((way) => say.sends[way])
      .join(say.list);
  const never = WEEKDAYS.filter((each) => !text.weekdays.includes(each))
    .map((each) => say.days[each - 1])
    .join(say.list);
  const refused = PURPOSES.filter((each) => text.refused.includes(each))
    .map((each) => say.purpose[each])
    .join(say.list);
  const until = parseDay(text.until);
  const left = sends(true);
  const some = [
    say.hours(left, text.from.trim(), text.to.trim(), nearDay(start)),
    never && say.noDays(never),
    sends(false) && say.noWays(sends(false)),
    refused && say.noPurposes(refused),
  ];
  return [...(left === "" ? [say.noWay] : some), until.ok && say.ends(fullDay(until.value))]
    .filter(Boolean)
    .join("");
}
