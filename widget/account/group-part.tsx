import type { AccountView } from "../../shared/account/contract.ts";
import type { ServerClient } from "../api/server-client.ts";
import { GroupLine, isHeadOffice } from "../group/group-line.tsx";
import { useSpeech } from "../words/speech.ts";
import { LateForm, useOpening } from "./late-form.tsx";
import type { FormPart } from "./use-form-part.ts";

interface GroupPartProps {
  readonly view: AccountView;
  readonly form: FormPart;
  readonly client: Pick<ServerClient, "choosePayer">;
  readonly done: () => void;
}

/** Where the group's reminders go, and at the head office a link to who pays. */
export function GroupPart({ form, ...rest }: GroupPartProps) {
  const { words } = useSpeech();
  const { open, button, toggle, close } = useOpening(form);
  const { view } = rest;
  const { role } = view.viewer;
  const mayChoose = isHeadOffice(view) && (role === "admin" || role === "collector");
  return (
    <>
      <GroupLine view={view}>
        {mayChoose && (
          <button type="button" class="link" ref={button} aria-expanded={open} onClick={toggle}>
            {words.followup.group.choose}
          </button>
        )}
      </GroupLine>
      {open && <LateForm form={form}>{({ PayerPanel }) => <PayerPanel {...rest} close={close} />}</LateForm>}
    </>
  );
}
