import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { Notice } from "./notice.tsx";

interface PanelFormProps {
  readonly title: string;
  /** Why it was not saved. */
  readonly failure: string | undefined;
  readonly save: () => Promise<void>;
  readonly close: () => void;
  readonly end: ComponentChildren;
  readonly children: ComponentChildren;
}

/** A form that opens in an account's panel: its title has the focus, and Escape leaves it. */
export function PanelForm({ title, failure, save, close, end, children }: PanelFormProps) {
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => head.current?.focus(), []);
  return (
    <form
      class="log-form send-panel"
      aria-label={title}
      onKeyDown={(event) => event.key === "Escape" && close()}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <h3 ref={head} tabIndex={-1}>
        {title}
      </h3>
      {children}
      {failure && (
        <div role="alert">
          <Notice tone="bad" title={failure} />
        </div>
      )}
      {end}
    </form>
  );
}
