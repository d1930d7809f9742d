import type { ServerClient } from "../api/server-client.ts";
import { useSpeech } from "../words/speech.ts";
import { QuietForm } from "./late-form.tsx";
import type { FormPart } from "./use-form-part.ts";

interface ExpectedProps {
  readonly form: FormPart;
  readonly client: Pick<ServerClient, "forecast">;
}

/** Leads to when the money is expected, and why. */
export function Expected({ form, client }: ExpectedProps) {
  const { words } = useSpeech();
  return (
    <QuietForm form={form} label={words.followup.expected}>
      {({ ForecastPanel }, close) => <ForecastPanel client={client} close={close} />}
    </QuietForm>
  );
}
