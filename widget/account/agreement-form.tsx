import { useLayoutEffect, useRef } from "preact/hooks";
import type { AccountView } from "../../shared/account/contract.ts";
import type { FollowUpView } from "../../shared/followup/contract.ts";
import type { ServerClient } from "../api/server-client.ts";
import { Chips } from "../ui/chips.tsx";
import type { FieldFlaw } from "../ui/field.tsx";
import { Notice } from "../ui/notice.tsx";
import { useFormWords } from "../words/form-words.ts";
import { useSpeech } from "../words/speech.ts";
import { type AgreementKind, type Ask, NEW_KINDS } from "./agreement-draft.ts";
import { AgreementFields } from "./agreement-fields.tsx";
import { Consequence } from "./consequence.tsx";
import { previewOf } from "./read-agreement.ts";
import { refusedField } from "./refused-field.ts";
import type { AgreementDesk } from "./use-agreement-desk.ts";
import { type AgreementWriting, useAgreementDraft } from "./use-agreement-draft.ts";
import { usePreview } from "./use-preview.ts";

export interface AgreementFormProps {
  readonly view: AccountView;
  readonly client: Pick<ServerClient, "record" | "preview">;
  readonly desk: AgreementDesk;
  readonly ask: Ask;
  readonly saved: (entry: FollowUpView) => void;
  readonly discarded: () => void;
}

/** A dispute, a payment plan, an extension, or the end of one: written in seconds, with its effect before it is saved. */
export function AgreementForm(props: AgreementFormProps) {
  const { view, client, ask } = props;
  const { locale } = useSpeech();
  const say = useFormWords();
  const writing = useAgreementDraft(props);
  const { draft, change, save, close, saving } = writing;
  const locked = draft.unanswered !== null && !saving;
  const foreseen = usePreview(draft.unanswered ? null : previewOf(draft, view), client.preview);
  const early = foreseen.state === "failed" ? refusedField(foreseen.because, draft.kind, locale) : undefined;
  const flaw = writing.flaw ?? early;
  const form = useRef<HTMLFormElement>(null);
  useFocus(form, draft.kind, draft.id, ask, writing.flaw);
  useLayoutEffect(() => {
    // Its field cannot keep the keyboard; what can be done now is to try again.
    if (locked) form.current?.querySelector<HTMLElement>("[type=submit]")?.focus();
  }, [locked]);

  const press = (event: KeyboardEvent): void => {
    if (event.key === "Escape") {
      event.stopPropagation();
      close();
    } else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      save();
    }
  };
  return (
    <form
      class="log-form agreement"
      ref={form}
      aria-label={say.agreement.titles[draft.kind]}
      onKeyDown={press}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <h3>{say.agreement.titles[draft.kind]}</h3>
      {writing.restored && !locked && <Notice tone="warn" title={say.draftKept} />}
      <fieldset class="plain" disabled={locked}>
        {draft.id === "" && (
          <Chips
            name="agreement-kind"
            legend={say.agreement.what}
            options={NEW_KINDS.map((value) => ({ value, label: say.agreement.kinds[value] }))}
            value={draft.kind as (typeof NEW_KINDS)[number]}
            choose={(kind) => change({ kind })}
          />
        )}
        <AgreementFields view={view} draft={draft} flaw={flaw} foreseen={foreseen} change={change} />
      </fieldset>
      <Consequence foreseen={foreseen} ends={draft.id !== ""} />
      <NotSaved failure={writing.failure} locked={locked} />
      <FormEnd {...writing} />
    </form>
  );
}

/** Nothing was written, or nobody knows. */
function NotSaved({ failure, locked }: { readonly failure: string | undefined; readonly locked: boolean }) {
  const say = useFormWords();
  if (failure === undefined && !locked) return null;
  return (
    <div role="alert">
      <Notice
        tone={locked ? "warn" : "bad"}
        title={locked ? say.agreement.unanswered : say.notSaved}
        {...(failure === undefined ? {} : { what: failure })}
      />
    </div>
  );
}

const FIRST_FIELD: Record<AgreementKind, string> = {
  dispute: "dispute-amount",
  plan: "plan-total",
  extension: "extension-to",
  resolve: "resolve-outcome",
  "withdraw-promise": "why",
  "withdraw-plan": "why",
};

/** Begins where the typing begins, and goes to what is wrong. */
function useFocus(
  form: { readonly current: HTMLFormElement | null },
  kind: AgreementKind,
  id: string,
  ask: Ask,
  flaw: FieldFlaw | undefined,
): void {
  const focusOn = (place: string): void => {
    const found = form.current?.querySelector<HTMLElement>(`#${place}`);
    const first = found?.matches("input, select, textarea")
      ? found
      : found?.querySelector<HTMLElement>("input");
    first?.focus();
  };
  useLayoutEffect(() => {
    // A change of kind inside the form leaves the keyboard on the chips.
    const inside = form.current?.contains(document.activeElement) ?? false;
    if (!inside || document.activeElement?.getAttribute("name") !== "agreement-kind")
      focusOn(FIRST_FIELD[kind]);
  }, [kind, id, ask]);
  useLayoutEffect(() => {
    if (flaw) focusOn(flaw.field);
  }, [flaw]);
}

function FormEnd({ saving, failure, draft, close, discard }: AgreementWriting) {
  const say = useFormWords();
  const again = failure !== undefined || draft.unanswered !== null;
  return (
    <div class="form-end">
      <button type="submit" class="button button-main" aria-disabled={saving}>
        {saving ? say.saving : again ? say.retry : say.save}
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
