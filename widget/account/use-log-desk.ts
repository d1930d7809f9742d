import { useMemo, useRef, useState } from "preact/hooks";
import type { AccountView } from "../../shared/account/contract.ts";
import type { FollowUpView } from "../../shared/followup/contract.ts";
import { OUTCOMES } from "../../shared/followup/kinds.ts";
import type { ServerClient } from "../api/server-client.ts";
import type { DraftFlaw } from "../followup/build-request.ts";
import { type Draft, draftFor, draftOf, isBlank, newDraft } from "../followup/draft.ts";
import { draftStore } from "../followup/draft-store.ts";
import type { LogAct } from "../followup/log-actions.tsx";
import type { OfferFlaw } from "../promise/read-offer.ts";
import { useSpeech } from "../words/speech.ts";
import type { EntryDesk } from "./entry-desk.ts";
import { type FormPart, useFormPart } from "./use-form-part.ts";

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
  const speech = useSpeech();
  const { account, viewer } = view;
  // By the server's word for who looks: the CRM's page may not name its user, and a desk may be shared.
  const store = useMemo(
    () => draftStore(`${account.accountId}.${viewer.userId}`),
    [account.accountId, viewer.userId],
  );
  const [draft, setDraft] = useState<Draft | undefined>(() => (viewer.mayLog ? store.load() : undefined));
  const [restored, setRestored] = useState(draft !== undefined);
  const [open, setOpen] = useState(draft !== undefined);
  const [flaw, setFlaw] = useState<DraftFlaw>();
  const [offerFlaw, setOfferFlaw] = useState<OfferFlaw>();
  const [failure, setFailure] = useState<string>();
  const [focusOn, setFocusOn] = useState("");
  const [status, setStatus] = useState("");
  const [savedId, setSavedId] = useState<string>();
  const [saving, setSaving] = useState(false);
  const form = useFormPart(viewer.mayLog);
  const busy = useRef(false);
  // A correction opens with the old words in it: until somebody changes them there is nothing to lose.
  const touched = useRef(draft !== undefined);

  const hold = (next: Draft): void => {
    touched.current = true;
    setDraft(next);
    store.keep(next);
  };
  const forgive = (): void => {
    setFlaw(undefined);
    setOfferFlaw(undefined);
    setFailure(undefined);
  };
  const unfold = (): void => {
    setOpen(true);
    if (!form.part) form.fetch();
  };
  const begin = (over: Partial<Draft>, place: string): void => {
    const billing = view.contacts.find(({ role }) => role === "billing");
    const currency =
      view.balances.find(({ openMinor }) => openMinor > 0)?.currency ?? view.balances[0]?.currency ?? "";
    const blank = {
      contactId: billing?.contactId ?? "",
      promise: { amount: null, currency, by: "", chosen: null },
    };
    const unfinished = draft && touched.current && !isBlank(draft) ? draft : undefined;
    const next = draftFor(newDraft(crypto.randomUUID(), blank), over, unfinished);
    touched.current = unfinished !== undefined;
    setDraft(next);
    setRestored(next === unfinished);
    forgive();
    setStatus("");
    setFocusOn(place);
    unfold();
  };
  const finish = (said: string): void => {
    store.drop();
    setDraft(undefined);
    setRestored(false);
    setOpen(false);
    forgive();
    setStatus(said);
    document.getElementById("log-call")?.focus();
  };

  async function save(): Promise<void> {
    const { part } = form;
    if (!draft || busy.current || !part) return;
    const request = part.readDraft(draft, view, speech.asOf);
    setFlaw(request.ok ? undefined : request.because.flaw);
    setOfferFlaw(request.ok ? undefined : request.because.offerFlaw);
    setFailure(undefined);
    if (!request.ok) return;
    busy.current = true;
    setSaving(true);
    hold(draft);
    const saved = await part.saveLog(draft, request.value, client.log, () => crypto.randomUUID());
    busy.current = false;
    setSaving(false);
    if (saved.ok) {
      setSavedId(saved.entry.followupId);
      finish(speech.words.followup.form.saved);
      logged();
      return;
    }
    hold(saved.draft);
    const { problem, sentence } = saved.because;
    setFailure(
      sentence?.[speech.locale] ??
        `${speech.words.problem[problem].title}. ${speech.words.problem[problem].what}`,
    );
  }

  return {
    draft,
    open,
    form,
    restored,
    saving,
    flaw,
    offerFlaw,
    failure,
    focusOn,
    status,
    savedId,
    recorded: (entry) => {
      setSavedId(entry.followupId);
      setStatus(speech.words.followup.form.saved);
      document.getElementById("log-call")?.focus();
      logged();
    },
    say: (said) => {
      setStatus(said);
      document.getElementById("log-call")?.focus();
    },
    start: (act) => begin(ACTS[act].over, ACTS[act].focusOn),
    correct: (entry) => {
      const contact = view.contacts.find(({ name }) => name === entry.contactName);
      begin(draftOf(entry, OUTCOMES, contact?.contactId ?? ""), "note");
    },
    resume: unfold,
    change: (change) => {
      if (!draft || busy.current) return;
      hold({ ...draft, ...change });
      setFlaw(undefined);
      setOfferFlaw(undefined);
    },
    save: () => void save(),
    close: () => {
      setOpen(false);
      setRestored(false);
      if (draft && (isBlank(draft) || !touched.current)) {
        store.drop();
        setDraft(undefined);
      }
      document.getElementById("log-call")?.focus();
    },
    discard: () => finish(speech.words.followup.form.discarded),
  };
}
