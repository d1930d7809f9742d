import type { LimitCalls } from "../api/limit-calls.ts";
import { useSpeech } from "../words/speech.ts";
import { QuietForm } from "./late-form.tsx";
import { useFormPart } from "./use-form-part.ts";

/** Below the limit: leads to what limit would fit. */
export function ProposalAsk({ client }: { readonly client: Pick<LimitCalls, "limitProposal"> }) {
  const { words } = useSpeech();
  const form = useFormPart(false);
  return (
    <QuietForm form={form} label={words.credit.proposeLimit}>
      {({ ProposalPanel }, close) => <ProposalPanel client={client} close={close} />}
    </QuietForm>
  );
}
