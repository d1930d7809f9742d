import { useState } from "preact/hooks";
import type { WordingsAnswer } from "../../../shared/wording/contract.ts";
import { isSamePlace } from "../../../shared/wording/choose-wording.ts";
import { ownForm } from "../../../shared/wording/own-form.ts";
import { readWording } from "../../../shared/wording/read-wording.ts";
import type { WordingDraft, WordingPlace } from "../../../shared/wording/wording.ts";
import type { FieldFlaw } from "../../ui/field.tsx";
import type { Locale } from "../../ui/money-text.ts";
import { useSettingsWords } from "../../words/settings-words.ts";
import { useSpeech } from "../../words/speech.ts";
import { keptDraft } from "../kept-draft.ts";
import { useReason } from "../sending/use-reason.tsx";
import type { SettingsClient } from "../settings-client.ts";
import { SettingsForm } from "../settings-form.tsx";
import { type Act, useAct } from "../../ui/use-act.ts";
import { FlawLine } from "../../ui/flaw-line.tsx";
import { DraftFields } from "./draft-fields.tsx";
import { DraftFindings } from "./draft-findings.tsx";
import { usePlaceName } from "./place-name.ts";
import { PlaceFields } from "./place-fields.tsx";
import { PreviewPanel } from "./preview-panel.tsx";
import { useSimplify } from "./use-simplify.ts";
import { WordingDiff } from "./wording-diff.tsx";

export interface EditorProps {
  readonly client: SettingsClient;
  readonly answer: WordingsAnswer;
  readonly again: () => Promise<void>;
  readonly place: WordingPlace;
  readonly setPlace: (place: WordingPlace) => void;
  readonly close: (said: string) => void;
}

const EMPTY: WordingDraft = { subject: "", body: "", approvedCode: null };

const draftOf = (wording: WordingDraft | undefined): WordingDraft | undefined =>
  wording && { subject: wording.subject, body: wording.body, approvedCode: wording.approvedCode };

const shelfOf = (place: WordingPlace, over: number) =>
  keptDraft<WordingDraft>({
    name: `huikuan-wording-${JSON.stringify(place)}-${over}`,
    shape: 1,
    looksRight: ({ subject, body }) => typeof subject === "string" && typeof body === "string",
  });

/** The words of one place while they are written: what speaks against them, how they would leave, and since when they do. */
export function WordingEditor({ client, answer, again, place, setPlace, close }: EditorProps) {
  const say = useSettingsWords().wordings;
  const { locale } = useSpeech();
  const named = usePlaceName(answer);
  const inForce = answer.wordings.find((each) => isSamePlace(each.place, place));
  const over = inForce?.version ?? 0;
  const start = draftOf(inForce) ?? ownForm(place) ?? EMPTY;
  const [shelf] = useState(() => shelfOf(place, over));
  const [draft, setDraft] = useState<WordingDraft>(() => shelf.load() ?? start);
  const reason = useReason("wording-reason");
  const saving = useAct();
  const simplify = useSimplify(place.language);
  const read = readWording(draft, place, answer.approves, simplify);
  const changed = isOther(draft, start);
  const change = (part: Partial<WordingDraft>): void => {
    const next = { ...draft, ...part };
    saving.forgive();
    setDraft(next);
    shelf.keep(next);
  };
  const save = async (what: WordingDraft | null): Promise<void> => {
    const why = reason.given();
    if (why === null) return;
    const put = { place, draft: what, over, reason: why };
    const told = await saving.perform(() => client.putWording(put));
    if (told === undefined) return;
    shelf.drop();
    await again();
    const now = told.wordings.find((each) => isSamePlace(each.place, place));
    close(now === undefined ? say.restored : say.activated(now.version));
  };
  const flaw = refusedAt(saving) ?? unread(read, locale);
  return (
    <div class="settings-column">
      <section class="panel" aria-labelledby="wording-title">
        <header class="panel-head">
          <h2 id="wording-title">{named(place)}</h2>
          <button type="button" class="link" onClick={() => close("")}>
            {say.close}
          </button>
        </header>
        <SettingsForm save={async () => (read.ok && changed ? save(read.value) : undefined)}>
          <PlaceFields {...{ answer, place, setPlace }} />
          <DraftFields {...{ draft, change, place, flaw }} approves={answer.approves} />
          <DraftFindings {...{ draft, place, simplify }} />
          {reason.field}
          <div class="form-end">
            <button
              type="submit"
              class="button button-main"
              aria-disabled={saving.acting || !read.ok || !changed}
            >
              {saving.acting ? say.activating : say.activate}
            </button>
            {inForce !== undefined && (
              <button type="button" class="button" onClick={() => void save(null)}>
                {say.restore}
              </button>
            )}
            {!changed && <p class="quiet">{say.nothing}</p>}
          </div>
          {saving.failure !== undefined && flaw?.says !== saving.failure && (
            <FlawLine says={saving.failure} />
          )}
        </SettingsForm>
        <WordingDiff draft={draft} place={place} />
      </section>
      <PreviewPanel {...{ client, place }} draft={read.ok ? read.value : null} testTo={answer.testTo} />
    </div>
  );
}

/** What the server refused, beside its field. */
function refusedAt({ because, failure }: Act): FieldFlaw | undefined {
  const field = because?.field;
  return field !== undefined && ["subject", "body", "approvedCode"].includes(field)
    ? { field: `wording-${field}`, says: failure ?? "" }
    : undefined;
}

const unread = (read: ReturnType<typeof readWording>, locale: Locale): FieldFlaw | undefined =>
  read.ok ? undefined : { field: `wording-${read.because.field}`, says: read.because.message[locale] };

const isOther = (a: WordingDraft, b: WordingDraft): boolean =>
  a.subject !== b.subject || a.body !== b.body || a.approvedCode !== b.approvedCode;
