import { useLayoutEffect, useState } from "preact/hooks";
import type { AccountView } from "../../shared/account/contract.ts";
import { type Act, LogActions } from "../followup/log-actions.tsx";
import { LogForm } from "../followup/log-form.tsx";
import { PromiseFields } from "../promise/promise-fields.tsx";
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

  const { draft, offerFlaw } = desk;
  useLayoutEffect(() => {
    if (offerFlaw) document.getElementById(offerFlaw.field)?.focus();
  }, [offerFlaw]);

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
      {draft && desk.open && (
        <LogForm
          draft={draft}
          contacts={view.contacts}
          flaw={desk.flaw}
          saving={desk.saving}
          restored={desk.restored}
          failure={desk.failure}
          focusOn={desk.focusOn}
          change={desk.change}
          save={desk.save}
          close={desk.close}
          discard={desk.discard}
          promiseFields={
            draft.outcome === "promised" &&
            draft.promise.currency !== "" && (
              <PromiseFields
                text={draft.promise}
                items={view.items}
                currencies={view.balances
                  .filter(({ openMinor }) => openMinor > 0)
                  .map(({ currency }) => currency)}
                flaw={offerFlaw}
                change={(change) => desk.change({ promise: { ...draft.promise, ...change } })}
              />
            )
          }
        />
      )}
    </>
  );
}
