import { useState } from "preact/hooks";
import type { DossierEntryView, DossierView } from "../../shared/dossier/contract.ts";
import { useDossierWords } from "../words/dossier-words.ts";
import { EntryLine } from "./entry-line.tsx";
import { WithdrawForm } from "./withdraw-form.tsx";

interface EntryListProps {
  readonly shown: DossierView;
  readonly busy: boolean;
  readonly correct: (entry: DossierEntryView) => void;
  readonly withdraw: (entryId: string, body: object) => Promise<boolean>;
}

/** What counts, and behind a fold what no longer does. */
export function EntryList({ shown: { entries }, busy, correct, withdraw }: EntryListProps) {
  const say = useDossierWords();
  const [open, setOpen] = useState<string | null>(null);
  const lines = (some: readonly DossierEntryView[]) => (
    <ul class="agreed">
      {some.map((entry) => (
        <EntryLine
          key={entry.entryId}
          entry={entry}
          correct={() => correct(entry)}
          withdraw={() => setOpen(entry.entryId)}
        >
          {open === entry.entryId && (
            <WithdrawForm
              busy={busy}
              save={async (body) => {
                if (await withdraw(entry.entryId, body)) setOpen(null);
              }}
              cancel={() => setOpen(null)}
            />
          )}
        </EntryLine>
      ))}
    </ul>
  );
  const counting = entries.filter(({ state }) => state === "in-force");
  const over = entries.filter(({ state }) => state !== "in-force");
  return (
    <>
      {counting.length > 0 && lines(counting)}
      {over.length > 0 && (
        <details>
          <summary>
            {say.past} ({over.length})
          </summary>
          {lines(over)}
        </details>
      )}
    </>
  );
}
