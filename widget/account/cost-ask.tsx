import type { ServerClient } from "../api/server-client.ts";
import { useSpeech } from "../words/speech.ts";
import { QuietForm } from "./late-form.tsx";
import { useFormPart } from "./use-form-part.ts";

/** Below the limit: leads to what the account's credit cost in a year. */
export function CostAsk({ client }: { readonly client: Pick<ServerClient, "cost"> }) {
  const { words } = useSpeech();
  const form = useFormPart(false);
  return (
    <QuietForm form={form} label={words.credit.costOfCredit}>
      {({ CostPanel }, close) => <CostPanel client={client} close={close} />}
    </QuietForm>
  );
}
