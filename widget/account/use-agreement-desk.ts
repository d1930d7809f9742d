import { useMemo, useState } from "preact/hooks";
import type { AccountView } from "../../shared/account/contract.ts";
import { agreementStore, type DraftStore } from "../followup/draft-store.ts";
import type { AgreementDraft, Ask } from "./agreement-draft.ts";

/** Whether a form of what is agreed or contested is open, and which; the form itself comes later. */
export interface AgreementDesk {
  readonly ask: Ask | undefined;
  /** A draft waits while the form is closed. */
  readonly waits: boolean;
  readonly store: DraftStore<AgreementDraft>;
  readonly open: (ask: Ask) => void;
  /** What was written stays in the store, or has left it. */
  readonly close: () => void;
}

export function useAgreementDesk({ account, viewer }: AccountView): AgreementDesk {
  const store = useMemo(
    () => agreementStore<AgreementDraft>(`${account.accountId}.${viewer.userId}`),
    [account.accountId, viewer.userId],
  );
  const [ask, setAsk] = useState<Ask | undefined>(() =>
    viewer.mayLog && store.load() ? { kind: null } : undefined,
  );
  return {
    ask,
    waits: ask === undefined && viewer.mayLog && store.load() !== undefined,
    store,
    open: setAsk,
    close: () => setAsk(undefined),
  };
}
