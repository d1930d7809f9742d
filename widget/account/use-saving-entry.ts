import { useRef, useState } from "preact/hooks";
import type { AccountView } from "../../shared/account/contract.ts";
import type { ServerClient } from "../api/server-client.ts";
import type { DraftFlaw } from "../followup/build-request.ts";
import type { OfferFlaw } from "../promise/read-offer.ts";
import { useSpeech } from "../words/speech.ts";
import type { FormPart } from "./use-form-part.ts";
import type { KeptEntry } from "./use-kept-entry.ts";

interface Around {
  readonly view: AccountView;
  readonly client: ServerClient;
  readonly form: FormPart;
  readonly kept: KeptEntry;
  readonly saved: (followupId: string) => void;
}

/** Whether the entry is on its way, and what was wrong with it. */
export function useSavingEntry({ view, client, form, kept, saved }: Around) {
  const speech = useSpeech();
  const [flaw, setFlaw] = useState<DraftFlaw>();
  const [offerFlaw, setOfferFlaw] = useState<OfferFlaw>();
  const [failure, setFailure] = useState<string>();
  const [saving, setSaving] = useState(false);
  const busy = useRef(false);

  const forgiveFlaws = (): void => {
    setFlaw(undefined);
    setOfferFlaw(undefined);
  };
  async function save(): Promise<void> {
    const { draft } = kept;
    const { part } = form;
    if (!draft || busy.current || !part) return;
    const request = part.readDraft(draft, view, speech.asOf);
    setFlaw(request.ok ? undefined : request.because.flaw);
    setOfferFlaw(request.ok ? undefined : request.because.offerFlaw);
    setFailure(undefined);
    if (!request.ok) return;
    busy.current = true;
    setSaving(true);
    kept.hold(draft);
    const told = await part.saveLog(draft, request.value, client.log, () => crypto.randomUUID());
    busy.current = false;
    setSaving(false);
    if (told.ok) return saved(told.entry.followupId);
    kept.hold(told.draft);
    const { problem, sentence } = told.because;
    const { title, what } = speech.words.problem[problem];
    setFailure(sentence?.[speech.locale] ?? `${title}. ${what}`);
  }
  return {
    flaw,
    offerFlaw,
    failure,
    saving,
    isBusy: () => busy.current,
    forgiveFlaws,
    forgive: () => {
      forgiveFlaws();
      setFailure(undefined);
    },
    save,
  };
}
