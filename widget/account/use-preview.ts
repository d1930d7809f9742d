import { useEffect, useState } from "preact/hooks";
import type { ConsequenceView } from "../../shared/dunning/contract.ts";
import type { Failure, PreviewBody, ServerClient } from "../api/server-client.ts";

/** What the server says about a request that is not sent yet. */
export type Foreseen =
  | { readonly state: "nothing" }
  | { readonly state: "asking" }
  | { readonly state: "told"; readonly parts: readonly ConsequenceView[] }
  | { readonly state: "failed"; readonly because: Failure };

/** Nobody reads a consequence of half a number. */
const SETTLE_MS = 200;

/** Asks what it would do whenever it changes, once it has settled; an answer that came too late is not shown. */
export function usePreview(request: PreviewBody | null, preview: ServerClient["preview"]): Foreseen {
  const key = request === null ? "" : JSON.stringify(request);
  const [known, setKnown] = useState<{ readonly key: string; readonly foreseen: Foreseen }>();
  useEffect(() => {
    if (request === null) return;
    let wanted = true;
    const ask = async (): Promise<void> => {
      const told = await preview(request);
      const foreseen: Foreseen = told.ok
        ? { state: "told", parts: told.value.parts }
        : { state: "failed", because: told.because };
      if (wanted) setKnown({ key, foreseen });
    };
    const timer = setTimeout(() => void ask(), SETTLE_MS);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [key]);
  if (request === null) return { state: "nothing" };
  return known?.key === key ? known.foreseen : { state: "asking" };
}
