import { useEffect, useRef, useState } from "preact/hooks";
import type { AccountView } from "../../shared/account/contract.ts";
import type { ServerClient } from "../api/server-client.ts";
import { GroupLine, isHeadOffice } from "../group/group-line.tsx";
import { Notice } from "../ui/notice.tsx";
import { Skeleton } from "../ui/panel.tsx";
import { useSpeech } from "../words/speech.ts";
import type { FormPart } from "./use-form-part.ts";

interface GroupPartProps {
  readonly view: AccountView;
  readonly form: FormPart;
  readonly client: Pick<ServerClient, "choosePayer">;
  readonly done: () => void;
}

/** Where the group's reminders go, and at the head office a link to who pays; what it opens is fetched with the forms. */
export function GroupPart({ view, form, client, done }: GroupPartProps) {
  const { words } = useSpeech();
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (open && !form.part) form.fetch();
  }, [open]);
  const close = (): void => {
    setOpen(false);
    // After the panel is gone: the keyboard goes on where it was.
    setTimeout(() => button.current?.focus(), 0);
  };
  const { role } = view.viewer;
  const mayChoose = isHeadOffice(view) && (role === "admin" || role === "collector");
  return (
    <>
      <GroupLine view={view}>
        {mayChoose && (
          <button type="button" class="link" ref={button} aria-expanded={open} onClick={() => setOpen(!open)}>
            {words.followup.group.choose}
          </button>
        )}
      </GroupLine>
      {open && <Opened {...{ view, form, client, done, close }} />}
    </>
  );
}

function Opened({ form, ...rest }: GroupPartProps & { readonly close: () => void }) {
  const { words } = useSpeech();
  if (form.part) return <form.part.PayerPanel {...rest} />;
  if (!form.failed) return <Skeleton label={words.followup.form.fetching} />;
  return (
    <div class="form-late" role="alert">
      <Notice
        tone="bad"
        title={words.followup.form.notFetched}
        retry={{ label: words.page.retry, again: form.fetch }}
      />
    </div>
  );
}
