import type { AccountView } from "../../shared/account/contract.ts";
import type { ServerClient } from "../api/server-client.ts";
import { useSpeech } from "../words/speech.ts";
import { QuietForm } from "./late-form.tsx";
import type { FormPart } from "./use-form-part.ts";

interface HoldBackProps {
  readonly view: AccountView;
  readonly form: FormPart;
  readonly client: Pick<ServerClient, "holds" | "hold">;
  readonly done: () => void;
}

/** Leads to what people hold back. */
export function HoldBack({ form, ...rest }: HoldBackProps) {
  const { words } = useSpeech();
  return (
    <QuietForm form={form} label={words.followup.holdBack}>
      {({ HoldPanel }, close) => <HoldPanel {...rest} close={close} />}
    </QuietForm>
  );
}
