import type { AccountView } from "../../shared/account/contract.ts";
import type { ServerClient } from "../api/server-client.ts";
import { useSpeech } from "../words/speech.ts";
import { QuietForm } from "./late-form.tsx";
import type { FormPart } from "./use-form-part.ts";

interface ContactWishesProps {
  readonly view: AccountView;
  readonly form: FormPart;
  readonly client: Pick<ServerClient, "contacts" | "preferContact" | "optOut" | "optIn" | "askThirdParty">;
  readonly done: () => void;
}

/** Who wants to hear no more; leads to that, to when and how the contacts want to be reached, and to whom else to ask. */
export function ContactWishes({ form, ...rest }: ContactWishesProps) {
  const { followup: say } = useSpeech().words;
  return (
    <>
      {rest.view.contacts.map(
        ({ contactId, name, refuses }) =>
          refuses && (
            <p key={contactId} class="quiet">
              {say.refuses(name, refuses.map((way) => (way === "sms" ? "SMS" : say.kinds[way])).join(" · "))}
            </p>
          ),
      )}
      <QuietForm form={form} label={say.wishes}>
        {({ ContactsPanel }, close) => <ContactsPanel {...rest} close={close} />}
      </QuietForm>
    </>
  );
}
