import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { useSpeech } from "../words/speech.ts";
import { Notice } from "./notice.tsx";
import { Skeleton } from "./panel.tsx";
import type { Told } from "./told.ts";

interface AnswerPanelProps<T> {
  readonly title: string;
  readonly closeLabel: string;
  readonly ask: () => Promise<Told<T>>;
  readonly close: () => void;
  readonly children: (value: T) => ComponentChildren;
}

/** One question that is asked when the panel opens, and its answer until somebody closes it. */
export function AnswerPanel<T>({ title, closeLabel, ask, close, children }: AnswerPanelProps<T>) {
  const { words } = useSpeech();
  const heading = useRef<HTMLHeadingElement>(null);
  const [told, setTold] = useState<Told<T>>();
  useEffect(() => {
    heading.current?.focus();
    void ask().then(setTold);
  }, [ask]);
  return (
    <section
      class="log-form send-panel"
      aria-label={title}
      onKeyDown={(event) => event.key === "Escape" && close()}
    >
      <h3 ref={heading} tabIndex={-1}>
        {title}
      </h3>
      {told === undefined && <Skeleton label={words.page.loading} />}
      {told?.ok === false && <Notice tone="bad" {...words.problem[told.because.problem]} />}
      {told?.ok === true && children(told.value)}
      <div class="form-end">
        <button type="button" class="button" onClick={close}>
          {closeLabel}
        </button>
      </div>
    </section>
  );
}
