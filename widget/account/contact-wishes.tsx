import type { AccountView } from "../../shared/account/contract.ts";
import type { ServerClient } from "../api/server-client.ts";
import { useSpeech } from "../words/speech.ts";
import { QuietForm } from "./late-form.tsx";
import type { FormPart } from "./use-form-part.ts";

interface ContactWishesProps {
  readonly view: AccountView;
  readonly form: FormPart;
  readonly client: Pick<ServerClient, "contacts" | "preferContact">;
  readonly done: () => void;
}

/** Leads to when and how the contacts want to be reached. */
export function ContactWishes({ form, ...rest }: ContactWishesProps) {
  const { words } = useSpeech();
  return (
    <QuietForm form={form} label={words.followup.wishes}>
      {({ PreferencePanel }, close) => <PreferencePanel {...rest} close={close} />}
    </QuietForm>
  );
}
