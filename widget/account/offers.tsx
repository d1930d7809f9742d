import type { ServerClient } from "../api/server-client.ts";
import { useSpeech } from "../words/speech.ts";
import { QuietForm } from "./late-form.tsx";
import type { FormPart } from "./use-form-part.ts";

interface OffersProps {
  readonly form: FormPart;
  readonly client: Pick<ServerClient, "offers" | "record">;
  readonly done: () => void;
}

/** Leads to what less may be paid. */
export function Offers({ form, client, done }: OffersProps) {
  const { words } = useSpeech();
  return (
    <QuietForm form={form} label={words.followup.offers}>
      {({ OfferPanel }, close) => <OfferPanel client={client} close={close} done={done} />}
    </QuietForm>
  );
}
