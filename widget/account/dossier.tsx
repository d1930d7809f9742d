import { useMemo } from "preact/hooks";
import type { AccountView } from "../../shared/account/contract.ts";
import type { DossierCalls } from "../api/dossier-calls.ts";
import type { DossierText } from "../dossier/dossier-text.ts";
import { agreementStore } from "../followup/draft-store.ts";
import { useSpeech } from "../words/speech.ts";
import { QuietForm } from "./late-form.tsx";
import type { FormPart } from "./use-form-part.ts";

interface DossierProps {
  readonly view: AccountView;
  readonly form: FormPart;
  readonly client: DossierCalls;
}

/** Leads to the credit file. */
export function Dossier({ view: { account, viewer }, form, client }: DossierProps) {
  const { words } = useSpeech();
  const shelf = useMemo(
    () => agreementStore<DossierText>(`dossier.${account.accountId}.${viewer.userId}`),
    [account.accountId, viewer.userId],
  );
  return (
    <QuietForm
      form={form}
      label={words.followup.dossier}
      glance={({ DossierGlance }) => <DossierGlance client={client} />}
    >
      {({ DossierPanel, BureauPanel }, close) => (
        <DossierPanel {...{ client, shelf, close }}>
          {(again) => <BureauPanel client={client} arrived={again} />}
        </DossierPanel>
      )}
    </QuietForm>
  );
}
