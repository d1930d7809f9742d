import { useEffect, useState } from "preact/hooks";
import type * as EntryFormFile from "./entry-form.tsx";
import { whenIdle } from "./when-idle.ts";

type Part = typeof EntryFormFile;

export interface FormPart {
  /** Undefined until it is here. */
  readonly part: Part | undefined;
  /** The last attempt to fetch it failed. */
  readonly failed: boolean;
  readonly fetch: () => void;
}

let fetched: Part | undefined;

/**
 * The form, fetched as soon as the page stands and the browser has nothing else to do: it is here before anybody can
 * press a key, and a line that breaks later cannot take it away. What failed is tried again at the next `fetch`.
 */
export function useFormPart(wanted: boolean): FormPart {
  const [part, setPart] = useState(fetched);
  const [failed, setFailed] = useState(false);
  const fetch = (): void => {
    setFailed(false);
    import(/* webpackChunkName: "form" */ "./entry-form.tsx").then(
      (here) => {
        fetched = here;
        setPart(here);
      },
      () => setFailed(true),
    );
  };
  useEffect(() => {
    return part || !wanted ? undefined : whenIdle(fetch);
  }, [part, wanted]);
  return { part, failed, fetch };
}
