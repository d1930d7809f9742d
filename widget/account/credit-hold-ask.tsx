import type { LimitCalls } from "../api/limit-calls.ts";
import { useSpeech } from "../words/speech.ts";
import { QuietForm } from "./late-form.tsx";
import { useFormPart } from "./use-form-part.ts";

interface CreditHoldAskProps {
  readonly client: LimitCalls;
  readonly changed: () => void;
}

/** Below the limit: leads to who may buy on credit and why not. */
export function CreditHoldAsk({ client, changed }: CreditHoldAskProps) {
  const { words } = useSpeech();
  const form = useFormPart(false);
  return (
    <QuietForm form={form} label={words.credit.creditHold}>
      {({ CreditHoldPanel }, close) => <CreditHoldPanel {...{ client, changed, close }} />}
    </QuietForm>
  );
}
