import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { AccountView } from "../../shared/account/contract.ts";
import type { FollowUpView } from "../../shared/followup/contract.ts";
import type { ServerClient } from "../api/server-client.ts";
import type { FieldFlaw } from "../ui/field.tsx";
import { useFormWords } from "../words/form-words.ts";
import { useSpeech } from "../words/speech.ts";
import { type AgreementDraft, agreementDraft, type Ask } from "./agreement-draft.ts";
import { readAgreement } from "./read-agreement.ts";
import { refusedField } from "./refused-field.ts";
import type { AgreementDesk } from "./use-agreement-desk.ts";

export interface AgreementWriting {
  readonly draft: AgreementDraft;
  readonly restored: boolean;
  readonly saving: boolean;
  readonly flaw: FieldFlaw | undefined;
  readonly failure: string | undefined;
  readonly change: (change: Partial<AgreementDraft>) => void;
  readonly save: () => void;
  readonly close: () => void;
  readonly discard: () => void;
}

interface Around {
  readonly view: AccountView;
  readonly client: Pick<ServerClient, "record">;
  readonly desk: AgreementDesk;
  readonly ask: Ask;
  readonly saved: (entry: FollowUpView) => void;
  readonly discarded: () => void;
}

const newId = (): string => crypto.randomUUID();

/** The draft and its copy on this computer; another question begins another draft with what can be kept of this one. */
function useHeldAgreement(
  { view, desk, ask }: Around,
  busy: { readonly current: boolean },
  begun: () => void,
) {
  const [first] = useState(() => {
    const waiting = desk.store.load();
    const draft = agreementDraft(ask, view, waiting, newId);
    return { draft, restored: draft === waiting };
  });
  const [draft, setDraft] = useState(first.draft);
  const [restored, setRestored] = useState(first.restored);
  const asked = useRef(ask);
  useLayoutEffect(() => {
    if (asked.current === ask || busy.current) return;
    asked.current = ask;
    setDraft(agreementDraft(ask, view, draft, newId));
    setRestored(false);
    begun();
  }, [ask]);
  const hold = (next: AgreementDraft): void => {
    setDraft(next);
    desk.store.keep(next);
  };
  return { draft, restored, hold };
}

/** The one thing being agreed, contested or ended: its draft, where it is kept, and what happened to it. */
export function useAgreementDraft(around: Around): AgreementWriting {
  const { view, client, desk, saved, discarded } = around;
  const { locale, words } = useSpeech();
  const say = useFormWords().agreement;
  const [flaw, setFlaw] = useState<FieldFlaw>();
  const [failure, setFailure] = useState<string>();
  const [saving, setSaving] = useState(false);
  const busy = useRef(false);
  const forgive = (): void => {
    setFlaw(undefined);
    setFailure(undefined);
  };
  const { draft, restored, hold } = useHeldAgreement(around, busy, forgive);
  const leave = (): void => {
    desk.store.drop();
    desk.close();
  };

  async function save(): Promise<void> {
    if (busy.current) return;
    const read = readAgreement(draft, view);
    forgive();
    if (!read.ok && !draft.unanswered) {
      const { field, flaw: because } = read.because;
      if (because === "gone") setFailure(say.gone);
      else setFlaw({ field, says: say.flaws[because] });
      return;
    }
    const request = draft.unanswered ?? (read.ok ? read.value : null);
    if (!request) return;
    busy.current = true;
    setSaving(true);
    // Kept before it leaves: after a reload in between, the same request is settled first.
    hold({ ...draft, unanswered: request });
    const told = await client.record(request.what, { clientId: draft.clientId, ...request.body });
    busy.current = false;
    setSaving(false);
    if (told.ok) {
      leave();
      saved(told.value);
      return;
    }
    const { because } = told;
    const taken = because.code === "same-id-other-text";
    if (because.certain) hold({ ...draft, clientId: taken ? newId() : draft.clientId, unanswered: null });
    const field = refusedField(because, draft.kind, locale);
    const { title, what } = words.problem[because.problem];
    if (field) setFlaw(field);
    else setFailure(because.sentence?.[locale] ?? `${title}. ${what}`);
  }

  return {
    draft,
    restored,
    saving,
    flaw,
    failure,
    change: (change) => {
      if (busy.current || draft.unanswered) return;
      hold({ ...draft, ...change });
      forgive();
    },
    save: () => void save(),
    close: desk.close,
    discard: () => {
      leave();
      discarded();
    },
  };
}
