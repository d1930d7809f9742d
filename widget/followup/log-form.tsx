import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { AccountView } from "../../shared/account/contract.ts";
import { LOG_KINDS, NOTE_MAX, OUTCOMES } from "../../shared/followup/kinds.ts";
import { formatDay } from "../../shared/kernel/day.ts";
import { Chips } from "../ui/chips.tsx";
import { Field, flawed } from "../ui/field.tsx";
import { Notice } from "../ui/notice.tsx";
import { useFormWords } from "../words/form-words.ts";
import { useSpeech } from "../words/speech.ts";
import type { DraftFlaw } from "./build-request.ts";
import type { Draft } from "./draft.ts";

export interface LogFormProps {
  readonly draft: Draft;
  readonly contacts: AccountView["contacts"];
  readonly flaw: DraftFlaw | undefined;
  readonly saving: boolean;
  readonly restored: boolean;
  /** Why the last attempt did not save. */
  readonly failure: string | undefined;
  /** Where to begin. */
  readonly focusOn: string;
  readonly outcomeFields: ComponentChildren;
  /** Whether whoever is chosen may be reached now. */
  readonly reach: ComponentChildren;
  readonly change: (change: Partial<Draft>) => void;
  readonly save: () => void;
  readonly close: () => void;
  readonly discard: () => void;
}

/** One entry, written without the mouse in the time it takes to hang up. */
export function LogForm(props: LogFormProps) {
  const { draft, flaw, change, save, close } = props;
  const say = useFormWords();
  const { kinds, outcomes } = useSpeech().words.followup;
  const { form, jumpTo } = useFocus(props);
  const press = (event: KeyboardEvent): void => {
    if (event.key === "Escape") {
      event.stopPropagation();
      close();
    } else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      save();
    }
  };
  const outcomeFlaw = flaw?.field === "outcome" ? say.flaws[flaw.flaw] : undefined;
  return (
    <form
      class="log-form"
      ref={form}
      aria-label={draft.supersedes ? say.titleCorrect : say.title}
      onKeyDown={press}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      {props.restored && <Notice tone="warn" title={say.draftKept} />}
      <Chips
        name="kind"
        id="kind"
        legend={say.kind}
        options={LOG_KINDS.map((value) => ({ value, label: kinds[value] }))}
        value={draft.kind}
        choose={(kind) => change({ kind })}
      />
      <Chips
        name="outcome"
        id="outcome"
        legend={say.outcome}
        options={OUTCOMES.map((value) => ({ value, label: outcomes[value] }))}
        value={draft.outcome}
        choose={(outcome) => change({ outcome })}
        byDigit={(outcome) => {
          change({ outcome });
          jumpTo(outcome === "promised" ? "promise-amount" : "note");
        }}
      />
      {outcomeFlaw && <p class="flaw">{outcomeFlaw}</p>}
      {props.outcomeFields}
      <NoteField {...props} />
      <SmallFields {...props} />
      {props.reach}
      <NextFields {...props} />
      {props.failure && (
        <div role="alert">
          <Notice tone="bad" title={say.notSaved} what={props.failure} />
        </div>
      )}
      <FormEnd {...props} />
    </form>
  );
}

/** Where the keyboard is: at the beginning, after an outcome, at what is wrong. */
function useFocus({ draft, flaw, focusOn }: LogFormProps) {
  const form = useRef<HTMLFormElement>(null);
  const focusField = (id: string): void => {
    const place = id === "" ? null : form.current?.querySelector<HTMLElement>(`#${id}`);
    (place?.matches("fieldset") ? place.querySelector<HTMLElement>("input") : place)?.focus();
  };
  const [jump, setJump] = useState({ to: "" });
  useLayoutEffect(() => focusField(focusOn), [focusOn, draft.clientId]);
  useLayoutEffect(() => focusField(jump.to), [jump]);
  useLayoutEffect(() => {
    if (flaw) focusField(flaw.field);
  }, [flaw]);
  return { form, jumpTo: (to: string) => setJump({ to }) };
}

function NoteField({ draft, flaw, change }: LogFormProps) {
  const say = useFormWords();
  const noteFlaw = flaw?.field === "note" ? say.flaws[flaw.flaw] : undefined;
  return (
    <>
      <Field id="note" label={say.note} flaw={noteFlaw}>
        <textarea
          id="note"
          class="input"
          rows={3}
          value={draft.note}
          placeholder={draft.outcome === "disputed" ? say.disputeHint : say.noteHint}
          {...flawed("note", noteFlaw)}
          onInput={(event) => change({ note: event.currentTarget.value })}
        />
      </Field>
      {draft.note.length > NOTE_MAX - 500 && (
        <p class="quiet" role="status">
          {say.noteLeft(NOTE_MAX - draft.note.length)}
        </p>
      )}
    </>
  );
}

function SmallFields({ draft, contacts, change }: LogFormProps) {
  const say = useFormWords();
  return (
    <div class="small-fields">
      {contacts.length > 0 && (
        <Field id="contact" label={say.contact}>
          <select
            id="contact"
            class="input"
            value={draft.contactId}
            onChange={(event) => change({ contactId: event.currentTarget.value })}
          >
            <option value="">{say.noContact}</option>
            {contacts.map(({ contactId, name }) => (
              <option key={contactId} value={contactId}>
                {name}
              </option>
            ))}
          </select>
        </Field>
      )}
      <Field id="happened" label={say.happened}>
        <input
          id="happened"
          class="input"
          type="datetime-local"
          value={draft.happened}
          onInput={(event) => change({ happened: event.currentTarget.value })}
        />
      </Field>
    </div>
  );
}

function NextFields({ draft, flaw, change }: LogFormProps) {
  const { asOf } = useSpeech();
  const say = useFormWords();
  const whatFlaw = flaw?.field === "next-what" ? say.flaws[flaw.flaw] : undefined;
  const onFlaw = flaw?.field === "next-on" ? say.flaws[flaw.flaw] : undefined;
  return (
    <div class="small-fields">
      <Field id="next-what" label={say.nextWhat} flaw={whatFlaw} class="grow">
        <input
          id="next-what"
          class="input"
          maxLength={200}
          autocomplete="off"
          placeholder={say.nextWhatHint}
          value={draft.nextWhat}
          {...flawed("next-what", whatFlaw)}
          onInput={(event) => change({ nextWhat: event.currentTarget.value })}
        />
      </Field>
      <Field id="next-on" label={say.nextOn} flaw={onFlaw}>
        <input
          id="next-on"
          class="input"
          type="date"
          min={formatDay(asOf)}
          value={draft.nextOn}
          {...flawed("next-on", onFlaw)}
          onInput={(event) => change({ nextOn: event.currentTarget.value })}
        />
      </Field>
    </div>
  );
}

function FormEnd({ saving, failure, close, discard }: LogFormProps) {
  const say = useFormWords();
  return (
    <div class="form-end">
      {/* Not `disabled`: that would throw the keyboard's focus away while saving. */}
      <button type="submit" class="button button-main" aria-disabled={saving}>
        {saving ? say.saving : failure ? say.retry : say.save}
      </button>
      <button type="button" class="button" onClick={close}>
        {say.cancel}
      </button>
      <button type="button" class="link" onClick={discard}>
        {say.discard}
      </button>
      <span class="quiet form-keys">{say.keys}</span>
    </div>
  );
}
