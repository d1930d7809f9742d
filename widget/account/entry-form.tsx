import { useLayoutEffect } from "preact/hooks";
import type { AccountView } from "../../shared/account/contract.ts";
import type { Draft } from "../followup/draft.ts";
import { LogForm } from "../followup/log-form.tsx";
import { PromiseFields } from "../promise/promise-fields.tsx";
import type { EntryDesk } from "./entry-desk.ts";

export { readDraft } from "./read-draft.ts";
export { saveLog } from "./save-log.ts";

interface EntryFormProps {
  readonly view: AccountView;
  readonly desk: EntryDesk;
  readonly draft: Draft;
}

/**
 * The form in which an entry is written, and what saves it. Nobody needs it to see how an account stands, so it is
 * fetched after that: see `use-form-part.ts`.
 */
export function EntryForm({ view, desk, draft }: EntryFormProps) {
  const { offerFlaw } = desk;
  useLayoutEffect(() => {
    if (offerFlaw) document.getElementById(offerFlaw.field)?.focus();
  }, [offerFlaw]);
  return (
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
  );
}
