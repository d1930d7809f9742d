import { useState } from "preact/hooks";
import type { AccountView } from "../../shared/account/contract.ts";
import { type Act, LogActions } from "../followup/log-actions.tsx";
import type { Draft } from "../followup/draft.ts";
import { Notice } from "../ui/notice.tsx";
import { Skeleton } from "../ui/panel.tsx";
import { Status } from "../ui/status.tsx";
import { useSpeech } from "../words/speech.ts";
import { useLetterKeys, useLetters } from "./letters.ts";
import type { LogDesk as Desk } from "./use-log-desk.ts";

const LETTERS: Readonly<Record<string, Act>> = { l: "call", p: "promise", d: "dispute" };
const MORE_LETTERS: Readonly<Record<string, Act>> = { e: "email", v: "visit", w: "message", n: "note" };

/** What to do: the buttons, and the form they open. */
export function LogDesk({ view, desk }: { readonly view: AccountView; readonly desk: Desk }) {
  const { words } = useSpeech();
  const [letters] = useLetters();
  const [more, setMore] = useState(false);
  const start = (act: Act): void => {
    setMore(false);
    desk.start(act);
  };
  const keys: Record<string, () => void> = { m: () => setMore(!more) };
  for (const [letter, act] of Object.entries(more ? { ...LETTERS, ...MORE_LETTERS } : LETTERS))
    keys[letter] = () => start(act);
  useLetterKeys(keys);
  const { draft } = desk;

  return (
    <>
      <LogActions start={start} more={more} setMore={setMore} letters={letters} />
      <Status text={desk.status} />
      {draft && !desk.open && (
        <p class="draft-waits">
          {words.followup.form.draftWaits}{" "}
          <button type="button" class="link" onClick={desk.resume}>
            {words.followup.form.resume}
          </button>
        </p>
      )}
      {draft && desk.open && <OpenForm view={view} desk={desk} draft={draft} />}
    </>
  );
}

function OpenForm({ view, desk, draft }: { view: AccountView; desk: Desk; draft: Draft }) {
  const { words } = useSpeech();
  const say = words.followup.form;
  const { form } = desk;
  if (form.part) return <form.part.EntryForm view={view} desk={desk} draft={draft} />;
  if (!form.failed) return <Skeleton label={say.fetching} />;
  return (
    <div class="form-late" role="alert">
      <Notice tone="bad" title={say.notFetched} retry={{ label: words.page.retry, again: form.fetch }} />
    </div>
  );
}
