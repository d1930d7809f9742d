import type { ComponentChildren } from "preact";
import { Notice, type Retry } from "./notice.tsx";

/** A panel is always in exactly one of these. */
export type PanelState<T> =
  | { readonly state: "loading" }
  | { readonly state: "ready"; readonly value: T }
  | { readonly state: "empty"; readonly sentence: string }
  | { readonly state: "failed"; readonly title: string; readonly what: string; readonly retry?: Retry };
interface PanelProps<T> {
  readonly name: string;
  readonly title: string;
  readonly aside?: ComponentChildren;
  readonly content: PanelState<T>;
  readonly ready: (value: T) => ComponentChildren;
  readonly loading: string;
}

/** A card with a heading, showing the one state it is in. */
export function Panel<T>({ name, title, aside, content, ready, loading }: PanelProps<T>) {
  return (
    <section class={`panel panel-${name}`} aria-labelledby={`${name}-title`} data-state={content.state}>
      <header class="panel-head">
        <h2 id={`${name}-title`}>{title}</h2>
        <div class="panel-aside">{aside}</div>
      </header>
      {content.state === "loading" && <Skeleton label={loading} />}
      {content.state === "ready" && ready(content.value)}
      {content.state === "empty" && <p class="panel-empty">{content.sentence}</p>}
      {content.state === "failed" && <Notice tone="bad" {...content} />}
    </section>
  );
}

export function Skeleton({ label }: { readonly label: string }) {
  return (
    <div class="skeleton">
      <span class="unseen">{label}</span>
      <i class="bone bone-wide" />
      <i class="bone" />
      <i class="bone bone-short" />
    </div>
  );
}
