import type { ExposureView } from "../../shared/limit/contract.ts";
import type { ServerClient } from "../api/server-client.ts";
import { useSpeech } from "../words/speech.ts";
import { QuietForm } from "./late-form.tsx";
import { useFormPart } from "./use-form-part.ts";

interface DealAskProps {
  readonly client: Pick<ServerClient, "dealCheck">;
  readonly exposure: ExposureView;
}

/** Below the limit: leads to the question whether one more delivery keeps within it. */
export function DealAsk({ client, exposure }: DealAskProps) {
  const { words } = useSpeech();
  const form = useFormPart(false);
  return (
    <QuietForm form={form} label={words.credit.checkDeal}>
      {({ DealPanel }, close) => <DealPanel client={client} currency={exposure.currency} close={close} />}
    </QuietForm>
  );
}
