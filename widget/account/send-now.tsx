import type { ServerClient } from "../api/server-client.ts";
import { useSpeech } from "../words/speech.ts";
import { QuietForm } from "./late-form.tsx";
import type { FormPart } from "./use-form-part.ts";

interface SendNowProps {
  readonly form: FormPart;
  readonly client: ServerClient;
  /** Something was said or written down: the page reads it anew. */
  readonly done: () => void;
}

/** Asks what would leave now. */
export function SendNow({ form, ...rest }: SendNowProps) {
  const { words } = useSpeech();
  return (
    <QuietForm form={form} label={words.followup.sendNow}>
      {({ SendPanel }, close) => <SendPanel {...rest} close={close} />}
    </QuietForm>
  );
}
