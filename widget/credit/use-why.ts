import { useState } from "preact/hooks";
import type * as WhyFile from "./why-part.ts";

export type WhyPart = typeof WhyFile;

export interface Why {
  readonly part: WhyPart | null;
  readonly failed: boolean;
  readonly fetch: () => void;
}

/** What explains a score further: fetched when somebody asks why, not with the page. */
export function useWhy(): Why {
  const [part, setPart] = useState<WhyPart | null>(null);
  const [failed, setFailed] = useState(false);
  const fetch = (): void => {
    if (part !== null) return;
    setFailed(false);
    import(/* webpackChunkName: "score-why" */ "./why-part.ts").then(setPart, () => setFailed(true));
  };
  return { part, failed, fetch };
}
