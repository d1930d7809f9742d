import { useEffect, useRef, useState } from "preact/hooks";
import type { AccountView } from "../../shared/account/contract.ts";
import type { ServerClient } from "../api/server-client.ts";
import { Notice } from "../ui/notice.tsx";
import { Skeleton } from "../ui/panel.tsx";
import { useSpeech } from "../words/speech.ts";
import type { FormPart } from "./use-form-part.ts";

interface HoldBackProps {
  readonly view: AccountView;
  readonly form: FormPart;
  readonly client: Pick<ServerClient, "holds" | "hold">;
  readonly done: () => void;
}

/** A quiet button that leads to what people hold back; what it opens is fetched with the forms. */
export function HoldBack({ view, form, client, done }: HoldBackProps) {
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
          {words.followup.holdBack}
        </button>
      </p>
    );
  if (form.part) return <form.part.HoldPanel {...{ view, client, done, close }} />;
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
