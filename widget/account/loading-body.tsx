import { useEffect, useState } from "preact/hooks";
import { Panel } from "../ui/panel.tsx";
import { useSpeech } from "../words/speech.ts";

/** A wait that nobody notices; shapes that flash for less only disturb, and hold up the figures. */
export const UNNOTICED_MS = 200;

/** The page's shape before its figures, so that nothing jumps when they come. `askedAt` is when the wait began. */
export function LoadingBody({ askedAt }: { readonly askedAt: number }) {
  const { words } = useSpeech();
  const left = askedAt + UNNOTICED_MS - performance.now();
  const [noticed, setNoticed] = useState(left <= 0);
  useEffect(() => {
    if (noticed) return;
    const timer = setTimeout(() => setNoticed(true), left);
    return () => clearTimeout(timer);
  }, []);
  if (!noticed) return <div class="first-paint" aria-busy="true" />;
  const panel = (name: string, title: string) => (
    <Panel
      name={name}
      title={title}
      content={{ state: "loading" }}
      ready={() => null}
      loading={words.page.loading}
    />
  );
  return (
    <div aria-busy="true">
      <div class="cards">
        {panel("score", words.credit.scoreTitle)}
        {panel("sell", words.credit.sellTitle)}
        {panel("open", words.aging.title)}
      </div>
      <div class="work">
        {panel("invoices", words.invoices.title)}
        {panel("followup", words.followup.title)}
      </div>
    </div>
  );
}
