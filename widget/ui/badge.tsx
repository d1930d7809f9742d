import type { ComponentChildren } from "preact";
import type { Tone } from "./notice.tsx";

/** A few words on a tinted ground. The words carry the meaning; the tint only helps to find them. */
export function Badge({ tone, children }: { readonly tone: Tone; readonly children: ComponentChildren }) {
  return <span class={`badge tone-${tone}`}>{children}</span>;
}
