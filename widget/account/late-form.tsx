import type { ComponentChildren, RefObject } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { Notice } from "../ui/notice.tsx";
import { Skeleton } from "../ui/panel.tsx";
import { useSpeech } from "../words/speech.ts";
import type { FormPart } from "./use-form-part.ts";

type Part = NonNullable<FormPart["part"]>;

export interface Opening {
  readonly open: boolean;
  /** The button that opens it: the keyboard goes on there when it is closed. */
  readonly button: RefObject<HTMLButtonElement | null>;
  readonly toggle: () => void;
  readonly close: () => void;
}

/** A small form behind a button, fetched with the log's form. */
export function useOpening(form: FormPart): Opening {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (open && !form.part) form.fetch();
  }, [open]);
  const close = (): void => {
    setOpen(false);
    // After the panel is gone.
    setTimeout(() => button.current?.focus(), 0);
  };
  return { open, button, toggle: () => setOpen(!open), close };
}

interface LateFormProps {
  readonly form: FormPart;
  readonly children: (part: Part) => ComponentChildren;
}

/** What is in the fetched part, or that it is on its way, or that it did not come. */
export function LateForm({ form, children }: LateFormProps) {
  const { words } = useSpeech();
  if (form.part) return <>{children(form.part)}</>;
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

interface QuietFormProps {
  readonly form: FormPart;
  readonly label: string;
  readonly children: (part: Part, close: () => void) => ComponentChildren;
  /** Stands above the button as soon as the part is here. */
  readonly glance?: (part: Part) => ComponentChildren;
}

/** A quiet button, and in its place the form that it opens. */
export function QuietForm({ form, label, children, glance }: QuietFormProps) {
  const { open, button, toggle, close } = useOpening(form);
  if (open) return <LateForm form={form}>{(part) => children(part, close)}</LateForm>;
  return (
    <>
      {form.part && glance?.(form.part)}
      <p class="send-now">
        <button type="button" class="link" ref={button} onClick={toggle}>
          {label}
        </button>
      </p>
    </>
  );
}
