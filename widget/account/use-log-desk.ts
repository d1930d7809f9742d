import { useState } from "preact/hooks";
import type { AccountView } from "../../shared/account/contract.ts";
import type { FollowUpView } from "../../shared/followup/contract.ts";
import { OUTCOMES } from "../../shared/followup/kinds.ts";
import type { ServerClient } from "../api/server-client.ts";
import { type Draft, draftFor, draftOf } from "../followup/draft.ts";
import type { LogAct } from "../followup/log-actions.tsx";
import { useSpeech } from "../words/speech.ts";
import type { EntryDesk } from "./entry-desk.ts";
import { type FormPart, useFormPart } from "./use-form-part.ts";
import { blankEntry, useKeptEntry } from "./use-kept-entry.ts";
import { useSavingEntry } from "./use-saving-entry.ts";

export interface LogDesk extends EntryDesk {
  readonly form: FormPart;
  /** Something else than an entry was saved, and left this line in the log. */
  readonly recorded: (entry: FollowUpView) => void;
  readonly say: (status: string) => void;
}

const ACTS: Record<LogAct, { readonly over: Partial<Draft>; readonly focusOn: string }> = {
  call: { over: { kind: "call" }, focusOn: "outcome" },
  promise: { over: { kind: "call", outcome: "promised" }, focusOn: "promise-amount" },
  email: { over: { kind: "email" }, focusOn: "note" },
  visit: { over: { kind: "visit" }, focusOn: "outcome" },
  message: { over: { kind: "message" }, focusOn: "note" },
  note: { over: { kind: "note" }, focusOn: "note" },
};

/** The one entry being written: its draft, where it is kept, and what happened to it. */
export function useLogDesk(view: AccountView, client: ServerClient, logged: () => void): LogDesk {
  const { form: said } = useSpeech().words.followup;
  const form = useFormPart(view.viewer.mayLog);
  const kept = useKeptEntry(view);
  const { draft } = kept;
  const [restored, setRestored] = useState(draft !== undefined);
  const [open, setOpen] = useState(draft !== undefined);
  const [focusOn, setFocusOn] = useState("");
  const [status, setStatus] = useState("");
  const [savedId, setSavedId] = useState<string>();

  const saved = (followupId: string): void => {
    setSavedId(followupId);
    finish(said.saved);
    logged();
  };
  const { forgive, forgiveFlaws, isBusy, save, ...saving } = useSavingEntry({
    view,
    client,
    form,
    kept,
    saved,
  });
  const tell = (words: string): void => {
    setStatus(words);
    toLogButton();
  };
  const fold = (): void => {
    setOpen(false);
    setRestored(false);
  };
  const unfold = (): void => {
    setOpen(true);
    if (!form.part) form.fetch();
  };
  const begin = (over: Partial<Draft>, place: string): void => {
    const unfinished = kept.unfinished();
    const next = draftFor(blankEntry(view), over, unfinished);
    kept.begin(next);
    setRestored(next === unfinished);
    forgive();
    setStatus("");
    setFocusOn(place);
    unfold();
  };
  const finish = (words: string): void => {
    kept.drop();
    fold();
    forgive();
    tell(words);
  };

  return {
    ...{ draft, open, form, restored, ...saving, focusOn, status, savedId },
    recorded: ({ followupId }) => {
      setSavedId(followupId);
      tell(said.saved);
      logged();
    },
    say: tell,
    start: (act) => begin(ACTS[act].over, ACTS[act].focusOn),
    correct: (entry) => begin(correctionOf(entry, view), "note"),
    resume: unfold,
    change: (change) => {
      if (!draft || isBusy()) return;
      kept.hold({ ...draft, ...change });
      forgiveFlaws();
    },
    save: () => void save(),
    close: () => {
      fold();
      if (draft && !kept.unfinished()) kept.drop();
      toLogButton();
    },
    discard: () => finish(said.discarded),
  };
}

const toLogButton = (): void => document.getElementById("log-call")?.focus();

function correctionOf(entry: FollowUpView, { contacts }: AccountView): Partial<Draft> {
  const contact = contacts.find(({ name }) => name === entry.contactName);
  return draftOf(entry, OUTCOMES, contact?.contactId ?? "");
}
