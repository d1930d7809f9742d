import { useRef } from "preact/hooks";
import { sizeOf } from "../../../shared/sms/segments.ts";
import { isTextMessage, LETTER_FIELDS, TEXT_FIELDS } from "../../../shared/wording/read-wording.ts";
import type { WordingDraft, WordingPlace } from "../../../shared/wording/wording.ts";
import { Field, type FieldFlaw, flawed, flawOf } from "../../ui/field.tsx";
import { InputField } from "../../ui/input-field.tsx";
import { countText } from "../../ui/number-text.ts";
import { useSettingsWords } from "../../words/settings-words.ts";

interface DraftProps {
  readonly draft: WordingDraft;
  readonly change: (part: Partial<WordingDraft>) => void;
  readonly place: WordingPlace;
  readonly approves: boolean;
  readonly flaw: FieldFlaw | undefined;
}

/** Subject and text, the fields to put into them, and of a text message its length and its approval. */
export function DraftFields({ draft, change, place, approves, flaw }: DraftProps) {
  const words = useSettingsWords();
  const say = words.wordings;
  const area = useRef<HTMLTextAreaElement>(null);
  const isText = isTextMessage(place.letter);
  const insert = (field: string): void => {
    const { current } = area;
    const written = field === "invoiceTable" ? `\n\n{{${field}}}\n\n` : `{{${field}}}`;
    const [from, to] = [
      current?.selectionStart ?? draft.body.length,
      current?.selectionEnd ?? draft.body.length,
    ];
    change({ body: draft.body.slice(0, from) + written + draft.body.slice(to) });
    current?.focus();
  };
  const bodyFlaw = flawOf(flaw, "wording-body");
  const { units, segments } = sizeOf(draft.body);
  return (
    <>
      {!isText && (
        <InputField
          id="wording-subject"
          label={say.subject}
          value={draft.subject}
          flaw={flaw}
          change={(subject) => change({ subject })}
        />
      )}
      <Field id="wording-body" label={say.body} flaw={bodyFlaw}>
        <textarea
          id="wording-body"
          ref={area}
          class="input letter-body"
          lang={place.language}
          rows={isText ? 4 : 16}
          value={draft.body}
          {...flawed("wording-body", bodyFlaw)}
          onInput={(event) => change({ body: event.currentTarget.value })}
        />
      </Field>
      {isText ? (
        <p class="quiet">{words.sms.size(countText(units), countText(segments))}</p>
      ) : (
        <p class="quiet">{say.formatting}</p>
      )}
      {isText && approves && <Approval {...{ draft, change, flaw }} />}
      <details class="more">
        <summary>{say.fields}</summary>
        <div class="field-chips">
          {(isText ? TEXT_FIELDS : LETTER_FIELDS).map((field) => (
            <button
              key={field}
              type="button"
              class="button"
              aria-label={say.insert(say.fieldNames[field] ?? field)}
              onClick={() => insert(field)}
            >
              {say.fieldNames[field] ?? field}
            </button>
          ))}
        </div>
      </details>
    </>
  );
}

/** What the provider is to approve, and the code under which it did. */
function Approval({ draft, change, flaw }: Pick<DraftProps, "draft" | "change" | "flaw">) {
  const say = useSettingsWords().wordings;
  return (
    <>
      <p class="quiet">
        {say.submit}: {draft.body.replace(/\{\{\s*(\w+)\s*\}\}/g, (_all, name: string) => `\${${name}}`)}
      </p>
      <InputField
        id="wording-approvedCode"
        label={`${say.code} (${say.codeHint})`}
        value={draft.approvedCode ?? ""}
        flaw={flaw}
        change={(code) => change({ approvedCode: code.trim() === "" ? null : code.trim() })}
      />
    </>
  );
}
