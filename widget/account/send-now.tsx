import { useEffect, useRef, useState } from "preact/hooks";
import type { ServerClient } from "../api/server-client.ts";
import { Notice } from "../ui/notice.tsx";
import { Skeleton } from "../ui/panel.tsx";
import { useSpeech } from "../words/speech.ts";
import type { FormPart } from "./use-form-part.ts";

interface SendNowProps {
  readonly form: FormPart;
  readonly client: ServerClient;
  /** Something was said or written down: the page reads it anew. */
  readonly done: () => void;
}

/** A quiet button that asks what would leave now; what it opens is fetched with the forms. */
export function SendNow({ form, client, done }: SendNowProps) {
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
  if (!open)
    return (
      <p class="send-now">
        <button type="button" class="link" ref={button} onClick={() => setOpen(true)}>
          {words.followup.sendNow}
        </button>
      </p>
    );
  if (form.part) return <form.part.SendPanel client={client} done={done} close={close} />;
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
