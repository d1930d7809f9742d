import { HEARD, PURPOSES, WAYS } from "../../shared/contact/kinds.ts";
import type { ContactsView } from "../../shared/contact/contract.ts";
import { waysLeft } from "../../shared/contact/ways-left.ts";
import { Chips } from "../ui/chips.tsx";
import { FormEnd } from "../ui/form-end.tsx";
import { SelectField, TextField } from "../ui/input-field.tsx";
import { PanelForm } from "../ui/panel-form.tsx";
import { Several } from "../ui/several.tsx";
import { useOptOutWords } from "../words/opt-out-words.ts";
import { useSpeech } from "../words/speech.ts";
import { OptOutList } from "./opt-out-list.tsx";
import { type OptOutText, readOptOut } from "./read-opt-out.ts";
import { type OptOutPanelProps, useOptOutDesk } from "./use-opt-out-desk.ts";

type Person = ContactsView["contacts"][number];
type Desk = ReturnType<typeof useOptOutDesk>;

/** Who of the contacts wants to hear no more of what, what remains, and how to write down the next word of theirs. */
export function OptOutPanel(props: OptOutPanelProps) {
  const say = useOptOutWords();
  const { words, locale } = useSpeech();
  const desk = useOptOutDesk(props);
  const { told, people, person, failure } = desk;
  return (
    <PanelForm
      title={say.title}
      failure={failure ? (failure.sentence?.[locale] ?? words.problem[failure.problem].what) : undefined}
      save={desk.save}
      close={props.close}
      end={<FormEnd busy={desk.saving || person === undefined} say={say} cancel={props.close} />}
    >
      {person === undefined ? (
        !failure && <p class="quiet">{told ? say.nobody : say.loading}</p>
      ) : (
        <>
          <SelectField
            id="out-contact"
            label={say.contact}
            value={person.contactId}
            flaw={undefined}
            change={desk.choose}
            options={people.map(({ contactId, name }) => ({ value: contactId, label: name }))}
          />
          <OptOutList optOuts={person.optOuts} />
          <p>{sayLeft(person, say)}</p>
          <Fields person={person} desk={desk} mayOptIn={told?.mayOptIn === true} />
          <p class="consequence" role="status">
            {sayThen(desk.text, say)}
          </p>
        </>
      )}
    </PanelForm>
  );
}

interface FieldsProps {
  readonly person: Person;
  readonly desk: Desk;
  readonly mayOptIn: boolean;
}

function Fields({ person, desk, mayOptIn }: FieldsProps) {
  const say = useOptOutWords();
  const { text, flaw, change } = desk;
  const open = person.optOuts.filter(({ back }) => back === null);
  const nameOf = (id: string): string => {
    const found = open.find(({ optOutId }) => optOutId === id);
    return found === undefined ? "" : say.line(say.way[found.way], say.purpose[found.purpose]);
  };
  return (
    <>
      {open.length > 0 &&
        (mayOptIn ? (
          <Chips
            name="out-mode"
            legend={say.what}
            options={(["out", "in"] as const).map((value) => ({ value, label: say.modes[value] }))}
            value={text.mode}
            choose={(mode) => change({ mode })}
          />
        ) : (
          <p class="quiet">{say.mayNot}</p>
        ))}
      {text.mode === "in" ? (
        <Several
          {...{ id: "out-ids", flaw, legend: say.optOuts, label: nameOf, chosen: text.ids }}
          all={open.map(({ optOutId }) => optOutId)}
          choose={(ids) => change({ ids })}
        />
      ) : (
        <>
          <Several
            {...{ id: "out-ways", flaw, legend: say.ways, all: WAYS, chosen: text.ways }}
            label={(way) => say.way[way]}
            choose={(ways) => change({ ways })}
          />
          <Several
            {...{ id: "out-purposes", flaw, legend: say.purposes, all: PURPOSES, chosen: text.purposes }}
            label={(purpose) => say.purpose[purpose]}
            choose={(purposes) => change({ purposes })}
          />
        </>
      )}
      <SelectField
        id="out-heard"
        label={say.heard}
        value={text.heard}
        flaw={undefined}
        change={(value) => change({ heard: HEARD.find((each) => each === value) ?? "phone" })}
        options={HEARD.map((value) => ({ value, label: say.heardBy[value] }))}
      />
      <TextField
        id="out-note"
        label={text.mode === "in" ? say.reason : say.note}
        value={text.note}
        flaw={flaw}
        change={(note) => change({ note })}
      />
    </>
  );
}

type Words = ReturnType<typeof useOptOutWords>;

/** By which lawful ways reminders may still come. */
function sayLeft({ optOuts }: Person, say: Words): string {
  const left = waysLeft(optOuts, "reminder");
  if (left.length === WAYS.length) return say.allLeft;
  return left.length === 0 ? say.noneLeft : say.left(left.map((way) => say.by[way]).join(say.list));
}

/** What saving it does, in words. */
function sayThen(text: OptOutText, say: Words): string {
  const read = readOptOut(text);
  if (text.mode === "in") return text.ids.length === 0 ? say.unread : say.again;
  if (!read.ok) return say.unread;
  const purposes = PURPOSES.filter((each) => text.purposes.includes(each)).map((each) => say.kind[each]);
  const ways = WAYS.filter((each) => text.ways.includes(each)).map((each) => say.by[each]);
  return say.then(ways.join(say.list), purposes.join(say.list));
}
