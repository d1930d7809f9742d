import type { ApprovalCalls } from "../api/approval-calls.ts";
import type { LimitCalls } from "../api/limit-calls.ts";
import { useSpeech } from "../words/speech.ts";
import { QuietForm } from "./late-form.tsx";
import { useFormPart } from "./use-form-part.ts";

interface LimitAskProps {
  readonly client: ApprovalCalls & Pick<LimitCalls, "limitProposal">;
}

/** Below the limit: leads to what was approved, what waits, and what limit would fit. */
export function LimitAsk({ client }: LimitAskProps) {
  const { words } = useSpeech();
  const form = useFormPart(false);
  return (
    <QuietForm form={form} label={words.credit.proposeLimit}>
      {({ LimitPanel, ProposalTold }, close) => (
        <LimitPanel client={client} close={close} reckoned={<ProposalTold client={client} />} />
      )}
    </QuietForm>
  );
}
