import type { OpenItemView } from "../../shared/account/contract.ts";
import type { ServerClient } from "../api/server-client.ts";
import type { Ticks } from "../credit/use-ticks.ts";
import { useSpeech } from "../words/speech.ts";
import { QuietForm } from "./late-form.tsx";
import { useFormPart } from "./use-form-part.ts";

interface WhatIfProps {
  readonly client: Pick<ServerClient, "whatIf">;
  readonly items: readonly OpenItemView[];
  readonly ticks: Ticks;
}

/** Below the open invoices: leads to boxes beside them, and to what would be if the ticked ones were paid. */
export function WhatIf({ client, items, ticks }: WhatIfProps) {
  const { words } = useSpeech();
  const form = useFormPart(false);
  return (
    <QuietForm form={form} label={words.invoices.whatIf}>
      {({ WhatIfPanel }, close) => <WhatIfPanel {...{ client, items, ticks, close }} />}
    </QuietForm>
  );
}
