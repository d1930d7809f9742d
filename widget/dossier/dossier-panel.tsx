import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { DossierView } from "../../shared/dossier/contract.ts";
import { DOSSIER_KINDS } from "../../shared/dossier/kinds.ts";
import type { DossierCalls } from "../api/dossier-calls.ts";
import { Notice } from "../ui/notice.tsx";
import { Skeleton } from "../ui/panel.tsx";
import { useDossierWords } from "../words/dossier-words.ts";
import { useSpeech } from "../words/speech.ts";
import { AsOfLine } from "./as-of-line.tsx";
import { DossierForm } from "./dossier-form.tsx";
import { correctionOf, type DossierText, newText } from "./dossier-text.ts";
import { EntryList } from "./entry-list.tsx";
import { Summary } from "./summary.tsx";
import { useDossier } from "./use-dossier.ts";

/** Where one unfinished entry is kept through a reload. */
export interface DossierShelf {
  load(): DossierText | undefined;
  keep(text: DossierText): void;
  drop(): void;
}

interface DossierPanelProps {
  readonly client: DossierCalls;
  readonly shelf: DossierShelf;
  readonly close: () => void;
  /** What stands below the entries, given how to read them again. */
  readonly children?: (again: () => void) => ComponentChildren;
}

/** The credit file: what counts at a glance, each entry with its source, and the forms in which it is written. */
export function DossierPanel({ client, shelf, close, children }: DossierPanelProps) {
  const say = useDossierWords();
  const { words, locale, asOf } = useSpeech();
  const { shown, failure, busy, look, add, withdraw, forgive } = useDossier(client);
  const { text, restored, write, drop } = useKeptText(shelf);
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  const begin = (view: DossierView, kind: DossierText["kind"]) =>
    newText(crypto.randomUUID(), kind, view.currency, asOf);
  const leave = (): void => {
    forgive();
    drop();
  };
  return (
    <section
      class="log-form send-panel dossier"
      aria-label={say.title}
      onKeyDown={(event) => event.key === "Escape" && close()}
    >
      <h3 ref={title} tabIndex={-1}>
        {say.title}
      </h3>
      <p class="quiet">{say.hint}</p>
      {failure && (text === undefined || failure.field === undefined) && (
        <div role="alert">
          <Notice tone="bad" title={failure.sentence?.[locale] ?? words.problem[failure.problem].what} />
        </div>
      )}
      {shown === null && !failure && <Skeleton label={words.page.loading} />}
      {shown && <AsOfLine shown={shown} busy={busy} look={look} />}
      {shown && shown.entries.length > 0 && <Summary summary={shown.summary} />}
      {shown && text && (
        <DossierForm
          {...{ text, failure, busy, restored }}
          keep={write}
          files={client.dossierFiles}
          save={async (body) => {
            if (await add(body)) drop();
          }}
          cancel={leave}
        />
      )}
      {shown && !text && (
        <div class="form-end">
          {DOSSIER_KINDS.filter((kind) => (kind === "rating" ? shown.may.rate : shown.may.record)).map(
            (kind) => (
              <button key={kind} type="button" class="button" onClick={() => write(begin(shown, kind))}>
                {say.add[kind]}
              </button>
            ),
          )}
        </div>
      )}
      {shown?.entries.length === 0 && !text && <p class="panel-empty">{say.empty}</p>}
      {shown && (
        <EntryList
          {...{ shown, busy, withdraw }}
          correct={(entry) => {
            if (entry.body.kind !== "bureau")
              write(correctionOf(entry, entry.body, begin(shown, entry.body.kind)));
          }}
        />
      )}
      {shown && children?.(() => void look(null))}
      <div class="form-end">
        <button type="button" class="button" onClick={close}>
          {say.close}
        </button>
      </div>
    </section>
  );
}

function useKeptText(shelf: DossierShelf) {
  const [text, setText] = useState(shelf.load);
  const [restored, setRestored] = useState(text !== undefined);
  return {
    text,
    restored,
    write(next: DossierText): void {
      setRestored(false);
      setText(next);
      shelf.keep(next);
    },
    drop(): void {
      setText(undefined);
      shelf.drop();
    },
  };
}
