import { useMemo, useRef, useState } from "preact/hooks";
import type { AccountView } from "../../shared/account/contract.ts";
import { type Draft, isBlank, newDraft } from "../followup/draft.ts";
import { draftStore } from "../followup/draft-store.ts";

export interface KeptEntry {
  readonly draft: Draft | undefined;
  /** What would be lost if another were begun. */
  readonly unfinished: () => Draft | undefined;
  readonly begin: (next: Draft) => void;
  readonly hold: (next: Draft) => void;
  readonly drop: () => void;
}

/** The entry being written, and its copy on this computer. */
export function useKeptEntry({ account, viewer }: AccountView): KeptEntry {
  // By the server's word for who looks: the CRM's page may not name its user, and a desk may be shared.
  const store = useMemo(
    () => draftStore(`${account.accountId}.${viewer.userId}`),
    [account.accountId, viewer.userId],
  );
  const [draft, setDraft] = useState<Draft | undefined>(() => (viewer.mayLog ? store.load() : undefined));
  // A correction opens with the old words in it: until somebody changes them there is nothing to lose.
  const touched = useRef(draft !== undefined);
  const unfinished = () => (draft && touched.current && !isBlank(draft) ? draft : undefined);
  return {
    draft,
    unfinished,
    begin: (next) => {
      touched.current = unfinished() !== undefined;
      setDraft(next);
    },
    hold: (next) => {
      touched.current = true;
      setDraft(next);
      store.keep(next);
    },
    drop: () => {
      store.drop();
      setDraft(undefined);
    },
  };
}

/** A new entry as this account begins it: with the billing contact, in the currency in which something is open. */
export function blankEntry(view: AccountView): Draft {
  const billing = view.contacts.find(({ role }) => role === "billing");
  const currency =
    view.balances.find(({ openMinor }) => openMinor > 0)?.currency ?? view.balances[0]?.currency ?? "";
  return newDraft(crypto.randomUUID(), {
    contactId: billing?.contactId ?? "",
    promise: { amount: null, currency, by: "", chosen: null },
  });
}
