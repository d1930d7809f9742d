import { useState } from "preact/hooks";
import type { LimitLineView } from "../../shared/approval/contract.ts";
import type { Verdict } from "../../shared/approval/kinds.ts";
import type { Sentence } from "../../shared/kernel/contract.ts";
import { InputField } from "../ui/input-field.tsx";
import { Notice } from "../ui/notice.tsx";
import type { Words } from "../words/en.ts";
import { useLimitLineWords } from "../words/limit-line-words.ts";
import { useSpeech } from "../words/speech.ts";

/** As the account's page and the settings are told. */
type Told<T> =
  | { readonly ok: true; readonly value: T }
  | {
      readonly ok: false;
      readonly because: { readonly problem: keyof Words["problem"]; readonly sentence?: Sentence };
    };

interface VerdictFormProps<T> {
  readonly line: LimitLineView;
  readonly may: { readonly approve: boolean; readonly refuse: boolean };
  readonly decide: (body: object) => Promise<Told<T>>;
  readonly decided: (answer: T) => void;
}

/** The word on a limit that waits: of those who may, or of whoever proposed it. */
export function VerdictForm<T>({ line, may, decide, decided }: VerdictFormProps<T>) {
  const say = useLimitLineWords();
  const { locale, words } = useSpeech();
  const [note, setNote] = useState("");
  const [busy, setBusy] = useState(false);
  const [flaw, setFlaw] = useState(false);
  const [failure, fail] = useState<string>();
  const { lineId } = line;
  const noteId = `verdict-${lineId}`;
  const send = async (verdict: Verdict): Promise<void> => {
    if (busy) return;
    const isBare = verdict === "refused" && note.trim() === "";
    setFlaw(isBare);
    if (isBare) return document.getElementById(noteId)?.focus();
    setBusy(true);
    const told = await decide({ lineId, verdict, note: note.trim() });
    setBusy(false);
    if (told.ok) return decided(told.value);
    fail(told.because.sentence?.[locale] ?? words.problem[told.because.problem].what);
  };
  const button = (verdict: Verdict, text: string, main = false) => (
    <button
      type="button"
      class={main ? "button button-main" : "button"}
      aria-disabled={busy}
      onClick={() => void send(verdict)}
    >
      {busy && main ? say.deciding : text}
    </button>
  );
  const mayNothing = !may.approve && !may.refuse;
  return (
    <div class="verdict-form" role="group" aria-label={say.decision}>
      {!mayNothing && (
        <InputField
          id={noteId}
          label={say.note}
          value={note}
          maxLength={500}
          flaw={flaw ? { field: noteId, says: say.needNote } : undefined}
          change={setNote}
          wide
        />
      )}
      {!may.approve && <p class="quiet">{say.mayNot}</p>}
      <div class="form-end">
        {may.approve && button("approved", say.approve, true)}
        {may.refuse && button("refused", say.refuse)}
        {line.proposed.byMe && button("withdrawn", say.withdraw)}
      </div>
      {failure !== undefined && (
        <div role="alert">
          <Notice tone="bad" title={failure} />
        </div>
      )}
    </div>
  );
}
