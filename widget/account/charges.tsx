import type { ServerClient } from "../api/server-client.ts";
import { useSpeech } from "../words/speech.ts";
import { QuietForm } from "./late-form.tsx";
import type { FormPart } from "./use-form-part.ts";

interface ChargesProps {
  readonly form: FormPart;
  readonly client: Pick<ServerClient, "charges" | "propose" | "decideCharge">;
}

/** Leads to the claims beside the invoices. */
export function Charges({ form, client }: ChargesProps) {
  const { words } = useSpeech();
  return (
    <QuietForm form={form} label={words.followup.charges}>
      {({ ChargePanel }, close) => <ChargePanel client={client} close={close} />}
    </QuietForm>
  );
}
